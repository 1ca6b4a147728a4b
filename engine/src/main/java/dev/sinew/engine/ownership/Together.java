package dev.sinew.engine.ownership;

import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.LongHashSet;

/**
 * What is known of an object by the other accesses of the same caller.
 *
 * <p>What one answer shows to belong to something of the caller's is so in its calls from then on: who looks after customers reads the claim of one
 * of them, whose answer names the customer, and then its course, whose answer does not.
 */
final class Together {
    private Together() {}

    /** Replaces what accesses of one caller name that an earlier answer told so; who made it so by a change did that before. */
    static void everywhere(Actor actor, List<Looked> all, Relations relations) {
        LongHashSet own = null;
        for (int i = 0; i < all.size(); i++) {
            Looked looked = all.get(i);
            if (own != null && hasOne(looked, own)) {
                List<Seen> asked = new ArrayList<>(looked.asked().size());
                for (Seen seen : looked.asked()) {
                    asked.add(isOne(seen, own) ? seen.asOwn() : seen);
                }
                all.set(i, new Looked(looked.kept(), looked.use(), asked, looked.reached()));
            }
            for (Seen seen : looked.asked()) {
                if (isByAnswer(looked, seen)
                        && !relations.owns(actor, seen, looked.use().access())) {
                    own = own == null ? new LongHashSet() : own;
                    own.add(seen.named().object());
                }
            }
        }
    }

    /** Whether the caller uses something that was given to whom an object belongs and to it, and to nobody else. */
    static boolean sharesWithOwner(Seen foreign, List<Looked> all) {
        ObjectFacts facts = foreign.facts();
        long owner = facts == null ? 0 : facts.creator() != 0 ? facts.creator() : facts.onlyReceiver();
        if (owner == 0) {
            return false;
        }
        for (Looked looked : all) {
            for (Seen seen : looked.asked()) {
                ObjectFacts own = seen.relation() == Relation.OWN ? seen.facts() : null;
                if (own != null && own.receivers() == 2 && own.wasGivenTo(owner)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether it is the caller's only by what the answer shows. */
    private static boolean isByAnswer(Looked looked, Seen seen) {
        return seen.relation() == Relation.OWN
                && !seen.given()
                && seen.facts() != null
                && looked.use().isAbout(seen.named())
                && looked.use().access().reads();
    }

    private static boolean hasOne(Looked looked, LongHashSet own) {
        for (Seen seen : looked.asked()) {
            if (isOne(seen, own)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOne(Seen seen, LongHashSet own) {
        return seen.relation() == Relation.FOREIGN && own.contains(seen.named().object());
    }
}
