package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Signal;
import java.util.List;
import java.util.Set;
import org.agrona.collections.Long2LongHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a caller got to know of by an answer about what is another's or that is for staff alone, and by none since: the cards that another's
 * account names. Having been shown it so is no leave to use it.
 */
final class Taken {
    /** Nothing is. */
    static final Taken NOTHING = new Taken();

    /** What shows that an answer was about another's, or was for staff. */
    private static final Set<String> FLAWS =
            Set.of("broken-object-level-authorisation", "broken-function-level-authorisation");

    private static final int MOST = 4_000;

    /** Since when, in seconds since 2020. */
    private final Long2LongHashMap since = new Long2LongHashMap(0);

    private Taken() {}

    /** With what a caller got by an access, where signals tell of that. */
    Taken adding(Actor actor, @Nullable Used use, List<Signal> signals, Knowledge knowledge) {
        if (use == null || since.size() >= MOST || !isAccused(signals)) {
            return this;
        }
        Taken taken = this == NOTHING ? new Taken() : this;
        taken.add(actor, use, knowledge);
        return taken;
    }

    private static boolean isAccused(List<Signal> signals) {
        for (Signal signal : signals) {
            if (signal.outcome() != Outcome.ATTEMPTED
                    && FLAWS.contains(signal.rule().flaw())) {
                return true;
            }
        }
        return false;
    }

    private void add(Actor actor, Used use, Knowledge knowledge) {
        int time = use.access().seconds();
        for (Named named : use.answered()) {
            ObjectFacts facts = use.asks(named.object()) ? null : knowledge.object(named.object());
            if (facts != null && since.size() < MOST && facts.lastHanded(actor::is) == time) {
                long before = since.get(named.object());
                since.put(named.object(), before == 0 ? time : Math.min(before, time));
            }
        }
    }

    /** Whether something that an access names was taken before. */
    boolean has(long object, Access access) {
        long time = since.isEmpty() ? 0 : since.get(object);
        return time != 0 && time < access.seconds();
    }

    /** What is known of an object, but for the caller's having taken it. */
    @Nullable
    ObjectFacts from(Actor actor, long object, @Nullable ObjectFacts facts, Access access) {
        return facts != null && has(object, access) ? without(facts, actor) : facts;
    }

    /** The same as if a caller had never been handed it. */
    private static ObjectFacts without(ObjectFacts facts, Actor actor) {
        ObjectFacts rest = facts.copy(facts.madeFor);
        rest.receiverCount = 0;
        rest.given = 0;
        for (int i = 0; i < facts.receiverCount; i++) {
            if (!actor.is(facts.receivers[i])) {
                rest.handTo(facts.receivers[i], (facts.given & 1 << i) != 0, facts.handedAt[i]);
            }
        }
        return rest;
    }

    /** The same, to be added to; nothing stays nothing. */
    Taken copy() {
        Taken same = this == NOTHING ? this : new Taken();
        if (same != this) {
            same.since.putAll(since);
        }
        return same;
    }

    boolean isSame(Taken other) {
        return since.equals(other.since);
    }
}
