package dev.sinew.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.store.LedgerEntry.Acceptance;
import dev.sinew.store.LedgerEntry.Event;
import dev.sinew.store.LedgerEntry.State;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FindingLifeTest {
    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void isFixedWhenGoneAndOpenAgainWhenBack() {
        FindingLife.Next fixed = FindingLife.NEW.gone();
        FindingLife.Next back = fixed.life().seen(START);

        assertThat(fixed).isEqualTo(next(State.FIXED, Event.GONE));
        assertThat(back).isEqualTo(next(State.REOPENED, Event.CAME_BACK));
        assertThat(back.life().gone().life().state()).isEqualTo(State.FIXED);
    }

    @Test
    void isOpenAgainAtTheMomentItsAcceptanceEnds() {
        Acceptance acceptance = new Acceptance("until the gateway is new", "ana", START);
        FindingLife accepted = FindingLife.NEW.accepted(acceptance).life();

        assertThat(accepted.seen(START.minusNanos(1)).life().state()).isEqualTo(State.ACCEPTED);
        assertThat(accepted.seen(START).life().state()).isEqualTo(State.REOPENED);
        assertThat(accepted.passed(START).event()).contains(Event.EXPIRED);
        assertThat(accepted.passed(START).life().acceptance()).contains(acceptance);
    }

    @Test
    void comesBackAcceptedWhereTheAcceptanceStillHolds() {
        FindingLife fixed = FindingLife.NEW
                .accepted(new Acceptance("known", "ana", START))
                .life()
                .gone()
                .life();

        assertThat(fixed.seen(START.minusNanos(1)).life().state()).isEqualTo(State.ACCEPTED);
        assertThat(fixed.seen(START).life().state()).isEqualTo(State.REOPENED);
    }

    /** Whatever happens in whatever order, also with a clock that jumps, these hold. */
    @Test
    void keepsItsPromisesInAnyOrder() {
        long seed = new Random().nextLong();
        System.out.println("FindingLifeTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            FindingLife life = FindingLife.NEW;
            for (int step = 0; step < 30; step++) {
                Instant at = START.plusSeconds(random.nextInt(100));
                int what = random.nextInt(5);
                FindingLife.Next next = happen(life, what, at, random);
                check(life, what, at, next);
                life = next.life();
            }
        }
    }

    private static FindingLife.Next happen(FindingLife life, int what, Instant at, Random random) {
        return switch (what) {
            case 0 -> life.seen(at);
            case 1 -> life.gone();
            case 2 -> life.passed(at);
            case 3 ->
                life.accepted(new Acceptance("r" + random.nextInt(), "w", at.plusSeconds(1 + random.nextInt(50))));
            default -> life.withdrawn();
        };
    }

    private static void check(FindingLife before, int what, Instant at, FindingLife.Next next) {
        FindingLife after = next.life();
        assertThat(next.event().isPresent()).as("an event for each change").isEqualTo(!after.equals(before));
        assertThat(after.state() != State.ACCEPTED || after.acceptance().isPresent())
                .isTrue();
        assertThat(after.state())
                .as("nothing is new twice")
                .isIn(before.state() == State.OPEN ? State.values() : not(State.OPEN));
        boolean ended = after.acceptance().filter(by -> at.isBefore(by.until())).isEmpty();
        switch (what) {
            case 0 -> {
                assertThat(after.state()).isNotEqualTo(State.FIXED);
                assertThat(after.state() == State.ACCEPTED && ended).isFalse();
            }
            case 1 -> assertThat(after.state()).isEqualTo(State.FIXED);
            case 2 -> assertThat(after.state() == State.ACCEPTED && ended).isFalse();
            case 3 -> assertThat(after.state().isOpen()).isFalse();
            default -> assertThat(after.acceptance()).isEmpty();
        }
        assertThat(what > 2 || after.acceptance().equals(before.acceptance()))
                .as("only people change an acceptance")
                .isTrue();
        if (what != 0) {
            assertThat(before.state() == State.FIXED && after.state() != State.FIXED)
                    .isFalse();
        }
    }

    private static State[] not(State state) {
        return Arrays.stream(State.values()).filter(each -> each != state).toArray(State[]::new);
    }

    private static FindingLife.Next next(State state, Event event) {
        return new FindingLife.Next(new FindingLife(state, Optional.empty()), Optional.of(event));
    }
}
