package dev.sinew.engine.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.route.RouteFold;
import dev.sinew.engine.route.RouteLimits;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.Change;
import dev.sinew.model.Descriptions;
import dev.sinew.model.Observation;
import dev.sinew.model.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who makes itself an administrator on its own page, whose path ends in the name that it logs in with. */
class OwnStaffRightTest {
    private static final String RULE = "detect.mass-assignment";
    private static final long START = 1_769_860_800_000_000L;
    private static final long MINUTE = 60_000_000L;
    private static final int FARMERS = 12;

    private final Observer observer = new Observer(Call.KEY, new MarkSet(RuleIndex.all()), ObserveLimits.DEFAULT);
    private final RouteFold routes = new RouteFold(RouteLimits.DEFAULT);
    private final Map<Long, Long> byName = new HashMap<>();
    private final UsageFold fold = new UsageFold(
            RuleIndex.all(),
            new AllUsers() {
                @Override
                public long named(long name, String api) {
                    return byName.getOrDefault(name, 0L);
                }
            },
            Descriptions.NONE);
    private int entry;

    /** A farmer changes a page; its own is {@code farmer-N.berg}. */
    private void change(int caller, int page, String more) {
        Observation observation =
                observer.observe(Call.of("PATCH", "https://farm.case.example/farmers/farmer-" + page + ".berg")
                        .from("10.1.0." + caller)
                        .json("{\"firstName\":\"Ada\"" + more + "}")
                        .entry(entry)
                        .at(START + MINUTE * entry++)
                        .answer(
                                200,
                                "application/json",
                                "{\"id\":\"farmer-" + page + ".berg\",\"firstName\":\"Ada\"" + more + "}")
                        .exchange());
        if (caller == page) {
            byName.put(Segment.last(observation.segments()).print(), (long) caller);
        }
        routes.accept(observation, caller, new ArrayList<>());
        fold.accept(observation, caller);
    }

    private List<Long> told() {
        List<Change> changes = new ArrayList<>();
        fold.settle(routes.settle(new ArrayList<>()), changes);
        return changes.stream()
                .filter(Change.SignalRaised.class::isInstance)
                .map(each -> ((Change.SignalRaised) each).signal())
                .filter(each -> each.rule().id().equals(RULE))
                .map(each -> each.actor().key())
                .toList();
    }

    private void farmers(String more) {
        for (int farmer = 1; farmer <= FARMERS; farmer++) {
            change(farmer, farmer, more);
        }
    }

    @Test
    void severalWhoDoSoAreToldOf() {
        farmers("");
        for (int farmer = 1; farmer <= FARMERS / 3; farmer++) {
            change(farmer, farmer, ",\"isAdmin\":true");
        }

        assertThat(told()).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    }

    @Test
    void aFormThatAllSendSaysNothing() {
        farmers(",\"isAdmin\":true");

        assertThat(told()).isEmpty();
    }

    @Test
    void whatSeveralSetForOthersIsNotTheirOwnRight() {
        farmers("");
        for (int farmer = 1; farmer <= FARMERS / 3; farmer++) {
            change(farmer, farmer + 1, ",\"isAdmin\":true");
        }

        assertThat(told()).isEmpty();
    }
}
