package dev.sinew.store;

import java.time.Instant;
import java.util.Objects;

/**
 * Something that came in, as the journal takes it. Payloads are the writer's own format; addresses and login names in them are
 * encrypted before they come here, so that the journal adds no encryption of its own.
 *
 * @param kind what the payload is, one of the constants here or another number of the writer's
 * @param payload its bytes, which must not change afterwards: they are not copied, as this is the hot path
 * @param source where it came from, in a word: a file, a listener, a token's id
 * @param identity what tells it from its repetition
 * @param received when it came, by the clock of the installation
 */
public record JournalEntry(byte kind, byte[] payload, String source, Identity identity, Instant received) {
    /** An observation of an exchange. */
    public static final byte EXCHANGE = 1;

    /** What a person decided. */
    public static final byte DECISION = 2;

    /** What a test, a verifier or an enforcement point found. */
    public static final byte VERDICT = 3;

    /** That time has passed. */
    public static final byte TICK = 4;

    public JournalEntry {
        Objects.requireNonNull(payload);
        Objects.requireNonNull(source);
        Objects.requireNonNull(identity);
        Objects.requireNonNull(received);
    }
}
