package dev.sinew.engine.detect;

import dev.sinew.engine.access.AccessLog;
import dev.sinew.engine.identity.Cohort;
import dev.sinew.engine.identity.IdentityFold;
import dev.sinew.engine.identity.KnownCaller;
import dev.sinew.engine.ownership.OwnershipFold;
import dev.sinew.engine.ownership.Situation;
import dev.sinew.engine.route.OperationFinder;
import dev.sinew.engine.verify.TokenVerdicts;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** What the detectors among some rules say of accesses, judged with all that is known once routes are decided. */
    public static List<Signal> run(
            AccessLog log,
            OperationFinder finder,
            IdentityFold identity,
            TokenVerdicts verdicts,
            List<? extends RuleEntry<?>> rules) {
        Map<Long, Cohort> cohorts = new HashMap<>();
        for (KnownCaller caller : identity.callers()) {
            cohorts.put(caller.key(), caller.cohort().cohort());
        }
        OwnershipFold ownership = new OwnershipFold(
                finder, key -> Optional.ofNullable(cohorts.get(identity.now(key))), identity::now, verdicts);
        log.accesses().forEach(ownership::accept);
        log.told().forEach(told -> ownership.attribute(told.caller(), told.name(), told.print(), told.person()));
        Detection detection = new Detection(rules);
        ownership.judge(detection);
        return detection.signals();
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
