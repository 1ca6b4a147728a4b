package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.CharClass;
import dev.sinew.engine.classify.Formats;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.classify.ObjectKeys;
import dev.sinew.engine.classify.Recent;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.model.ValueFormat;
import java.util.Base64;

/**
 * Ids that say of what kind of thing they are: {@code Claim:4711} and the same in Base64, as servers that follow GraphQL's Global Object Identification
 * give them, {@code gid://shop/Order/4711}, {@code urn:bank:account:4711}. The claim is the one that a path calls {@code /claims/4711}. Belongs to
 * one thread.
 */
final class GlobalIds {
    private static final int SHORTEST = 4;
    /** Shorter ones are known together with the kind of thing that their field names anyway. */
    private static final int TYPED = 8;

    private static final int LONGEST = 64;
    private static final int LONGEST_TYPE = 40;

    private static final int CAPITALS = CharClass.HEX_UPPER | CharClass.UPPER;

    private final PrivacyKey key;
    private final Recent<String, String> types = new Recent<>(name -> String.join("", NameTraits.words(name)));

    private int api;
    private long offset;
    private long print;
    private long number;

    GlobalIds(PrivacyKey key) {
        this.key = key;
    }

    /** From now on ids are of an api, by its hash, with its secret offset. */
    void begin(int apiHash, long apiOffset) {
        api = apiHash;
        offset = apiOffset;
    }

    /** The fingerprint that stands for what was read last: as that of a long id, under the key of the object in the api. */
    long print() {
        return print;
    }

    /** The number of what was read last, shifted; 0 where it has none. */
    long number() {
        return number;
    }

    /** Whether a value is such an id. */
    boolean read(byte[] bytes, int from, int to, int signature) {
        int length = to - from;
        if (length < SHORTEST || length > LONGEST || !isLetter(bytes[from])) {
            return false;
        }
        if ((signature & CharClass.COLON) != 0) {
            return typed(bytes, from, to, length);
        }
        if (!mayEncode(bytes[from]) || (signature & CAPITALS) == 0 || !CharClass.only(signature, ENCODED)) {
            return false;
        }
        byte[] decoded = decode(bytes, from, to);
        return decoded.length > 0 && typed(decoded, 0, decoded.length, length);
    }

    private static final int ENCODED = CharClass.ALPHANUMERIC
            | CharClass.DASH
            | CharClass.UNDERSCORE
            | CharClass.PLUS
            | CharClass.SLASH
            | CharClass.EQUALS;

    /** Whether the text begins with a letter, or with the nought that some begin theirs with. */
    private static boolean mayEncode(byte first) {
        return (first >= 'Q' && first <= 'W')
                || (first >= 'Y' && first <= 'Z')
                || (first >= 'a' && first <= 'e')
                || first == 'M';
    }

    /** What a text stands for in Base64; empty where it is none. */
    static byte[] decode(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && bytes[end - 1] == '=') {
            end--;
        }
        boolean padded = end == to || (to - end <= 2 && (to - from) % 4 == 0);
        if (!padded || (end - from) % 4 == 1) {
            return NOTHING;
        }
        byte[] plain = new byte[end - from];
        for (int i = from; i < end; i++) {
            byte c = bytes[i];
            plain[i - from] = c == '+' ? (byte) '-' : c == '/' ? (byte) '_' : c;
        }
        try {
            return Base64.getUrlDecoder().decode(plain);
        } catch (IllegalArgumentException e) {
            return NOTHING;
        }
    }

    private static final byte[] NOTHING = {};

    private boolean typed(byte[] bytes, int from, int to, int length) {
        int idFrom = lastSeparator(bytes, from, to) + 1;
        int typeTo = idFrom - 1;
        if (idFrom == 0) {
            return false;
        }
        int typeFrom = lastSeparator(bytes, from, typeTo) + 1;
        typeFrom = typeFrom == 0 ? from : typeFrom;
        if (bytes[from] == '0' && Ascii.number(bytes, from, typeTo) >= 0) {
            // The length of the type's name, the name and the number: 012:Organization1.
            typeFrom = idFrom;
            while (idFrom < to && isLetter(bytes[idFrom])) {
                idFrom++;
            }
            typeTo = idFrom;
        }
        return isName(bytes, typeFrom, typeTo)
                && isId(bytes, idFrom, to)
                && take(bytes, typeFrom, typeTo, idFrom, to, length);
    }

    private boolean take(byte[] bytes, int typeFrom, int typeTo, int from, int to, int length) {
        int signature = CharClass.signature(bytes, from, to);
        ValueFormat format = Formats.of(bytes, from, to, signature);
        long plain = format == ValueFormat.UUID ? lower(bytes, from, to) : key.print(bytes, from, to);
        int type = ObjectKeys.type(types.of(Ascii.text(bytes, typeFrom, typeTo)), api);
        print = length >= TYPED && ObjectKeys.isSmall(format, to - from) ? ObjectKeys.typed(plain, type) : plain;
        number = IdNumbers.of(bytes, from, to, format, signature, offset);
        return true;
    }

    private long lower(byte[] bytes, int from, int to) {
        byte[] lower = new byte[to - from];
        for (int i = 0; i < lower.length; i++) {
            lower[i] = (byte) Ascii.lower(bytes[from + i]);
        }
        return key.print(lower, 0, lower.length);
    }

    /** The place of the last separator, or -1. */
    private static int lastSeparator(byte[] bytes, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (bytes[i] == ':' || bytes[i] == '/' || bytes[i] == '|') {
                return i;
            }
        }
        return -1;
    }

    private static boolean isName(byte[] bytes, int from, int to) {
        if (to - from < 2 || to - from > LONGEST_TYPE || !isLetter(bytes[from])) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (!isOfName(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether it may be an id: with a digit, so that {@code sort:price} is none. */
    private static boolean isId(byte[] bytes, int from, int to) {
        boolean digit = false;
        for (int i = from; i < to; i++) {
            digit |= bytes[i] >= '0' && bytes[i] <= '9';
            if (!isOfName(bytes[i]) && bytes[i] != '-') {
                return false;
            }
        }
        return digit;
    }

    private static boolean isOfName(byte c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == '_';
    }

    private static boolean isLetter(byte c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
