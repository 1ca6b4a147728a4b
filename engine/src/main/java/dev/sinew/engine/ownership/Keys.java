package dev.sinew.engine.ownership;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.Arrays;
import java.util.function.LongPredicate;

/** The other keys of a caller: under which it was known before, and those of clients from which somebody logged in as it whom nobody knew until then. */
final class Keys {
    private static final int MOST_GUESTS = 16;
    private static final long[] NONE = {};

    private long[] former = NONE;
    private long[] guests = NONE;

    /** Whether something holds for a former key. */
    boolean anyFormer(LongPredicate that) {
        for (long each : former) {
            if (that.test(each)) {
                return true;
            }
        }
        return false;
    }

    /** Whether something holds for a client from which somebody logged in. */
    boolean anyGuest(LongPredicate that) {
        for (long each : guests) {
            if (that.test(each)) {
                return true;
            }
        }
        return false;
    }

    /** Takes a client from which somebody logged in, and returns whether it is new; of too many the first is forgotten. */
    boolean addGuest(long client) {
        if (anyGuest(each -> each == client)) {
            return false;
        }
        int from = guests.length < MOST_GUESTS ? 0 : 1;
        guests = Arrays.copyOfRange(guests, from, guests.length + 1);
        guests[guests.length - 1] = client;
        return true;
    }

    /** Takes over a key and all that were its. */
    void absorb(long key, Keys other) {
        former = Arrays.copyOf(former, former.length + 1 + other.former.length);
        former[former.length - 1 - other.former.length] = key;
        System.arraycopy(other.former, 0, former, former.length - other.former.length, other.former.length);
        for (long each : other.guests) {
            addGuest(each);
        }
    }

    /** The same, which these may go on from: neither changes what the other has. */
    Keys copy() {
        Keys same = new Keys();
        same.former = former;
        same.guests = guests;
        return same;
    }

    void write(StateWriter out) {
        out.longs(former);
        out.longs(guests);
    }

    static Keys read(StateReader in) {
        Keys keys = new Keys();
        keys.former = in.longs();
        for (long each : in.longs(MOST_GUESTS)) {
            keys.addGuest(each);
        }
        return keys;
    }
}
