package dev.sinew.scan.verify;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Whether the bytes of a private key are one: of RSA the modulus must be the product of the primes and the exponents each other's inverse, of others
 * the structure must fill the bytes. What does not is cut off, or of a kind that is not known here, so that it stays open.
 */
final class KeyNumbers {
    private static final String OPEN_SSH = "openssh-key-v1\0";
    /** The cipher of a key that is not encrypted. */
    private static final String PLAIN = "none";

    static final String ENCRYPTED = "it is encrypted with a passphrase";

    private static final int MIN_OPEN_SSH = 150;
    private static final int MAX_DEPTH = 2;

    private KeyNumbers() {}

    static Verification verify(byte[] key) {
        if (new String(key, 0, OPEN_SSH.length(), StandardCharsets.US_ASCII).equals(OPEN_SSH)) {
            if (key.length < MIN_OPEN_SSH) {
                return Verification.UNKNOWN;
            }
            String cipher = new String(key, OPEN_SSH.length() + 4, PLAIN.length(), StandardCharsets.US_ASCII);
            return cipher.equals(PLAIN) ? valid() : new Verification(Validity.UNKNOWN, ENCRYPTED);
        }
        return Der.of(key).map(each -> verify(each, 0)).orElse(Verification.UNKNOWN);
    }

    private static Verification verify(Der key, int depth) {
        List<Der> parts = key.tag() == Der.SEQUENCE ? key.parts() : List.of();
        if (parts.size() > 2
                && depth < MAX_DEPTH
                && parts.get(1).tag() == Der.SEQUENCE
                && parts.get(2).tag() == Der.OCTETS) {
            return Der.of(parts.get(2).content())
                    .map(each -> each.tag() == Der.SEQUENCE ? verify(each, depth + 1) : valid())
                    .orElse(Verification.UNKNOWN);
        }
        if (parts.size() > 1 && parts.get(1).tag() == Der.OCTETS) {
            return valid();
        }
        if (parts.size() > 8 && parts.stream().limit(9).allMatch(each -> each.tag() == Der.INTEGER)) {
            return rsa(parts);
        }
        boolean dsa = parts.size() == 6 && parts.stream().allMatch(each -> each.tag() == Der.INTEGER);
        return dsa || parts.size() == 1 && parts.getFirst().tag() == Der.INTEGER ? valid() : Verification.UNKNOWN;
    }

    private static Verification rsa(List<Der> numbers) {
        BigInteger modulus = numbers.get(1).number();
        BigInteger first = numbers.get(4).number();
        BigInteger second = numbers.get(5).number();
        BigInteger exponents = numbers.get(2).number().multiply(numbers.get(3).number());
        BigInteger below = first.subtract(BigInteger.ONE);
        boolean fit = below.signum() > 0
                && first.multiply(second).equals(modulus)
                && exponents.mod(below).equals(BigInteger.ONE);
        return fit
                ? new Verification(Validity.VALID, "its numbers are those of a key")
                : new Verification(Validity.INVALID, "its numbers are those of no key");
    }

    private static Verification valid() {
        return new Verification(Validity.VALID, "its structure is that of a key");
    }
}
