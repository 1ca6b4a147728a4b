package dev.sinew.engine.detect;

import dev.sinew.engine.detect.Detector.Judgement;
import dev.sinew.engine.ownership.Situation;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Asks all detectors about situations. */
public final class Detection implements Function<Situation, List<Signal>> {
    private final List<Entry> detectors = new ArrayList<>();

    private record Entry(RuleEntry<?> rule, Detector detector) {}

    /** The detectors among the rules, in their order. */
    public Detection(List<? extends RuleEntry<?>> rules) {
        for (RuleEntry<?> entry : rules) {
            if (entry.rule() instanceof Detector detector) {
                detectors.add(new Entry(entry, detector));
            }
        }
    }

    /** What is wrong with an access, in the order of the detectors. */
    @Override
    public List<Signal> apply(Situation situation) {
        List<Signal> signals = new ArrayList<>(0);
        for (Entry entry : detectors) {
            Optional<Judgement> judgement = entry.detector().judge(situation);
            if (judgement.isPresent()) {
                signals.add(signal(entry.rule().facts(), situation, judgement.get()));
            }
        }
        return signals.isEmpty() ? List.of() : List.copyOf(signals);
    }

    private static Signal signal(RuleFacts rule, Situation situation, Judgement judgement) {
        return new Signal(
                rule,
                situation.operation(),
                situation.access().origin(),
                situation.access().timeMicros(),
                judgement.outcome(),
                situation.actor(),
                judgement.objects(),
                situation.access().dataClasses(),
                judgement.confidence(),
                judgement.note());
    }
}
