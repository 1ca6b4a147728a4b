package dev.sinew.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What tells a delivery from its repetition: 16 bytes of SHA-256 over who sent it and the id that the sender gave it.
 *
 * @param high the first eight bytes
 * @param low the other eight
 */
public record Identity(long high, long low) {
    /** Of what has no id: it is never the repetition of anything. */
    public static final Identity NONE = new Identity(0, 0);

    /**
     * The identity of a delivery.
     *
     * @param source the id of the token, or the file, that it came with
     * @param id what the sender called it; empty where it did not
     */
    public static Identity of(String source, String id) {
        if (id.isEmpty()) {
            return NONE;
        }
        byte[] from = source.getBytes(StandardCharsets.UTF_8);
        MessageDigest digest = sha256();
        digest.update(ByteBuffer.allocate(4).putInt(from.length).flip());
        digest.update(from);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8)));
        return new Identity(hash.getLong(), hash.getLong());
    }

    public boolean isNone() {
        return high == 0 && low == 0;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
