package dev.sinew.scan.verify;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the two halves of a pair of keys have in common, by which they are known: the modulus of RSA, the point of a curve. It is read from private
 * keys (PKCS #1, PKCS #8, SEC 1, OpenSSH, there also of encrypted ones), from public keys (RFC 5280, RFC 4253) and from certificates.
 */
public final class PublicHalf {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (?:[A-Z0-9]+ ){0,3}(CERTIFICATE|PUBLIC KEY)-----([^-]+)-----END");
    private static final Pattern LINE = Pattern.compile("(?:ssh-|ecdsa-)[\\w-]+ +(AAAA[A-Za-z0-9+/]+={0,2})");
    private static final byte[] OPEN_SSH = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);

    /** What stands before OpenSSH's keys: of the cipher, of how its key is made, and that with what. */
    private static final int NAMES = 3;

    private PublicHalf() {}

    /** That of a private key in text form. */
    public static Optional<String> ofPrivate(String text) {
        return PrivateKeyText.bytes(text).flatMap(PublicHalf::ofPrivate);
    }

    /** That of a public key or a certificate in text form. */
    public static Optional<String> ofPublic(String text) {
        Matcher line = LINE.matcher(text);
        if (line.find()) {
            return decoded(line.group(1)).flatMap(PublicHalf::ofBlob);
        }
        Matcher block = BLOCK.matcher(text.replace("\\n", "\n").replace("\\r", ""));
        if (!block.find()) {
            return Optional.empty();
        }
        return decoded(block.group(2).replaceAll("[^A-Za-z0-9+/=]", ""))
                .flatMap(Der::of)
                .flatMap(block.group(1).equals("CERTIFICATE") ? PublicHalf::ofCertificate : PublicHalf::ofPublic);
    }

    private static Optional<byte[]> decoded(String letters) {
        try {
            return Optional.of(Base64.getDecoder().decode(letters));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> ofPrivate(byte[] key) {
        if (Arrays.equals(key, 0, Math.min(key.length, OPEN_SSH.length), OPEN_SSH, 0, OPEN_SSH.length)) {
            ByteBuffer rest = ByteBuffer.wrap(key, OPEN_SSH.length, key.length - OPEN_SSH.length);
            for (int i = 0; i < NAMES; i++) {
                if (string(rest).isEmpty()) {
                    return Optional.empty();
                }
            }
            return rest.remaining() > 4 && rest.getInt() == 1
                    ? string(rest).flatMap(PublicHalf::ofBlob)
                    : Optional.empty();
        }
        return Der.of(key).flatMap(PublicHalf::ofPrivate);
    }

    private static Optional<String> ofPrivate(Der key) {
        List<Der> parts = key.parts();
        if (parts.size() > 2
                && parts.get(1).tag() == Der.SEQUENCE
                && parts.get(2).tag() == Der.OCTETS) {
            return Der.of(parts.get(2).content()).flatMap(PublicHalf::ofPrivate);
        }
        if (parts.size() > 1 && parts.get(1).tag() == Der.OCTETS) {
            return parts.stream()
                    .filter(each -> each.tag() == Der.SECOND)
                    .findFirst()
                    .flatMap(each -> Der.of(each.content()))
                    .flatMap(each -> point(each.bits()));
        }
        return parts.size() > 5 ? modulus(parts.get(1).number()) : Optional.empty();
    }

    /** Behind the names and times of a certificate stands its key. */
    private static Optional<String> ofCertificate(Der certificate) {
        List<Der> signed = certificate.parts().isEmpty()
                ? List.of()
                : certificate.parts().getFirst().parts();
        int key = !signed.isEmpty() && signed.getFirst().tag() == Der.FIRST ? 6 : 5;
        return signed.size() > key ? ofPublic(signed.get(key)) : Optional.empty();
    }

    private static Optional<String> ofPublic(Der key) {
        List<Der> parts = key.parts();
        if (parts.size() != 2) {
            return Optional.empty();
        }
        if (parts.getFirst().tag() == Der.INTEGER) {
            return modulus(parts.getFirst().number());
        }
        byte[] bits = parts.get(1).bits();
        Optional<Der> numbers = Der.of(bits)
                .filter(each -> each.tag() == Der.SEQUENCE && each.parts().size() == 2);
        return numbers.isPresent() ? modulus(numbers.get().parts().getFirst().number()) : point(bits);
    }

    /** A public key as SSH sends it. */
    private static Optional<String> ofBlob(byte[] blob) {
        ByteBuffer rest = ByteBuffer.wrap(blob);
        String kind = string(rest)
                .map(each -> new String(each, StandardCharsets.US_ASCII))
                .orElse("");
        boolean skipped = kind.equals("ssh-ed25519") || string(rest).isPresent();
        Optional<byte[]> last = skipped ? string(rest) : Optional.empty();
        return kind.equals("ssh-rsa")
                ? last.filter(each -> each.length > 0).flatMap(each -> modulus(new BigInteger(each)))
                : last.flatMap(PublicHalf::point);
    }

    private static Optional<byte[]> string(ByteBuffer from) {
        if (from.remaining() < 4) {
            return Optional.empty();
        }
        int length = from.getInt();
        if (length < 0 || length > from.remaining()) {
            return Optional.empty();
        }
        byte[] bytes = new byte[length];
        from.get(bytes);
        return Optional.of(bytes);
    }

    private static Optional<String> modulus(BigInteger number) {
        return number.bitLength() < 512 ? Optional.empty() : Optional.of("rsa " + number.toString(16));
    }

    private static Optional<String> point(byte[] bytes) {
        return bytes.length < 32
                ? Optional.empty()
                : Optional.of("point " + HexFormat.of().formatHex(bytes));
    }
}
