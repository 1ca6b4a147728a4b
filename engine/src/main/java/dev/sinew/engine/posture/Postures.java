package dev.sinew.engine.posture;

import dev.sinew.engine.profile.Learned;
import dev.sinew.engine.profile.Profile;
import dev.sinew.engine.verify.TokenFacts;
import dev.sinew.model.ApiFacts;
import dev.sinew.model.Exchange;
import dev.sinew.model.Operation;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Puts together what posture is judged by, from profiles and from what others know of callers, signals and specifications. */
public final class Postures {
    private final Learned learned;
    private final Outside outside;

    /** What profiles do not tell. */
    public interface Outside {
        /** What the user tells of an api. */
        ApiFacts facts(String api);

        /** Whether the user told of any api. */
        boolean described();

        /** How many distinct callers a profile has today. */
        long callers(Profile profile);

        /** The labels of the kinds of a profile's callers. */
        SortedSet<String> cohorts(Profile profile);

        /** The densest runs of an operation's calls by one account or client. */
        List<Burst> bursts(Operation operation);

        /** What was found out about the token with a fingerprint. */
        TokenFacts token(long print);

        /** {@code active}, {@code shadow} or {@code zombie}. */
        String status(Operation operation);
    }

    public Postures(Learned learned, Outside outside) {
        this.learned = learned;
        this.outside = outside;
    }

    /** The apis in the order of their names. */
    public List<ApiPosture> of(SortedMap<Operation, Profile> operations, List<Signal> signals) {
        Map<Operation, List<Signal>> said = new HashMap<>();
        signals.forEach(signal -> said.computeIfAbsent(signal.operation(), key -> new ArrayList<>())
                .add(signal));
        SortedMap<String, List<OperationPosture>> byApi = new TreeMap<>();
        long first = Long.MAX_VALUE;
        long last = Exchange.TIME_UNKNOWN;
        for (Map.Entry<Operation, Profile> entry : operations.entrySet()) {
            Profile profile = entry.getValue();
            byApi.computeIfAbsent(entry.getKey().api(), key -> new ArrayList<>())
                    .add(one(entry.getKey(), profile, said.getOrDefault(entry.getKey(), List.of())));
            if (profile.firstSeen() != Exchange.TIME_UNKNOWN) {
                first = Math.min(first, profile.firstSeen());
                last = Math.max(last, profile.lastSeen());
            }
        }
        long from = first == Long.MAX_VALUE ? Exchange.TIME_UNKNOWN : first;
        long to = last;
        List<ApiPosture> apis = new ArrayList<>();
        byApi.forEach(
                (api, all) -> apis.add(new ApiPosture(api, outside.facts(api), outside.described(), all, from, to)));
        return apis;
    }

    private OperationPosture one(Operation operation, Profile profile, List<Signal> signals) {
        Learned.Known known = learned.known(operation, profile);
        return new OperationPosture(
                known.operation(),
                known.traits(),
                known.spread(),
                known.admissions(),
                known.lists(),
                outside.bursts(operation),
                profile.notices(),
                outside.callers(profile),
                outside.cohorts(profile),
                signals,
                Arrays.stream(profile.someTokens()).mapToObj(outside::token).toList(),
                outside.status(operation));
    }
}
