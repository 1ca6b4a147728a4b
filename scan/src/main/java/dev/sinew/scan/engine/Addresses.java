package dev.sinew.scan.engine;

/**
 * Whether an address has a password in it, told from the bytes behind {@code ://}: signs of a name, which may be an
 * address of mail, a colon, signs of a password, an at-sign. Hardly one has, and
 * a pattern that counts takes longer to say so than all else in its line.
 */
final class Addresses {
    /** The tag of rules whose matches are such addresses, the keyword being what stands between the scheme and the user. */
    static final String TAG = "address";

    /** More bytes than a user and a password of the rule have, whose signs have four bytes at most. */
    private static final int MAX = 4 * 200;

    /** What ends both. */
    private static final boolean[] ENDS = ends("\t\n\f\r /:?#@\"'<>`{}");

    private Addresses() {}

    private static boolean[] ends(String signs) {
        boolean[] ends = new boolean[1 << Byte.SIZE];
        signs.chars().forEach(c -> ends[c] = true);
        return ends;
    }

    /** Whether behind the keyword that ends there comes what such a rule needs. */
    static boolean mayHoldPassword(byte[] bytes, int end) {
        int colon = signs(bytes, end);
        if (colon < bytes.length && bytes[colon] == '@') {
            colon = signs(bytes, colon + 1);
        }
        if (colon >= bytes.length || bytes[colon] != ':') {
            return false;
        }
        int at = signs(bytes, colon + 1);
        return at > colon + 1 && at < bytes.length && bytes[at] == '@';
    }

    private static int signs(byte[] bytes, int from) {
        int last = Math.min(bytes.length, from + MAX);
        int i = from;
        while (i < last && !ENDS[bytes[i] & 0xFF]) {
            i++;
        }
        return i;
    }
}
