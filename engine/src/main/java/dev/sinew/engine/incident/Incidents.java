package dev.sinew.engine.incident;

import dev.sinew.model.Confidence;
import dev.sinew.model.Incident;
import dev.sinew.model.Incident.Stage;
import dev.sinew.model.Incident.Stake;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Origin;
import dev.sinew.model.Severity;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes one incident of all signals of one actor. A pure function of the signals. */
public final class Incidents {
    private static final int MUCH = 10;

    /** Sets apart what a client is told of from what is told of the caller of the same exchange. */
    private static final long CLIENT = 0x517cc1b727220a95L;

    private static final Comparator<Incident> WORST_FIRST = Comparator.comparing(Incident::severity)
            .reversed()
            .thenComparingLong(incident -> incident.signals().getFirst().timeMicros())
            .thenComparing(incident -> incident.signals().getFirst().origin());

    private Incidents() {}

    /** The incidents, worst first. */
    public static List<Incident> of(List<Signal> signals) {
        Map<Signal.Actor, List<Signal>> byActor = new TreeMap<>();
        signals.forEach(signal -> byActor.computeIfAbsent(signal.actor(), key -> new ArrayList<>())
                .add(signal));
        List<Incident> incidents = new ArrayList<>();
        byActor.forEach((actor, own) -> incidents.add(incident(actor, own)));
        incidents.sort(WORST_FIRST);
        return List.copyOf(incidents);
    }

    private static Incident incident(Signal.Actor actor, List<Signal> signals) {
        signals.sort(Comparator.comparingLong(Signal::timeMicros).thenComparing(Signal::origin));
        Set<Long> objects = new HashSet<>();
        SortedSet<String> classes = new TreeSet<>();
        Set<Origin> changed = new HashSet<>();
        int reached = 0;
        boolean sure = false;
        boolean probing = true;
        Set<Stake> stakes = EnumSet.noneOf(Stake.class);
        for (Signal signal : signals) {
            probing &= signal.objects().isEmpty() || signal.confidence() != Confidence.CONFIRMED;
            if (signal.outcome() == Outcome.EXPOSED || signal.outcome() == Outcome.CHANGED) {
                reached++;
                objects.addAll(signal.objects());
                classes.addAll(signal.dataClasses());
                if (signal.outcome() == Outcome.CHANGED) {
                    changed.add(signal.origin());
                    stakes.addAll(Stakes.of(signal.operation()));
                }
                sure |= signal.confidence() == Confidence.CONFIRMED;
            }
        }
        Stage stage = stage(reached, objects.size(), probing);
        return new Incident(
                id(actor, signals),
                severity(stage, changed.size(), stakes, sure),
                actor,
                List.of(),
                stage,
                objects.size(),
                changed.size(),
                List.copyOf(classes),
                stakes,
                signals);
    }

    private static Stage stage(int reached, int objects, boolean probing) {
        if (reached == 0) {
            return probing ? Stage.PROBING : Stage.ATTEMPT;
        }
        return objects >= MUCH ? Stage.EXTRACTION : Stage.SUCCESS;
    }

    /**
     * By impact and confidence: what was only tried is low; what was reached on a guess is medium; where money was moved or the
     * way to log in changed for sure, or much changed, it is critical.
     */
    private static Severity severity(Stage stage, int writes, Set<Stake> stakes, boolean sure) {
        return switch (stage) {
            case PROBING, ATTEMPT -> Severity.LOW;
            case SUCCESS -> !sure ? Severity.MEDIUM : stakes.isEmpty() ? Severity.HIGH : Severity.CRITICAL;
            case EXTRACTION -> writes > 0 ? Severity.CRITICAL : Severity.HIGH;
        };
    }

    /** The first exchange names it: within an input it is of one caller, and of one client. */
    private static String id(Signal.Actor actor, List<Signal> signals) {
        Signal first = signals.getFirst();
        long exchange = first.origin().file().hashCode() * 31L + first.origin().entry();
        long hash = (actor.known() ? exchange : exchange ^ CLIENT) * 0x9e3779b97f4a7c15L;
        return "inc-" + Long.toHexString(hash >>> 16);
    }
}
