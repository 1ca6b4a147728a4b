package dev.sinew.engine.identity;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.agrona.collections.LongLongConsumer;

/**
 * Whose tokens and sessions are, by their fingerprints: those that were handed out to an account, and sessions that only ever came along
 * with one account's tokens. One that two accounts have proves neither. Those not used for longest make room.
 */
final class Accounts {
    private static final long NEITHER = 0;

    private final int limit;
    private final LongUnaryOperator now;
    private final Map<Long, Long> owners = new LinkedHashMap<>(16, 0.75f, true);
    private long forgotten;

    /** {@code now} says under which key an account is known today. */
    Accounts(int limit, LongUnaryOperator now) {
        this.limit = limit;
        this.now = now;
    }

    /** The account that a token proves; 0 where it is not known, or two have it. */
    long of(long token) {
        return owners.getOrDefault(token, NEITHER);
    }

    boolean knows(long token) {
        return owners.containsKey(token);
    }

    /** A token was handed to an account; {@code firmly} where it is proof enough that an earlier account has it no longer alone. */
    void give(long token, long account, boolean firmly) {
        Long before = owners.get(token);
        if (before == null) {
            owners.put(token, account);
            trim();
        } else if (firmly && (before == NEITHER || now.applyAsLong(before) != now.applyAsLong(account))) {
            owners.put(token, NEITHER);
        }
    }

    private void trim() {
        if (owners.size() > limit) {
            owners.remove(owners.keySet().iterator().next());
            forgotten++;
        }
    }

    /** How many are known. */
    int size() {
        return owners.size();
    }

    /** Tokens whose account was forgotten for lack of room. */
    long forgotten() {
        return forgotten;
    }

    /** Tells of all tokens that prove somebody, with whom. */
    void forEach(LongLongConsumer each) {
        owners.forEach((token, account) -> {
            if (account != NEITHER) {
                each.accept(token, account);
            }
        });
    }

    /** Writes all, in the order of their use. */
    void write(StateWriter out) {
        out.varint(forgotten);
        out.varint(owners.size());
        owners.forEach((token, account) -> {
            out.fixed((long) token);
            out.fixed((long) account);
        });
    }

    void read(StateReader in) {
        forgotten = in.varint();
        int count = in.count(16);
        for (int i = 0; i < count && !in.failed(); i++) {
            owners.put(in.fixedLong(), in.fixedLong());
        }
    }
}
