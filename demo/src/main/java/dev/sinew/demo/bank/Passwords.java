package dev.sinew.demo.bank;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Hashes of passwords and PINs (PBKDF2), with few rounds, as everybody here is made up and the demonstration is to be quick. */
final class Passwords {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ROUNDS = 500;
    private static final int BITS = 256;
    private static final int SALT = 12;
    private static final String UNKNOWN = hash("nobody has this one");

    private Passwords() {}

    /** A hash with a salt of its own. */
    static String hash(String secret) {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return "$pbkdf2-sha256$" + ROUNDS + "$" + text(salt) + "$" + text(derive(secret, salt));
    }

    static boolean fits(String secret, String hash) {
        String[] parts = hash.split("\\$", -1);
        byte[] salt = Base64.getDecoder().decode(parts[3]);
        byte[] expected = Base64.getDecoder().decode(parts[4]);
        return MessageDigest.isEqual(expected, derive(secret, salt));
    }

    /** Takes as long as {@link #fits}, so that a user who does not exist is refused as slowly as one who does. */
    static void pretend(String secret) {
        fits(secret, UNKNOWN);
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] derive(String secret, byte[] salt) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(secret.toCharArray(), salt, ROUNDS, BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform here has PBKDF2", e);
        }
    }
}
