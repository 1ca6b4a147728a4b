package dev.sinew.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Fingerprints of what is wrong where: SHA-256 in hexadecimal, the same in every installation. */
public final class Fingerprints {
    private Fingerprints() {}

    /** The fingerprint of a flaw at a place. */
    public static String of(String flaw, Operation operation, String field) {
        return hash(subject(flaw, operation, field));
    }

    static String subject(String flaw, Operation operation, String field) {
        Operation unnamed = operation.unnamed();
        return String.join("\n", flaw, unnamed.api(), unnamed.method(), unnamed.path(), unnamed.selector(), field);
    }

    static String hash(String subject) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
