package dev.sinew.engine.flow;

import dev.sinew.engine.flow.Skipped.How;
import dev.sinew.engine.flow.Votes.Vote;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What callers do before one sensitive step, as known at one time. */
final class Custom {
    private final Waypoint waypoint;
    private final Votes votes;
    private final SortedMap<Long, Integer> counts = new TreeMap<>();

    Custom(Waypoint waypoint) {
        this.waypoint = waypoint;
        this.votes = waypoint.all().votes;
        for (Vote vote : votes.all()) {
            vote.before().keySet().forEach(step -> counts.merge(step, 1, Integer::sum));
        }
    }

    Waypoint waypoint() {
        return waypoint;
    }

    /**
     * The steps that a caller did not take though nearly all others do, those that most take first.
     *
     * @param known for how long all steps are remembered
     */
    List<Skipped> lacking(Awaited judged, Waypoints waypoints, long known, boolean gaps) {
        List<Skipped> lacking = new ArrayList<>(0);
        counts.forEach((step, count) -> {
            int bits = judged.of(step);
            boolean done = (bits & (Awaited.DONE | Awaited.USED)) == Awaited.DONE;
            if (!done && isUsual(count + 1, votes.all().size())) {
                lacking(judged, step, waypoints, known, gaps).ifPresent(lacking::add);
            }
        });
        lacking.sort((one, other) -> Integer.compare(other.first(), one.first()));
        return lacking;
    }

    private static boolean isUsual(int some, int all) {
        return 20 * (all - some) <= all;
    }

    private Optional<Skipped> lacking(Awaited judged, long step, Waypoints waypoints, long known, boolean gaps) {
        Waypoint before = waypoints.get(step);
        if (before == null || before.isAside() || !before.isMostlyWith(votes)) {
            return Optional.empty();
        }
        boolean done = (judged.of(step) & Awaited.DONE) != 0;
        int others = 0;
        int first = 0;
        long usual = 0;
        Set<Long> without = new HashSet<>();
        for (Vote vote : votes.all()) {
            Long value = vote.before().get(step);
            boolean tells = vote.caller() != judged.step.actor().key()
                    && (!done || value == null || (value & (Votes.AGAIN | Votes.REUSED)) != 0);
            boolean follows = value != null && (!done || (value & Votes.REUSED) == 0);
            if (tells) {
                others++;
                first += follows ? 1 : 0;
                usual = Math.max(usual, value == null ? 0 : Votes.time(value));
                if (!follows) {
                    without.add(vote.client());
                }
            }
        }
        return isUsual(others - without.size(), others)
                ? Optional.of(new Skipped(
                        waypoint.operation(),
                        before.operation(),
                        others,
                        first,
                        without.size(),
                        how(judged.of(step)),
                        waypoint.weight(),
                        usual,
                        known,
                        (judged.step.facts() & Step.TOLD) != 0,
                        gaps))
                : Optional.empty();
    }

    private static How how(int bits) {
        return (bits & Awaited.DONE) != 0 ? How.NOT_AGAIN : (bits & Awaited.REFUSED) != 0 ? How.IN_VAIN : How.LEFT_OUT;
    }
}
