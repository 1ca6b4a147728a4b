package dev.sinew.store;

import dev.sinew.store.LedgerEntry.Acceptance;
import dev.sinew.store.LedgerEntry.Event;
import dev.sinew.store.LedgerEntry.State;
import java.time.Instant;
import java.util.Optional;

/**
 * How a finding's life goes on: from where it stands and what happens to where it stands then. Pure; what is stored is the
 * ledger's business.
 *
 * @param state where it stands
 * @param acceptance the last one that was not withdrawn
 */
public record FindingLife(State state, Optional<Acceptance> acceptance) {
    /** A finding that was seen for the first time. */
    public static final FindingLife NEW = new FindingLife(State.OPEN, Optional.empty());

    /**
     * What follows.
     *
     * @param life the life from then on
     * @param event what happened; empty where nothing changed
     */
    public record Next(FindingLife life, Optional<Event> event) {}

    /** A rule says it. What was fixed is open again, or accepted where the acceptance still holds. */
    public Next seen(Instant at) {
        if (state != State.FIXED) {
            return passed(at);
        }
        return next(holds(at) ? State.ACCEPTED : State.REOPENED, Event.CAME_BACK);
    }

    /** All rules that said it ran and do not. */
    public Next gone() {
        return state == State.FIXED ? same() : next(State.FIXED, Event.GONE);
    }

    /** Time has passed. An acceptance that has ended stays known, and holds no longer, even where the clock is put back. */
    public Next passed(Instant at) {
        return state == State.ACCEPTED && !holds(at) ? next(State.REOPENED, Event.EXPIRED) : same();
    }

    /** Somebody lives with it. What is fixed stays fixed, and is accepted should it come back in time. */
    public Next accepted(Acceptance by) {
        State then = state == State.FIXED ? State.FIXED : State.ACCEPTED;
        return new Next(new FindingLife(then, Optional.of(by)), Optional.of(Event.ACCEPTED));
    }

    /** Somebody no longer lives with it. */
    public Next withdrawn() {
        if (acceptance.isEmpty()) {
            return same();
        }
        State then = state == State.ACCEPTED ? State.REOPENED : state;
        return new Next(new FindingLife(then, Optional.empty()), Optional.of(Event.WITHDRAWN));
    }

    private boolean holds(Instant at) {
        return acceptance.filter(by -> at.isBefore(by.until())).isPresent();
    }

    private Next same() {
        return new Next(this, Optional.empty());
    }

    private Next next(State then, Event event) {
        return new Next(new FindingLife(then, acceptance), Optional.of(event));
    }
}
