package dev.sinew.app.fold;

import dev.sinew.model.Signal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** How actors are called in what people read. Their keys are never shown. */
@FunctionalInterface
public interface ActorNames {
    /** A name for an actor; {@code position} is how many came before it in the same report. */
    String name(Signal.Actor actor, int position);

    /** By the order in a report: they derive from nothing that was seen, and mean nothing in another report. */
    ActorNames NUMBERED = (actor, position) -> prefix(actor) + (position + 1);

    /**
     * The same name in all that one installation tells: fifty bits of SHA-256 over the key. From a name
     * nobody comes back to a key, and a key tells nothing without the privacy key.
     */
    ActorNames LASTING = (actor, position) -> prefix(actor) + lasting(actor);

    /** The lasting name of what requests are proven with, by its fingerprint. */
    static String token(long print) {
        return "token-" + lasting(2, print);
    }

    private static String prefix(Signal.Actor actor) {
        return actor.known() ? "caller-" : "client-";
    }

    private static String lasting(Signal.Actor actor) {
        return lasting(actor.known() ? 1 : 0, actor.key());
    }

    private static String lasting(int kind, long key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) kind);
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(key).flip());
            long bits = ByteBuffer.wrap(digest.digest()).getLong() >>> 14;
            String text = Long.toString(bits, 32);
            return "0".repeat(10 - text.length()) + text;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
