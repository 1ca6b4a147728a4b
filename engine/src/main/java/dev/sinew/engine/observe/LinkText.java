package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.CharClass;
import dev.sinew.model.Location;

/**
 * Reads texts that refer to something by its kind and id: {@code Patient/12} (FHIR R4, section 2.3.0.1), {@code /users/3} and
 * {@code https://api.example/users/3/} as hypermedia has them. The id counts as a value below the text, {@code owner{}.usersId}, so that
 * it is the same wherever it stands. What ends in a name, a file or a version refers to nothing.
 */
final class LinkText {
    private static final int LONGEST = 256;
    private static final int LONGEST_WORD = 32;
    private static final int LONGEST_ID = 64;
    private static final int NEVER = CharClass.LONG
            | CharClass.SPACE
            | CharClass.CONTROL
            | CharClass.HIGH
            | CharClass.QUOTE
            | CharClass.BACKSLASH
            | CharClass.AT;
    private static final int WORD = CharClass.LETTERS | CharClass.DASH | CharClass.UNDERSCORE;
    private static final int ID = CharClass.ALPHANUMERIC | CharClass.DASH | CharClass.UNDERSCORE;

    private final byte[] name = new byte[LONGEST_WORD + 2];
    private int wordFrom;
    private int wordTo;
    private int idTo;

    /** Reads a text of a body or a query that has a slash in it. */
    void read(Message message, PathNode node, byte[] bytes, int from, int to, int signature) {
        Location location = node.path.location();
        boolean read = location == Location.BODY || location == Location.QUERY;
        if (!read || (signature & NEVER) != 0 || to - from > LONGEST || !find(bytes, from, plainEnd(bytes, from, to))) {
            return;
        }
        int length = wordTo - wordFrom;
        System.arraycopy(bytes, wordFrom, name, 0, length);
        name[0] = (byte) Ascii.lower(name[0]);
        name[length] = 'I';
        name[length + 1] = 'd';
        FieldValue.add(message, node.inText().child(null, name, 0, length + 2), bytes, wordTo + 1, idTo);
    }

    /** The end of a reference without query, fragment and closing slash. */
    private static int plainEnd(byte[] bytes, int from, int to) {
        int end = Ascii.indexOf(bytes, from, Ascii.indexOf(bytes, from, to, '?'), '#');
        return end > from && bytes[end - 1] == '/' ? end - 1 : end;
    }

    private boolean find(byte[] bytes, int from, int to) {
        int end = to;
        idTo = end;
        wordTo = lastSlash(bytes, from, end);
        wordFrom = lastSlash(bytes, from, wordTo) + 1;
        if (wordFrom >= from && Ascii.equals(bytes, wordFrom, wordTo, "_history")) {
            idTo = wordFrom - 1;
            wordTo = lastSlash(bytes, from, idTo);
            wordFrom = lastSlash(bytes, from, wordTo) + 1;
        }
        return wordFrom >= from && isWord(bytes, from) && isId(bytes);
    }

    /** Where the last slash before an end is, or one before the beginning. */
    private static int lastSlash(byte[] bytes, int from, int to) {
        int at = to - 1;
        while (at >= from && bytes[at] != '/') {
            at--;
        }
        return Math.max(at, from - 1);
    }

    private boolean isWord(byte[] bytes, int from) {
        int length = wordTo - wordFrom;
        if (length < 2
                || length > LONGEST_WORD
                || !CharClass.only(CharClass.signature(bytes, wordFrom, wordTo), WORD)) {
            return false;
        }
        boolean bare = wordFrom == from;
        boolean kind = bytes[wordFrom] >= 'A' && bytes[wordFrom] <= 'Z';
        return bare ? kind : isAddress(bytes, from);
    }

    /** Whether it begins as a path or with a scheme; a host is followed by a path. */
    private boolean isAddress(byte[] bytes, int from) {
        int colon = Ascii.indexOf(bytes, from, wordFrom, ':');
        boolean scheme = colon + 2 < wordFrom && bytes[colon + 1] == '/' && bytes[colon + 2] == '/';
        return scheme ? wordFrom > colon + 3 : bytes[from] == '/';
    }

    private boolean isId(byte[] bytes) {
        int from = wordTo + 1;
        int length = idTo - from;
        if (length < 1 || length > LONGEST_ID) {
            return false;
        }
        int signature = CharClass.signature(bytes, from, idTo);
        boolean version =
                bytes[from] == 'v' && length > 1 && CharClass.signature(bytes, from + 1, idTo) == CharClass.DIGIT;
        return CharClass.only(signature, ID) && (signature & CharClass.DIGIT) != 0 && !version;
    }
}
