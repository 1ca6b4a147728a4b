package dev.sinew.scan.verify;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The text form of a private key (RFC 7468, RFC 4716, OpenSSH): whether there is a key between its lines. */
final class PrivateKeyText {
    private static final int MIN_BYTES = 32;

    /** Where a program puts a text together of several. */
    private static final Pattern SEAM = Pattern.compile("[\"']\\s*[+.,]?\\s*\\\\?\\s*[\"']|\\\\\\s*\\n");
    /** The quotes around all of it. */
    private static final Pattern EDGE = Pattern.compile("^\\s*[\"']|[\"']\\s*$");
    /** A line of a header, and the checksum of an armoured text. */
    private static final Pattern HEADER = Pattern.compile("(?m)^[\\w-]+:.*$|^=[\\w+/]{4}\\s*$|^[ \\t]*[#*>|][ \\t]?");

    private PrivateKeyText() {}

    static Verification verify(String text) {
        Optional<String> body = body(text);
        if (body.isEmpty()) {
            return Verification.UNKNOWN;
        }
        boolean encrypted = body.get().contains("ENCRYPTED") || text.contains("BEGIN ENCRYPTED");
        Optional<byte[]> key = decoded(body.get());
        if (key.isEmpty()) {
            return new Verification(Validity.INVALID, "what stands between its lines is no base64");
        }
        if (key.get().length < MIN_BYTES) {
            return new Verification(Validity.INVALID, "there is no key between its lines");
        }
        if (encrypted) {
            return new Verification(Validity.UNKNOWN, KeyNumbers.ENCRYPTED);
        }
        return KeyNumbers.verify(key.get());
    }

    /** The bytes between its lines. */
    static Optional<byte[]> bytes(String text) {
        return body(text).flatMap(PrivateKeyText::decoded);
    }

    private static Optional<String> body(String text) {
        int begin = text.indexOf("-----", text.indexOf("-----BEGIN ") + 11);
        int end = text.indexOf("-----END");
        return begin < 0 || end < begin + 5
                ? Optional.empty()
                : Optional.of(
                        text.substring(begin + 5, end).replace("\\n", "\n").replace("\\r", ""));
    }

    private static Optional<byte[]> decoded(String body) {
        String letters = EDGE.matcher(SEAM.matcher(body).replaceAll("")).replaceAll("");
        letters = HEADER.matcher(letters).replaceAll("").replaceAll("\\s", "");
        try {
            return Optional.of(Base64.getDecoder().decode(letters));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
