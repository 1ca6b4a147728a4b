package dev.sinew.engine.detect;

import dev.sinew.engine.ownership.Situation;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.List;
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
            entry.detector()
                    .judge(situation)
                    .ifPresent(judgement -> signals.add(new Signal(
                            entry.rule().facts(),
                            situation.operation(),
                            situation.access().origin(),
                            situation.access().timeMicros(),
                            judgement.outcome(),
                            situation.actor(),
                            judgement.objects(),
                            situation.access().dataClasses(),
                            judgement.confidence(),
                            judgement.note())));
        }
        return signals.isEmpty() ? List.of() : List.copyOf(signals);
    }
}
