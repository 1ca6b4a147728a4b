package dev.sinew.engine.verify;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.JsonText;
import dev.sinew.bytes.JsonTokenizer;
import dev.sinew.bytes.Slice;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** A JSON Web Token in compact form (RFC 7515), cut into what a check needs. Printing shows no part of it. */
final class CompactToken {
    private static final int MAX_NAME = 512;

    private final byte[] bytes;
    private final int from;
    private final int signedTo;
    private final byte[] payload;
    private final byte[] signature;
    private String algorithm = "";
    private String keyId = "";
    private String issuer = "";
    private boolean critical;

    private CompactToken(byte[] bytes, int from, int signedTo, byte[] payload, byte[] signature) {
        this.payload = payload;
        this.bytes = bytes;
        this.from = from;
        this.signedTo = signedTo;
        this.signature = signature;
    }

    /** The token of a span, or nothing where that is none. Padding is forgiven, as some libraries write it. */
    static Optional<CompactToken> of(JsonTokenizer tokenizer, byte[] bytes, int from, int to) {
        int first = Ascii.indexOf(bytes, from, to, '.');
        int second = first < to ? Ascii.indexOf(bytes, first + 1, to, '.') : to;
        if (second >= to || Ascii.indexOf(bytes, second + 1, to, '.') < to) {
            return Optional.empty();
        }
        Optional<byte[]> header = decode(bytes, from, first);
        Optional<byte[]> payload = decode(bytes, first + 1, second);
        Optional<byte[]> signature = decode(bytes, second + 1, to);
        if (header.isEmpty() || payload.isEmpty() || signature.isEmpty()) {
            return Optional.empty();
        }
        CompactToken token = new CompactToken(bytes, from, second, payload.get(), signature.get());
        boolean object = token.read(tokenizer, header.get(), true);
        token.read(tokenizer, payload.get(), false);
        return object ? Optional.of(token) : Optional.empty();
    }

    /** The bytes that hold the token. */
    byte[] bytes() {
        return bytes;
    }

    /** Where the signed part begins. */
    int from() {
        return from;
    }

    /** How many bytes are signed: the header, the point and the payload as they were sent. */
    int signedLength() {
        return signedTo - from;
    }

    /** The claims as JSON, decoded. */
    byte[] payload() {
        return payload;
    }

    byte[] signature() {
        return signature;
    }

    String algorithm() {
        return algorithm;
    }

    String keyId() {
        return keyId;
    }

    String issuer() {
        return issuer;
    }

    /** Whether the header demands an extension, or a payload that is not base64. */
    boolean critical() {
        return critical;
    }

    private static Optional<byte[]> decode(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && bytes[end - 1] == '=') {
            end--;
        }
        try {
            return Optional.of(Base64.getUrlDecoder().decode(Arrays.copyOfRange(bytes, from, end)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Reads the members of an object; of a name that comes twice the last counts, as with most libraries. */
    private boolean read(JsonTokenizer tokenizer, byte[] json, boolean header) {
        JsonTokenizer tokens = tokenizer.reset(json, 0, json.length);
        if (tokens.next() != JsonTokenizer.OBJECT_START) {
            return false;
        }
        String name = "";
        for (int token = tokens.next(); token != JsonTokenizer.END; token = tokens.next()) {
            if (token == JsonTokenizer.ERROR) {
                return false;
            }
            if (token == JsonTokenizer.NAME) {
                name = tokens.depth() == 1 ? text(json, tokens) : "";
                critical |= header && (name.equals("crit") || name.equals("b64"));
            } else if (token == JsonTokenizer.STRING && tokens.depth() == 1) {
                member(header, name, text(json, tokens));
            }
        }
        return true;
    }

    private void member(boolean header, String name, String value) {
        if (!header) {
            issuer = name.equals("iss") ? value : issuer;
            return;
        }
        switch (name) {
            case "alg" -> algorithm = value;
            case "kid" -> keyId = value;
            default -> {}
        }
    }

    private static String text(byte[] json, JsonTokenizer tokens) {
        if (tokens.end() - tokens.start() > MAX_NAME) {
            return "";
        }
        if (!tokens.escaped()) {
            return Slice.of(Arrays.copyOfRange(json, tokens.start(), tokens.end()))
                    .text();
        }
        byte[] decoded = new byte[tokens.end() - tokens.start()];
        int length = JsonText.decode(json, tokens.start(), tokens.end(), decoded, 0);
        return new Slice(decoded, 0, length).text();
    }
}
