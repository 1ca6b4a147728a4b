package dev.sinew.scan.verify;

import java.util.Base64;

/** The text form of a private key (RFC 7468, RFC 4716, OpenSSH): whether there is a key between its lines. */
final class PrivateKeyText {
    private static final int SEQUENCE = 0x30;
    private static final int MIN_BYTES = 32;

    private PrivateKeyText() {}

    static Verification verify(String text) {
        int begin = text.indexOf("-----", text.indexOf("-----BEGIN ") + 11);
        int end = text.indexOf("-----END");
        if (begin < 0 || end < begin + 5) {
            return Verification.UNKNOWN;
        }
        String body = text.substring(begin + 5, end).replace("\\n", "\n").replace("\\r", "");
        boolean encrypted = body.contains("ENCRYPTED") || text.contains("BEGIN ENCRYPTED");
        String letters = body.replaceAll("(?m)^[\\w-]+:.*$", "")
                .replaceAll("(?m)^=[\\w+/]{4}\\s*$", "")
                .replaceAll("[\\s\"',+#*>\\\\]", "");
        try {
            byte[] key = Base64.getMimeDecoder().decode(letters);
            if (key.length < MIN_BYTES) {
                return new Verification(Validity.INVALID, "there is no key between its lines");
            }
            boolean openSsh =
                    new String(key, 0, 14, java.nio.charset.StandardCharsets.US_ASCII).equals("openssh-key-v1");
            if (encrypted) {
                return new Verification(Validity.UNKNOWN, "it is encrypted with a passphrase");
            }
            return openSsh || (key[0] & 0xFF) == SEQUENCE
                    ? new Verification(Validity.VALID, "its structure is that of a key")
                    : Verification.UNKNOWN;
        } catch (IllegalArgumentException e) {
            return new Verification(Validity.INVALID, "what stands between its lines is no base64");
        }
    }
}
