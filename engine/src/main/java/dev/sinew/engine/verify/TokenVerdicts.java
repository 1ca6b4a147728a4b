package dev.sinew.engine.verify;

import dev.sinew.engine.codec.DamagedState;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.verify.TokenVerdict.Signature;
import java.util.Arrays;

/** The verdicts on many tokens by their fingerprints, ten bytes a slot, up to a limit. Not for two threads at once. */
public final class TokenVerdicts implements KnownTokens {
    private static final Signature[] SIGNATURES = Signature.values();
    /** The fewest bytes that a verdict takes. */
    private static final int VERDICT = 10;

    private final int limit;
    private long[] prints = new long[1 << 10];
    private byte[] signatures = new byte[1 << 10];
    private byte[] contents = new byte[1 << 10];
    private int size;
    private long beyond;

    /** Verdicts on at most {@code limit} tokens. */
    public TokenVerdicts(int limit) {
        this.limit = limit;
    }

    /** What is known of the signature of the token with that fingerprint: unknown where it was never seen. */
    @Override
    public Signature signature(long print) {
        int slot = slot(prints, print);
        return prints[slot] == 0 ? Signature.UNKNOWN : SIGNATURES[signatures[slot]];
    }

    /** All that is known of the token with that fingerprint. */
    @Override
    public TokenFacts facts(long print) {
        int slot = slot(prints, print);
        return prints[slot] == 0
                ? TokenFacts.UNKNOWN
                : new TokenFacts(SIGNATURES[signatures[slot]], TokenContent.of(contents[slot] & 0xff));
    }

    @Override
    public boolean has(long print) {
        return prints[slot(prints, print)] != 0;
    }

    /** Whether there is no room for another token. */
    public boolean full() {
        return size >= limit;
    }

    /** Keeps a verdict; the last on a token counts. What finds no room is counted. */
    public void add(TokenVerdict verdict) {
        keep(verdict.print(), (byte) verdict.signature().ordinal(), (byte)
                verdict.contents().stream().mapToInt(TokenContent::bit).sum());
    }

    private void keep(long print, byte signature, byte content) {
        int slot = slot(prints, print);
        if (prints[slot] == 0) {
            if (full()) {
                beyond++;
                return;
            }
            size++;
        }
        prints[slot] = print;
        signatures[slot] = signature;
        contents[slot] = content;
        if (size > prints.length / 2) {
            grow();
        }
    }

    /** Writes all verdicts, in the order of fingerprints. */
    public void write(StateWriter out) {
        out.varint(beyond);
        long[] sorted =
                Arrays.stream(prints).filter(print -> print != 0).sorted().toArray();
        out.varint(sorted.length);
        for (long print : sorted) {
            int slot = slot(prints, print);
            out.fixed(print);
            out.octet(signatures[slot]);
            out.octet(contents[slot]);
        }
    }

    /**
     * Takes over verdicts that were written, to the end; only where there are none yet.
     *
     * @throws DamagedState where the bytes are no such state; then these must not be used
     */
    public void read(StateReader in) {
        beyond = in.varint();
        int count = in.count(VERDICT);
        for (int i = 0; i < count && !in.failed(); i++) {
            long print = in.fixedLong();
            int signature = in.octet();
            int content = in.octet();
            if (print == 0 || signature >= SIGNATURES.length) {
                in.fail("a verdict is on no token, or none that there is");
            } else {
                keep(print, (byte) signature, (byte) content);
            }
        }
        in.end("tokens");
    }

    /** How many tokens were judged. */
    public int size() {
        return size;
    }

    /** How many verdicts found no room. */
    public long beyond() {
        return beyond;
    }

    private void grow() {
        long[] more = new long[prints.length * 2];
        byte[] moved = new byte[more.length];
        byte[] held = new byte[more.length];
        for (int i = 0; i < prints.length; i++) {
            if (prints[i] != 0) {
                int slot = slot(more, prints[i]);
                more[slot] = prints[i];
                moved[slot] = signatures[i];
                held[slot] = contents[i];
            }
        }
        prints = more;
        signatures = moved;
        contents = held;
    }

    /** Where a fingerprint is or would be. Fingerprints are keyed hashes, never 0: their bits need no mixing. */
    private static int slot(long[] table, long print) {
        int slot = (int) print & (table.length - 1);
        while (table[slot] != 0 && table[slot] != print) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }
}
