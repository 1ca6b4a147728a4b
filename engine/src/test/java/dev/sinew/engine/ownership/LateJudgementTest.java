package dev.sinew.engine.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.model.Change;
import dev.sinew.model.Signal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accesses are judged again as more becomes known, signals are withdrawn, and what is kept for that is bounded. */
class LateJudgementTest {
    private static final String RULE = "detect.object-of-another-caller";
    private static final long START = 1_769_860_800_000_000L;
    private static final long SECOND = 1_000_000L;

    private final Observer observer = new Observer(Call.KEY, new MarkSet(List.of()), ObserveLimits.DEFAULT);
    private FoldRun run = new FoldRun(OwnershipLimits.DEFAULT, 1, Delivery.DIRECT);
    private int entry;
    private long time = START;

    private int call(String who, Call call, String answer) {
        time += SECOND;
        String claims = "{\"iss\":\"https://id.bank.example\",\"sub\":\"" + who + "\"}";
        Call made = call.header("Authorization", "Bearer " + Call.jwt(claims))
                .answerJson(answer)
                .at(time)
                .entry(entry);
        run.pass(new RandomTraffic.Step.Seen(observer.observe(made.exchange()), Call.print(who), 0));
        return entry++;
    }

    private int read(String who, String id) {
        return call(who, Call.get("/orders/" + id), "{\"id\":\"" + id + "\",\"total\":3}");
    }

    private void list(String who, String id) {
        call(who, Call.get("/orders"), "{\"items\":[{\"id\":\"" + id + "\",\"total\":3}]}");
    }

    private static String id(String who) {
        return "ord-" + who + "-7f3a-91";
    }

    /** So many people who keep to their own. */
    private void people(int from, int to) {
        for (int i = from; i < to; i++) {
            list("p" + i, id("p" + i));
            read("p" + i, id("p" + i));
        }
    }

    private List<Signal> raised() {
        return run.changes.stream()
                .filter(Change.SignalRaised.class::isInstance)
                .map(change -> ((Change.SignalRaised) change).signal())
                .filter(signal -> signal.rule().id().equals(RULE))
                .toList();
    }

