package dev.sinew.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * Something that came in, as the journal takes it. Payloads are the writer's own format; addresses and login names in them are
 * encrypted before they come here, so that the journal adds no encryption of its own.
 */
public final class JournalEntry {
    /** An observation of an exchange. */
    public static final byte EXCHANGE = 1;

    /** What a person decided. */
    public static final byte DECISION = 2;

    /** What a test, a verifier or an enforcement point found. */
    public static final byte VERDICT = 3;

    /** That time has passed. */
    public static final byte TICK = 4;

    private final byte kind;
    private final byte[] payload;
    private final String source;
    private final Identity identity;
    private final Instant received;

    /**
     * An entry. On the hot path, so the payload is not copied: it must not change afterwards.
     *
     * @param kind what the payload is, one of the constants here or another number of the writer's
     * @param source where it came from, in a word: a file, a listener, a token's id
     * @param identity what tells it from its repetition
     * @param received when it came, by the clock of the installation; kept to the microsecond
     */
    public JournalEntry(byte kind, byte[] payload, String source, Identity identity, Instant received) {
        this.kind = kind;
        this.payload = Objects.requireNonNull(payload);
        this.source = Objects.requireNonNull(source);
        this.identity = Objects.requireNonNull(identity);
        this.received = Objects.requireNonNull(received);
    }

    public byte kind() {
        return kind;
    }

    /** The bytes themselves, not a copy; not to be changed. */
    public byte[] payload() {
        return payload;
    }

    public String source() {
        return source;
    }

    public Identity identity() {
        return identity;
    }

    public Instant received() {
        return received;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JournalEntry entry
                && kind == entry.kind
                && source.equals(entry.source)
                && identity.equals(entry.identity)
                && received.equals(entry.received)
                && Arrays.equals(payload, entry.payload);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, source, identity, received, Arrays.hashCode(payload));
    }

    @Override
    public String toString() {
        return "entry of kind " + kind + " from " + source + ", " + payload.length + " bytes, at " + received;
    }
}
