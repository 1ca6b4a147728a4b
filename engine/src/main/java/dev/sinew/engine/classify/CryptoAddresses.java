package dev.sinew.engine.classify;

import dev.sinew.bytes.Ascii;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Addresses of Bitcoin and Ethereum by their checksums; a hash is computed only for what has the form. */
final class CryptoAddresses {
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] BECH32_GENERATORS = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int BECH32M = 0x2bc830a3;

    private CryptoAddresses() {}

    static boolean isAddress(byte[] b, int from, int to) {
        int length = to - from;
        if (length == 42 && b[from] == '0' && b[from + 1] == 'x') {
            return isEthereum(b, from + 2, to);
        }
        if (length >= 26 && length <= 35 && (b[from] == '1' || b[from] == '3')) {
            return isBase58(b, from, to);
        }
        return length >= 42 && length <= 62 && Ascii.startsWithIgnoreCase(b, from, to, "bc1") && isBech32(b, from, to);
    }

    /** Base58Check: 21 bytes of version and hash, and four of its double SHA-256. */
    private static boolean isBase58(byte[] b, int from, int to) {
        byte[] decoded = new byte[25];
        for (int i = from; i < to; i++) {
            int carry = BASE58.indexOf(b[i]);
            if (carry < 0) {
                return false;
            }
            for (int j = decoded.length - 1; j >= 0; j--) {
                carry += 58 * (decoded[j] & 0xff);
                decoded[j] = (byte) carry;
                carry >>>= 8;
            }
            if (carry != 0) {
                return false;
            }
        }
        if (decoded[0] != 0 && decoded[0] != 5) {
            return false;
        }
        MessageDigest sha = sha256();
        sha.update(decoded, 0, 21);
        byte[] check = sha.digest(sha.digest());
        for (int i = 0; i < 4; i++) {
            if (check[i] != decoded[21 + i]) {
                return false;
            }
        }
        return true;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** BIP 173 and BIP 350: 32 characters, one case, the checksum of either. */
    private static boolean isBech32(byte[] b, int from, int to) {
        boolean capitals = b[from] == 'B';
        int check = 1;
        for (int c : new int[] {3, 3, 0, 2, 3}) {
            check = step(check, c);
        }
        for (int i = from + 3; i < to; i++) {
            int c = b[i];
            boolean letter = Ascii.lower(c) >= 'a' && Ascii.lower(c) <= 'z';
            int value = BECH32.indexOf(Ascii.lower(c));
            if (value < 0 || (letter && capitals != (c < 'a'))) {
                return false;
            }
            check = step(check, value);
        }
        return check == 1 || check == BECH32M;
    }

    private static int step(int check, int value) {
        int top = check >>> 25;
        int next = (check & 0x1ffffff) << 5 ^ value;
        for (int i = 0; i < 5; i++) {
            next ^= (top >>> i & 1) == 1 ? BECH32_GENERATORS[i] : 0;
        }
        return next;
    }

    /** EIP-55: where small and capital letters are mixed, which is which follows from the hash of the small ones. */
    private static boolean isEthereum(byte[] b, int from, int to) {
        boolean small = false;
        boolean capital = false;
        boolean varied = false;
        for (int i = from; i < to; i++) {
            if (Ascii.hex(b[i]) < 0) {
                return false;
            }
            small |= b[i] >= 'a';
            capital |= b[i] >= 'A' && b[i] <= 'F';
            varied |= b[i] != b[from];
        }
        if (!small || !capital) {
            return varied;
        }
        byte[] lower = new byte[40];
        for (int i = 0; i < 40; i++) {
            lower[i] = (byte) Ascii.lower(b[from + i]);
        }
        byte[] hash = Keccak.hash(lower);
        for (int i = 0; i < 40; i++) {
            int nibble = hash[i / 2] >>> (i % 2 == 0 ? 4 : 0) & 15;
            if (lower[i] >= 'a' && nibble >= 8 != b[from + i] < 'a') {
                return false;
            }
        }
        return true;
    }
}
