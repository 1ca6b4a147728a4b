package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.model.ValueFormat;
import java.util.Locale;

/**
 * The login names of one request. Which of several a server goes by cannot be seen, and whoever sends the request may add
 * another's: so several that differ stand together for an account of their own, whatever their order.
 */
final class LoginNames {
    /** The longest name, in bytes; that of an e-mail address. */
    static final int LONGEST = 254;

    private static final int MOST = 8;

    private final long[] prints = new long[MOST];
    private int count;
    private long client;
    private int rank;
    private String shown = "";

    void clear() {
        count = 0;
        client = 0;
        rank = 0;
        shown = "";
    }

    /** Takes a name, given by the fingerprint of its lower case; an application's own name counts where there is no other. */
    void add(String field, ValueFormat format, long print, byte[] bytes, int from, int to) {
        boolean ofClient = field.toLowerCase(Locale.ROOT).startsWith("client");
        if (ofClient) {
            client = client == 0 ? print : client;
        } else if (count < MOST && !holds(print)) {
            prints[count++] = print;
        }
        int better = ofClient ? 1 : format == ValueFormat.EMAIL ? 3 : 2;
        if (better > rank) {
            rank = better;
            shown = Ascii.text(bytes, from, to);
        }
    }

    private boolean holds(long print) {
        for (int i = 0; i < count; i++) {
            if (prints[i] == print) {
                return true;
            }
        }
        return false;
    }

    /** What stands for the account, or 0 where nobody is named. */
    long print() {
        if (count <= 1) {
            return count == 0 ? client : prints[0];
        }
        long sum = 0;
        for (int i = 0; i < count; i++) {
            long mixed = prints[i] * 0x9e3779b97f4a7c15L;
            sum += mixed ^ mixed >>> 29;
        }
        return sum;
    }

    /** Whether an application is named and nobody else. */
    boolean isClientOnly() {
        return count == 0 && client != 0;
    }

    /** The name for people: an e-mail address where there is one, else the first. */
    String shown() {
        return shown;
    }
}
