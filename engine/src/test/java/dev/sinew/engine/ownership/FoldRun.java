package dev.sinew.engine.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.detect.Detection;
import dev.sinew.engine.identity.Cohort;
import dev.sinew.engine.route.RouteFold;
import dev.sinew.engine.route.RouteLimits;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.engine.verify.TokenVerdict;
import dev.sinew.model.Change;
import dev.sinew.model.Observation;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A fold with all detectors, its routes and what is known of callers, through which traffic is passed step by step. */
final class FoldRun implements Callers {
    final List<Change> changes = new ArrayList<>();
    final RouteFold routes = new RouteFold(RouteLimits.DEFAULT);
    final Map<Long, Long> now = new HashMap<>();
    final Set<Long> staff = new HashSet<>();
    OwnershipFold fold;
    private final OwnershipLimits limits;
    private boolean one;

    FoldRun(OwnershipLimits limits, int shards, Delivery delivery) {
        this.limits = limits;
        this.fold = fold(limits, shards, delivery);
        this.one = shards == 1;
    }

    private OwnershipFold fold(OwnershipLimits within, int shards, Delivery delivery) {
        Detection detection = new Detection(RuleIndex.all());
        return new OwnershipFold(
                within, this, print -> TokenVerdict.Signature.UNKNOWN, detection, Set.of(), shards, delivery);
    }

    /** Goes on with a new fold that reads what the old one wrote. */
    void restart(int shards) {
        byte[] state = SmallState.bytes(fold);
        fold = fold(limits, shards, Delivery.DIRECT);
        fold.read(new StateReader(state), FoldRun::rule);
        if (shards == 1 && one) {
            assertThat(SmallState.bytes(fold)).isEqualTo(state);
        }
        one = shards == 1;
    }

    static Optional<RuleFacts> rule(String id) {
        return RuleIndex.all().stream()
                .map(RuleEntry::facts)
                .filter(facts -> facts.id().equals(id))
                .findFirst();
    }

    /** Passes everything, settles whenever a batch is full, and at the end once more. */
    List<Change> pass(List<RandomTraffic.Step> steps) {
        for (RandomTraffic.Step step : steps) {
            pass(step);
            if (fold.isFull()) {
                settle(false);
            }
        }
        settle(true);
        return changes;
    }

    void settle(boolean last) {
        List<Change> ignored = new ArrayList<>();
        fold.settle(last ? routes.view(ignored).finder() : routes.settle(ignored), last, changes);
    }

    void pass(RandomTraffic.Step step) {
        switch (step) {
            case RandomTraffic.Step.Seen seen -> {
                Observation observation = seen.observation();
                routes.accept(observation, seen.caller(), new ArrayList<>());
                boolean admin = observation.credentials().stream()
                        .anyMatch(each -> each.claims().scopes().contains("admin"));
                if (admin) {
                    staff.add(now(seen.caller()));
                }
                fold.accept(observation, now(seen.caller()), seen.account());
            }
            case RandomTraffic.Step.Merged merged -> {
                now.put(merged.from(), merged.into());
                fold.accept(new Change.CallersMerged(merged.from(), merged.into(), 0));
            }
        }
    }

    @Override
    public long now(long caller) {
        return now.getOrDefault(caller, caller);
    }

    @Override
    public Optional<Cohort> cohort(long caller) {
        return Optional.of(staff.contains(caller) ? Cohort.STAFF : Cohort.USER);
    }

    /** The first change that differs, in short; empty where all are equal. */
    static String difference(List<Change> one, List<Change> other) {
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            String here = i < one.size() ? text(one.get(i)) : "nothing";
            String there = i < other.size() ? text(other.get(i)) : "nothing";
            if (!here.equals(there)) {
                return "change " + i + ": " + here + "\nor " + there;
            }
        }
        return "";
    }

    private static String text(Change change) {
        return switch (change) {
            case Change.SignalRaised raised -> "raised " + text(raised.signal());
            case Change.SignalWithdrawn withdrawn -> "withdrawn " + text(withdrawn.signal());
            default -> change.toString();
        };
    }

    private static String text(Signal signal) {
        return signal.rule().id() + " at " + signal.origin().entry() + " " + signal.operation() + " of "
                + signal.actor() + " " + signal.objects() + " " + signal.confidence() + ": " + signal.note();
    }
}
