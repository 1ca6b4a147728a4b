package dev.sinew.engine.posture;

import dev.sinew.engine.profile.Admissions;
import dev.sinew.engine.profile.Lists;
import dev.sinew.engine.profile.Profile;
import dev.sinew.engine.profile.Spread;
import dev.sinew.engine.profile.Traits;
import dev.sinew.engine.verify.TokenFacts;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.Operation;
import dev.sinew.model.Origin;
import dev.sinew.model.Signal;
import dev.sinew.model.Trait;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that posture is judged by for one operation.
 *
 * @param learned its fields, answers, authentication and times
 * @param traits how its exchanges were transported and what their headers allow
 * @param spread sizes, times and days of its calls
 * @param admissions who was let in when
 * @param lists how many records its answers list
 * @param bursts the densest runs of its calls by one account or client
 * @param notices what marks noticed, in the order of rule and place
 * @param callers how many distinct callers it had
 * @param cohorts the labels of the kinds of its callers, in order
 * @param signals what detectors said of its calls, by time
 * @param tokens what is known of some of the readable tokens that it accepted
 * @param status {@code active}, {@code shadow} or {@code zombie}; {@code active} where no specification was given
 */
public record OperationPosture(
        LearnedOperation learned,
        Traits traits,
        Spread spread,
        Admissions admissions,
        Lists lists,
        List<Burst> bursts,
        SortedMap<Profile.Notice, Profile.Sighting> notices,
        long callers,
        SortedSet<String> cohorts,
        List<Signal> signals,
        List<TokenFacts> tokens,
        String status) {
    public OperationPosture {
        notices = Collections.unmodifiableSortedMap(new TreeMap<>(notices));
        cohorts = Collections.unmodifiableSortedSet(new TreeSet<>(cohorts));
        signals = List.copyOf(signals);
        bursts = List.copyOf(bursts);
        tokens = List.copyOf(tokens);
    }

    /** Which operation it is. */
    public Operation operation() {
        return learned.operation();
    }

    /** How many calls had a trait. */
    public long count(Trait trait) {
        return traits.count(trait);
    }

    /** The earliest call that had it. */
    public Origin first(Trait trait) {
        return traits.first(trait);
    }

    /** How many calls were answered with success. */
    public long successes() {
        return learned.answeredWith(2);
    }

    /** Whether calls carry credentials and none without was ever answered with success; those that were refused say nothing. */
    public boolean isGuarded() {
        String authentication = learned.authentication();
        return (authentication.equals("always") || authentication.equals("mixed")) && count(Trait.BARE_SUCCESS) == 0;
    }

    /** Whether the method is one that by its meaning changes something (RFC 9110, section 9.2.1). */
    public boolean isUnsafe() {
        return switch (operation().method()) {
            case "GET", "HEAD", "OPTIONS", "TRACE" -> false;
            default -> true;
        };
    }
}