    private List<Signal> withdrawn() {
        return run.changes.stream()
                .filter(Change.SignalWithdrawn.class::isInstance)
                .map(change -> ((Change.SignalWithdrawn) change).signal())
                .filter(signal -> signal.rule().id().equals(RULE))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 60_000})
    void aReadBeforeTheOwnersFirstListIsRaisedOnceThatCameWithItsOwnTime(int young) {
        run = new FoldRun(new OwnershipLimits(young, 20_000, 10_000, 10_000, 1_000, 50), 1, Delivery.DIRECT);
        people(0, 6);
        int theft = read("mallory", id("anna"));
        final long when = time;
        run.settle(false);
        assertThat(raised()).isEmpty();

        people(6, 8);
        run.settle(false);
        people(8, 10);
        run.settle(false);
        assertThat(raised()).isEmpty();

        time += 3_600 * SECOND;
        list("anna", id("anna"));
        for (int batch = 0; batch < 4; batch++) {
            people(10 + batch, 11 + batch);
            run.settle(false);
        }
        assertThat(raised()).singleElement().satisfies(signal -> {
            assertThat(signal.origin().entry()).isEqualTo(theft);
            assertThat(signal.timeMicros()).isEqualTo(when);
            assertThat(signal.actor().key()).isEqualTo(Call.print("mallory"));
        });
        assertThat(withdrawn()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 60_000})
    void aSignalIsWithdrawnOnceTheObjectTurnsOutToBeEverybodys(int young) {
        run = new FoldRun(new OwnershipLimits(young, 20_000, 10_000, 10_000, 1_000, 50), 1, Delivery.DIRECT);
        people(0, 6);
        list("p0", id("common"));
        int read = read("bob", id("common"));
        run.settle(false);
        assertThat(raised())
                .singleElement()
                .satisfies(signal -> assertThat(signal.origin().entry()).isEqualTo(read));

        for (int i = 1; i < 6; i++) {
            list("p" + i, id("common"));
        }
        for (int batch = 0; batch < 4; batch++) {
            people(10 + batch, 11 + batch);
            run.settle(false);
        }
        assertThat(withdrawn())
                .singleElement()
                .satisfies(signal -> assertThat(signal.origin().entry()).isEqualTo(read));
    }

    @Test
    void whatWasSaidOfACallerWhoGoesOnCallingIsWithdrawnAsWell() {
        run = new FoldRun(new OwnershipLimits(0, 20_000, 10_000, 10_000, 1_000, 50), 1, Delivery.DIRECT);
        people(0, 6);
        list("p0", id("common"));
        int read = read("bob", id("common"));
        run.settle(false);
        assertThat(raised()).hasSize(1);

        for (int i = 1; i < 6; i++) {
            list("p" + i, id("common"));
        }
        for (int batch = 0; batch < 4; batch++) {
            time += 3 * 3_600 * SECOND;
            read("bob", "ord-other-7f3a-" + batch);
            run.settle(false);
        }
        assertThat(withdrawn())
                .singleElement()
                .satisfies(signal -> assertThat(signal.origin().entry()).isEqualTo(read));
    }

    @Test
    void whatWasSaidOfStaffIsWithdrawnOnceItIsKnownToBeStaff() {
        run = new FoldRun(new OwnershipLimits(0, 20_000, 10_000, 10_000, 1_000, 50), 1, Delivery.DIRECT);
        people(0, 6);
        int read = read("desk", id("p0"));
        for (int batch = 0; batch < 3; batch++) {
            time += 3 * 3_600 * SECOND;
            read("desk", "ord-other-7f3a-" + batch);
            run.settle(false);
        }
        assertThat(raised()).hasSize(1);
        assertThat(withdrawn()).isEmpty();

        run.staff.add(Call.print("desk"));
        time += 3 * 3_600 * SECOND;
        read("desk", "ord-other-7f3a-last");
        run.settle(false);
        assertThat(withdrawn())
                .singleElement()
                .satisfies(signal -> assertThat(signal.origin().entry()).isEqualTo(read));
    }

    @Test
    void oneCallerOfVeryManyIdsIsKeptWithinTheLimits() {
        OwnershipLimits limits = new OwnershipLimits(500, 5_000, 4_000, 1_000, 2_000, 64);
        run = new FoldRun(limits, 1, Delivery.DIRECT);
        people(0, 6);
        Random random = new Random(11);
        for (int i = 0; i < 200_000; i++) {
            read("mallory", "ord-" + Long.toHexString(random.nextLong()) + "-91");
            if (run.fold.isFull()) {
                run.settle(false);
                assertThat(run.fold.kept()).isLessThanOrEqualTo(limits.unexplained());
                assertThat(run.fold.objects()).isLessThanOrEqualTo(limits.objects());
            }
        }
        run.settle(true);
        assertThat(run.fold.kept()).isLessThanOrEqualTo(6 * 2 + limits.unexplainedOfActor());
        assertThat(run.fold.actors()).isEqualTo(7);
        assertThat(run.fold.left()).isGreaterThan(100_000);
    }

    @Test
    void veryManyCallersOfOneCallAreKeptWithinTheLimits() {
        OwnershipLimits limits = new OwnershipLimits(500, 5_000, 4_000, 20_000, 2_000, 64);
        run = new FoldRun(limits, 1, Delivery.DIRECT);
        people(0, 6);
        for (int i = 0; i < 200_000; i++) {
            list("v" + i, id("v" + i));
            if (run.fold.isFull()) {
                run.settle(false);
                assertThat(run.fold.kept()).isLessThanOrEqualTo(limits.unexplained());
                assertThat(run.fold.objects()).isLessThanOrEqualTo(limits.objects());
            }
        }
        run.settle(true);
        assertThat(run.fold.actors()).isEqualTo(limits.actors());
        assertThat(run.fold.left()).isEqualTo(200_006 - limits.actors());
        assertThat(run.fold.forgotten() + run.fold.objects()).isGreaterThanOrEqualTo(limits.actors());
    }
}
