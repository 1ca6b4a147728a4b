package dev.sinew.engine.verify;

import dev.sinew.engine.verify.TokenVerdict.Signature;

/** The verdicts on many tokens by their fingerprints, ten bytes a slot, up to a limit. Not for two threads at once. */
public final class TokenVerdicts implements KnownTokens {
    private static final Signature[] SIGNATURES = Signature.values();

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

    /** Whether a token was judged, though nothing came of it. */
    public boolean has(long print) {
        return prints[slot(prints, print)] != 0;
    }

    /** Whether there is no room for another token. */
    public boolean full() {
        return size >= limit;
    }

    /** Keeps a verdict; the last on a token counts. What finds no room is counted. */
    public void add(TokenVerdict verdict) {
        int slot = slot(prints, verdict.print());
        if (prints[slot] == 0) {
            if (full()) {
                beyond++;
                return;
            }
            size++;
        }
        prints[slot] = verdict.print();
        signatures[slot] = (byte) verdict.signature().ordinal();
        contents[slot] =
                (byte) verdict.contents().stream().mapToInt(TokenContent::bit).sum();
        if (size > prints.length / 2) {
            grow();
        }
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
