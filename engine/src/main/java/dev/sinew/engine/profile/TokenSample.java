package dev.sinew.engine.profile;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Claims;
import java.util.Arrays;

/**
 * The fingerprints of some readable tokens that an operation accepted: the smallest few, which depend on the set alone, so that
 * what was found out about tokens elsewhere can be told of the operation. Merges in any order to the same.
 */
final class TokenSample {
    private static final int MOST = 8;
    private static final long[] NONE = {};

    private long[] smallest = NONE;

    /** Takes a credential of a call that was not refused. */
    void add(Credential credential) {
        if (!credential.claims().equals(Claims.NONE) && credential.kind() != Credential.Kind.BASIC) {
            insert(credential.print());
        }
    }

    void merge(TokenSample other) {
        for (long print : other.smallest) {
            insert(print);
        }
    }

    private void insert(long print) {
        int size = smallest.length;
        if (size == MOST && print >= smallest[size - 1]) {
            return;
        }
        int at = Arrays.binarySearch(smallest, print);
        if (at >= 0) {
            return;
        }
        int place = -at - 1;
        long[] more = size == MOST ? smallest : Arrays.copyOf(smallest, size + 1);
        System.arraycopy(smallest, place, more, place + 1, more.length - place - 1);
        more[place] = print;
        smallest = more;
    }

    /** The fingerprints in order. */
    long[] prints() {
        return smallest.clone();
    }

    void write(StateWriter out) {
        out.longs(smallest);
    }

    void read(StateReader in) {
        for (long print : in.longs(MOST)) {
            insert(print);
        }
    }
}
