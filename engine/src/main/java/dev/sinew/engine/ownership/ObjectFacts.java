package dev.sinew.engine.ownership;

import java.util.Arrays;
import org.agrona.collections.LongHashSet;

/**
 * What is known of one object: who made it, whom its own fields name, to whom it was handed, whether its owner made it public,
 * when it was deleted. Facts may come in any order and lead to the same. Times are seconds since 2020.
 */
final class ObjectFacts {
    /** To so many callers an object is remembered as handed. */
    static final int MOST = 32;

    private static final int CREATIONS = 4;

    final int type;
    /** The person's value that the object's owner field shows, 0 while none does. */
    long named;

    int namedAt;
    private long[] creators = new long[0];
    private int[] createdAt = new int[0];
    private boolean[] bare = new boolean[0];
    private long[] receivers = new long[0];
    private int[] handedAt = new int[0];
    private int receiverCount;
    private boolean published;
    private int publishedAt;
    int deletedAt;
    int touched;

    ObjectFacts(int type) {
        this.type = type;
    }

    void touch(int time) {
        touched = Math.max(touched, time);
    }

    /** A caller got to know of it without asking for it by name. */
    void handTo(long caller, int time) {
        touch(time);
        for (int i = 0; i < receiverCount; i++) {
            if (receivers[i] == caller) {
                handedAt[i] = Math.max(handedAt[i], time);
                return;
            }
        }
        if (receiverCount < MOST) {
            if (receiverCount == receivers.length) {
                int room = Math.min(MOST, Math.max(1, 2 * receiverCount));
                receivers = Arrays.copyOf(receivers, room);
                handedAt = Arrays.copyOf(handedAt, room);
            }
            receivers[receiverCount] = caller;
            handedAt[receiverCount++] = time;
            return;
        }
        int last = last();
        if (Named.mix(caller) < Named.mix(receivers[last])) {
            receivers[last] = caller;
            handedAt[last] = time;
        }
    }

    private int last() {
        int last = 0;
        for (int i = 1; i < receiverCount; i++) {
            last = Named.mix(receivers[i]) > Named.mix(receivers[last]) ? i : last;
        }
        return last;
    }

    /** Somebody made it; the first to do so since it was last deleted counts. */
    void created(long caller, boolean known, int time) {
        touch(time);
        int at = 0;
        while (at < creators.length && before(at, caller, time)) {
            at++;
        }
        boolean same = at < creators.length && creators[at] == caller && createdAt[at] == time;
        if (same || at >= CREATIONS) {
            return;
        }
        int size = Math.min(CREATIONS, creators.length + 1);
        long[] who = new long[size];
        int[] when = new int[size];
        boolean[] how = new boolean[size];
        for (int i = 0, from = 0; i < size; i++) {
            boolean here = i == at;
            who[i] = here ? caller : creators[from];
            when[i] = here ? time : createdAt[from];
            how[i] = here ? !known : bare[from];
            from += here ? 0 : 1;
        }
        creators = who;
        createdAt = when;
        bare = how;
    }

    private boolean before(int at, long caller, int time) {
        return createdAt[at] != time ? createdAt[at] < time : creators[at] < caller;
    }

    /** Its owner field shows a person; the latest counts. */
    void named(long person, int time) {
        touch(time);
        if (named == 0 || time > namedAt || (time == namedAt && person < named)) {
            named = person;
            namedAt = time;
        }
    }

    /** An answer said whether everybody may see it; the latest counts. */
    void published(boolean open, int time) {
        touch(time);
        if (time > publishedAt || (time == publishedAt && open)) {
            published = open;
            publishedAt = time;
        }
    }

    /** It was deleted: what was known until then counts no more. */
    void deleted(int time) {
        touch(time);
        deletedAt = Math.max(deletedAt, time);
    }

    /** The index of the creation that counts, or -1. */
    private int creation() {
        for (int i = 0; i < creators.length; i++) {
            if (deletedAt == 0 || createdAt[i] > deletedAt) {
                return i;
            }
        }
        return -1;
    }

    /** The caller that made it, 0 where nobody is known to have. */
    long creator() {
        int at = creation();
        return at < 0 ? 0 : creators[at];
    }

    /** Whether the creator is a caller, rather than a client that nobody is known behind. */
    boolean creatorKnown() {
        int at = creation();
        return at >= 0 && !bare[at];
    }

    /** When it was made, 0 where not known. */
    int createdAt() {
        int at = creation();
        return at < 0 ? 0 : createdAt[at];
    }

    /** The person that its owner field names, 0 for none. */
    long person() {
        return named != 0 && (deletedAt == 0 || namedAt > deletedAt) ? named : 0;
    }

    boolean isPublished() {
        return published && (deletedAt == 0 || publishedAt > deletedAt);
    }

    boolean wasHandedTo(long caller) {
        for (int i = 0; i < receiverCount; i++) {
            if (receivers[i] == caller) {
                return deletedAt == 0 || handedAt[i] > deletedAt;
            }
        }
        return false;
    }

    /** To how many callers it was handed, at most {@link #MOST}. */
    int receivers() {
        if (deletedAt == 0) {
            return receiverCount;
        }
        int count = 0;
        for (int i = 0; i < receiverCount; i++) {
            count += handedAt[i] > deletedAt ? 1 : 0;
        }
        return count;
    }

    /** Adds whom it belongs to or was handed, a caller aside. */
    void others(Actor actor, LongHashSet into) {
        if (person() != 0 || creator() != 0) {
            boolean own = person() != 0 ? actor.isPerson(person()) : actor.is(creator());
            if (!own) {
                into.add(owner());
            }
            return;
        }
        for (int i = 0; i < receiverCount; i++) {
            if ((deletedAt == 0 || handedAt[i] > deletedAt) && !actor.is(receivers[i])) {
                into.add(receivers[i]);
            }
        }
    }

    /** The only caller that it was handed to, 0 where there is none or are several. */
    long onlyReceiver() {
        long only = 0;
        for (int i = 0; i < receiverCount; i++) {
            if (deletedAt == 0 || handedAt[i] > deletedAt) {
                if (only != 0) {
                    return 0;
                }
                only = receivers[i];
            }
        }
        return only;
    }

    /** Whether its fields name somebody, or a known caller made it: who may change it is known. */
    boolean hasHolder() {
        return person() != 0 || (creator() != 0 && creatorKnown());
    }

    /** Stands for whom it belongs to: whom its field names, else who made it, else the only one it was handed to; 0 for none. */
    long owner() {
        return person() != 0 ? person() : creator() != 0 ? creator() : onlyReceiver();
    }
}
