package dev.sinew.app.fold;

import dev.sinew.engine.identity.IdentityFold;
import dev.sinew.engine.identity.KnownCaller;
import dev.sinew.engine.posture.Risk;
import dev.sinew.engine.profile.Profile;
import dev.sinew.model.Exchange;
import dev.sinew.model.Incident;
import dev.sinew.model.LearnedField;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.LearnedOperation.LearnedAnswer;
import dev.sinew.model.Operation;
import dev.sinew.model.Signal;
import dev.sinew.report.AnalysisReport;
import dev.sinew.spec.match.Match;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The rows of a report, read off the folds at the end. */
final class InventoryRows {
    private final IdentityFold identity;
    private final Map<Long, KnownCaller> callers = new HashMap<>();

    InventoryRows(IdentityFold identity) {
        this.identity = identity;
        identity.callers().forEach(caller -> callers.put(caller.key(), caller));
    }

    /** An operation that is described and was never called. */
    static AnalysisReport.Row orphan(Operation operation) {
        return new AnalysisReport.Row(
                operation,
                0,
                0,
                "unknown",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(true),
                "orphan",
                Exchange.TIME_UNKNOWN,
                Exchange.TIME_UNKNOWN,
                0,
                Risk.NONE.score(),
                Risk.NONE.reasons());
    }

    /** An operation's row; {@code match} is what describes it, empty where no specification was given. */
    AnalysisReport.Row row(LearnedOperation known, Profile profile, Optional<Match> match, Risk risk) {
        Operation operation = known.operation();
        return new AnalysisReport.Row(
                operation,
                profile.requests(),
                callers(profile),
                profile.authentication(),
                profile.credentialKinds(),
                known.dataClasses(),
                fields(known),
                List.copyOf(cohorts(profile)),
                match.map(Match::documented),
                Specified.status(match),
                profile.firstSeen(),
                profile.lastSeen(),
                profile.statusClass(4) + profile.statusClass(5),
                risk.score(),
                risk.reasons());
    }

    /** Incidents with a name for each actor. */
    List<AnalysisReport.IncidentRow> named(List<Incident> incidents, ActorNames names) {
        List<AnalysisReport.IncidentRow> rows = new ArrayList<>();
        for (Incident incident : incidents) {
            KnownCaller caller =
                    incident.actor().known() ? callers.get(incident.actor().key()) : null;
            String label = names.name(incident.actor(), rows.size());
            rows.add(new AnalysisReport.IncidentRow(incident, label, caller == null ? List.of() : caller.agents()));
        }
        return rows;
    }

    /** The callers with the most calls, at most so many, the busiest first. */
    List<AnalysisReport.Caller> busiest(int most, ActorNames names) {
        return callers.values().stream()
                .sorted(Comparator.comparingLong(KnownCaller::requests)
                        .reversed()
                        .thenComparingLong(KnownCaller::key))
                .limit(most)
                .map(caller -> caller(caller, names))
                .toList();
    }

    private static AnalysisReport.Caller caller(KnownCaller caller, ActorNames names) {
        return new AnalysisReport.Caller(
                names.name(new Signal.Actor(caller.key(), true), 0),
                caller.cohort().cohort().label(),
                caller.cohort().why(),
                caller.requests(),
                caller.authenticationTypes(),
                caller.agents(),
                caller.clients(),
                caller.tenants(),
                caller.consents(),
                caller.firstSeenMicros(),
                caller.lastSeenMicros());
    }

    /** How many distinct callers a profile has today. */
    long callers(Profile profile) {
        return profile.callers(identity::now);
    }

    /** The labels of the kinds of a profile's callers, in order. */
    SortedSet<String> cohorts(Profile profile) {
        SortedSet<String> labels = new TreeSet<>();
        for (long key : profile.someCallers()) {
            KnownCaller caller = callers.get(identity.now(key));
            if (caller != null) {
                labels.add(caller.cohort().cohort().label());
            }
        }
        return labels;
    }

    private static List<AnalysisReport.Field> fields(LearnedOperation known) {
        Set<AnalysisReport.Field> fields = new LinkedHashSet<>();
        add(fields, "request", known.parameters());
        add(fields, "request", known.requestBody().fields());
        for (LearnedAnswer answer : known.answers().values()) {
            add(fields, "answer", answer.headers());
            add(fields, "answer", answer.body().fields());
        }
        return List.copyOf(fields);
    }

    private static void add(Set<AnalysisReport.Field> to, String side, List<LearnedField> fields) {
        for (LearnedField field : fields) {
            if (!field.dataClasses().isEmpty()) {
                String place = field.path().location().name().toLowerCase(Locale.ROOT);
                to.add(new AnalysisReport.Field(side, place, field.path().text(), field.dataClasses(), field.sample()));
            }
        }
    }

    /** Callers by kind, in the order of the kinds. */
    List<AnalysisReport.Cohort> cohorts() {
        Map<dev.sinew.engine.identity.Cohort, List<KnownCaller>> byKind =
                new EnumMap<>(dev.sinew.engine.identity.Cohort.class);
        callers.values()
                .forEach(caller -> byKind.computeIfAbsent(caller.cohort().cohort(), key -> new ArrayList<>())
                        .add(caller));
        List<AnalysisReport.Cohort> cohorts = new ArrayList<>();
        byKind.forEach((kind, members) -> cohorts.add(cohort(kind.label(), members)));
        return cohorts;
    }

    private static AnalysisReport.Cohort cohort(String label, List<KnownCaller> members) {
        SortedSet<String> types = new TreeSet<>();
        Map<String, Long> agents = new HashMap<>();
        Map<String, Long> reasons = new HashMap<>();
        long requests = 0;
        for (KnownCaller member : members) {
            requests += member.requests();
            types.addAll(member.authenticationTypes());
            member.agents().forEach(agent -> agents.merge(agent, 1L, Long::sum));
            reasons.merge(member.cohort().why(), 1L, Long::sum);
        }
        return new AnalysisReport.Cohort(
                label, members.size(), requests, List.copyOf(types), mostFirst(agents), mostFirst(reasons));
    }

    private static List<String> mostFirst(Map<String, Long> counts) {
        Collection<Map.Entry<String, Long>> entries = counts.entrySet();
        return entries.stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
