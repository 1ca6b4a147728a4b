package dev.sinew.scan.verify;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** The text form of a private key (RFC 7468, RFC 4716, OpenSSH): whether there is a key between its lines. */
final class PrivateKeyText {
    private static final int SEQUENCE = 0x30;
    private static final int MIN_BYTES = 32;

    /** Where a program puts a text together of several. */
    private static final Pattern SEAM = Pattern.compile("[\"']\\s*[+.,]?\\s*\\\\?\\s*[\"']|\\\\\\s*\\n");
    /** The quotes around all of it. */
    private static final Pattern EDGE = Pattern.compile("^\\s*[\"']|[\"']\\s*$");
    /** A line of a header, and the checksum of an armoured text. */
    private static final Pattern HEADER = Pattern.compile("(?m)^[\\w-]+:.*$|^=[\\w+/]{4}\\s*$|^[ \\t]*[#*>|][ \\t]?");

    private PrivateKeyText() {}

    static Verification verify(String text) {
        int begin = text.indexOf("-----", text.indexOf("-----BEGIN ") + 11);
        int end = text.indexOf("-----END");
        if (begin < 0 || end < begin + 5) {
            return Verification.UNKNOWN;
        }
        String body = text.substring(begin + 5, end).replace("\\n", "\n").replace("\\r", "");
        boolean encrypted = body.contains("ENCRYPTED") || text.contains("BEGIN ENCRYPTED");
        String letters = EDGE.matcher(SEAM.matcher(body).replaceAll("")).replaceAll("");
        letters = HEADER.matcher(letters).replaceAll("").replaceAll("\\s", "");
        try {
            byte[] key = Base64.getDecoder().decode(letters);
            if (key.length < MIN_BYTES) {
                return new Verification(Validity.INVALID, "there is no key between its lines");
            }
            boolean openSsh = new String(key, 0, 14, StandardCharsets.US_ASCII).equals("openssh-key-v1");
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
