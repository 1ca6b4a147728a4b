package dev.sinew.engine.detect;

import dev.sinew.engine.ownership.Situation;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs all detectors over situations and collects what they say. */
public final class Detection implements Consumer<Situation> {
    private final List<Entry> detectors = new ArrayList<>();
    private final List<Signal> signals = new ArrayList<>();

    private record Entry(RuleEntry<?> rule, Detector detector) {}

    /** The detectors among the rules, in their order. */
    public Detection(List<? extends RuleEntry<?>> rules) {
        for (RuleEntry<?> entry : rules) {
            if (entry.rule() instanceof Detector detector) {
                detectors.add(new Entry(entry, detector));
            }
        }
    }

    @Override
    public void accept(Situation situation) {
        for (Entry entry : detectors) {
            entry.detector()
                    .judge(situation)
                    .ifPresent(judgement -> signals.add(new Signal(
                            entry.rule().facts(),
                            situation.operation(),
                            situation.access().origin(),
                            situation.access().timeMicros(),
                            judgement.outcome(),
                            situation.access().actor(),
                            judgement.objects(),
                            situation.access().dataClasses(),
                            judgement.confidence(),
                            judgement.note())));
        }
    }

    /** What was said so far, in the order judged. */
    public List<Signal> signals() {
        return List.copyOf(signals);
    }
}
