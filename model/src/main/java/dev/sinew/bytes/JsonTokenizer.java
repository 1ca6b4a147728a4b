package dev.sinew.bytes;

/**
 * A pull tokenizer for JSON (RFC 8259) that yields spans of the input and builds nothing.
 *
 * <p>It reads one or several values behind each other, as JSON Lines has them. Nesting beyond the depth limit is skipped
 * and counted, so the cost of hostile nesting is one bit of state a level up to the limit and none beyond. Malformed
 * input yields what came before it, then {@link #ERROR} for ever; nothing is thrown. Numbers are checked by character
 * alone. An instance is reused from value to value and belongs to one thread.
 */
public final class JsonTokenizer {
    public static final int END = 0;
    public static final int ERROR = 1;
    public static final int OBJECT_START = 2;
    public static final int OBJECT_END = 3;
    public static final int ARRAY_START = 4;
    public static final int ARRAY_END = 5;
    public static final int NAME = 6;
    public static final int STRING = 7;
    public static final int INTEGER = 8;
    public static final int DECIMAL = 9;
    public static final int TRUE = 10;
    public static final int FALSE = 11;
    public static final int NULL = 12;

    private static final int EXPECT_VALUE = 0;
    private static final int EXPECT_NAME_OR_END = 1;
    private static final int EXPECT_VALUE_OR_END = 2;
    private static final int EXPECT_COMMA_OR_END = 3;
    private static final int EXPECT_NAME = 4;
    private static final int EXPECT_NOTHING = 5;

    /** Beyond this many bytes a string is only searched for its end, eight bytes at a time. */
    private static final int CLASSED_BYTES = 96;

    private final int maxDepth;
    private final long[] kinds;

    private byte[] bytes = new byte[0];
    private int position;
    private int limit;
    private int depth;
    private int state;
    private int start;
    private int end;
    private int signature;
    private boolean escaped;
    private boolean failed;
    private boolean truncated;
    private int skippedSubtrees;

    /** A tokenizer that follows at most {@code maxDepth} levels of nesting. */
    public JsonTokenizer(int maxDepth) {
        this.maxDepth = maxDepth;
        this.kinds = new long[(maxDepth >> 6) + 1];
    }

    /** Begins anew on bytes {@code from} (inclusive) to {@code to} (exclusive). */
    public JsonTokenizer reset(byte[] input, int from, int to) {
        bytes = input;
        position = from;
        limit = to;
        depth = 0;
        state = EXPECT_VALUE;
        failed = false;
        truncated = false;
        skippedSubtrees = 0;
        return this;
    }

    /** The first byte of the last token: for names and strings the one behind the quote. */
    public int start() {
        return start;
    }

    /** The byte behind the last token: for names and strings the closing quote. */
    public int end() {
        return end;
    }

    /** Where reading stands; after {@link #ERROR} the offending byte. */
    public int position() {
        return position;
    }

    /** The {@link CharClass} union of the last string or number; incomplete and marked {@code LONG} for long strings. */
    public int signature() {
        return signature;
    }

    /** Whether the last name or string has a backslash escape. */
    public boolean escaped() {
        return escaped;
    }

    /** How many objects and arrays are open. */
    public int depth() {
        return depth;
    }

    /** Whether the error is that the input ended within a value. */
    public boolean truncated() {
        return truncated;
    }

    /** How many subtrees lay beyond the depth limit and were skipped. */
    public int skippedSubtrees() {
        return skippedSubtrees;
    }

    /** Whether the innermost open value is an object. */
    public boolean inObject() {
        return depth > 0 && isObject(depth);
    }

    /** The next token. */
    public int next() {
        if (failed) {
            return ERROR;
        }
        int b = skipSpace();
        if (state == EXPECT_COMMA_OR_END) {
            if (b == ',') {
                position++;
                state = isObject(depth) ? EXPECT_NAME : EXPECT_VALUE;
                b = skipSpace();
            } else {
                return b == '}' || b == ']' ? close(b) : fail(b);
            }
        }
        if (state == EXPECT_NAME_OR_END || state == EXPECT_NAME) {
            if (b == '"') {
                return name();
            }
            return b == '}' && state == EXPECT_NAME_OR_END ? close(b) : fail(b);
        }
        if (b < 0 && depth == 0 && state == EXPECT_VALUE) {
            return END;
        }
        return b == ']' && state == EXPECT_VALUE_OR_END ? close(b) : value(b);
    }

    /**
     * Whether the next token is a certain name; then it has been read, as {@link #next} would. Else nothing has changed, and it
     * may still be the name. Costs a few comparisons where the name was guessed right.
     */
    public boolean nextIs(MemberName name) {
        byte[] input = bytes;
        int to = limit;
        int i = position;
        if (state == EXPECT_COMMA_OR_END) {
            i = StringScan.blanksEnd(input, i, to);
            if (i >= to || input[i] != ',' || !isObject(depth)) {
                return false;
            }
            i++;
        } else if (state != EXPECT_NAME_OR_END) {
            return false;
        }
        i = StringScan.blanksEnd(input, i, to);
        if (!name.standsAt(input, i, to)) {
            return false;
        }
        int behind = i + name.length();
        int colon = StringScan.blanksEnd(input, behind, to);
        if (colon >= to || input[colon] != ':') {
            return false;
        }
        start = i + 1;
        end = behind - 1;
        escaped = false;
        position = colon + 1;
        state = EXPECT_VALUE;
        return true;
    }

    private int skipSpace() {
        byte[] input = bytes;
        int i = position;
        int to = limit;
        while (i < to) {
            int b = input[i];
            if (b > ' ') {
                position = i;
                return b;
            }
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                position = i;
                return b < 0 ? 0x100 + b : b;
            }
            i++;
        }
        position = i;
        return -1;
    }

    private int name() {
        int scanned = scanString();
        if (scanned == ERROR) {
            return ERROR;
        }
        int i = position;
        if (i < limit && bytes[i] == ':') {
            position = i + 1;
        } else {
            int b = skipSpace();
            if (b != ':') {
                return fail(b);
            }
            position++;
        }
        state = EXPECT_VALUE;
        return NAME;
    }

    private int value(int b) {
        if (b == '"') {
            int scanned = scanString();
            if (scanned != ERROR) {
                afterValue();
            }
            return scanned;
        }
        if (b == '{' || b == '[') {
            return open(b);
        }
        if (b == '-' || (b >= '0' && b <= '9')) {
            return number();
        }
        return switch (b) {
            case 't' -> literal("true", TRUE);
            case 'f' -> literal("false", FALSE);
            case 'n' -> literal("null", NULL);
            default -> fail(b);
        };
    }

    private int open(int b) {
        if (depth >= maxDepth) {
            return skipTooDeep();
        }
        depth++;
        start = position++;
        end = position;
        long bit = 1L << depth;
        if (b == '{') {
            kinds[depth >> 6] |= bit;
            state = EXPECT_NAME_OR_END;
            return OBJECT_START;
        }
        kinds[depth >> 6] &= ~bit;
        state = EXPECT_VALUE_OR_END;
        return ARRAY_START;
    }

    private int close(int b) {
        boolean object = isObject(depth);
        if (depth == 0 || object != (b == '}')) {
            return fail(b);
        }
        start = position++;
        end = position;
        depth--;
        afterValue();
        return object ? OBJECT_END : ARRAY_END;
    }

    private boolean isObject(int level) {
        return (kinds[level >> 6] & (1L << level)) != 0;
    }

    private void afterValue() {
        state = depth == 0 ? EXPECT_VALUE : EXPECT_COMMA_OR_END;
    }

    private int number() {
        byte[] input = bytes;
        int i = position;
        int to = limit;
        start = i;
        boolean negative = input[i++] == '-';
        boolean decimal = false;
        while (i < to) {
            int b = input[i];
            if (b >= '0' && b <= '9') {
                i++;
            } else if (b == '.' || b == 'e' || b == 'E' || b == '+' || b == '-') {
                decimal = true;
                i++;
            } else {
                break;
            }
        }
        position = i;
        if (negative && i == start + 1) {
            return fail(i < to ? input[i] : -1);
        }
        end = i;
        escaped = false;
        signature = CharClass.DIGIT | (negative ? CharClass.DASH : 0) | (decimal ? CharClass.DOT : 0);
        afterValue();
        return decimal ? DECIMAL : INTEGER;
    }

    private int literal(String word, int token) {
        int i = position;
        int length = word.length();
        int have = Math.min(length, limit - i);
        for (int k = 1; k < have; k++) {
            if (bytes[i + k] != word.charAt(k)) {
                position = i + k;
                return fail(bytes[i + k]);
            }
        }
        if (have < length) {
            position = limit;
            return fail(-1);
        }
        start = i;
        end = i + length;
        position = end;
        signature = CharClass.HEX_LOWER | CharClass.LOWER;
        escaped = false;
        afterValue();
        return token;
    }

    /** Reads a string whose opening quote stands at the position. */
    private int scanString() {
        byte[] input = bytes;
        int[] table = CharClass.TABLE;
        int i = position + 1;
        int to = limit;
        start = i;
        int union = 0;
        int classed = Math.min(to, i + CLASSED_BYTES);
        boolean hasEscape = false;
        while (i < to) {
            while (i < classed) {
                int c = table[input[i] & 0xff];
                if ((c & CharClass.STOP) != 0) {
                    break;
                }
                union |= c;
                i++;
            }
            if (i >= classed && i < to) {
                union |= CharClass.LONG;
                i = StringScan.skipPlain(input, i, to);
                classed = i;
            }
            if (i >= to) {
                break;
            }
            int b = input[i];
            if (b == '"') {
                end = i;
                position = i + 1;
                signature = union;
                escaped = hasEscape;
                return STRING;
            }
            union |= table[b & 0xff];
            if (b == '\\') {
                hasEscape = true;
                i++;
            }
            i++;
            classed = Math.max(classed, Math.min(i, to));
        }
        position = to;
        return fail(-1);
    }

    /** Skips a subtree beyond the depth limit; what stands for it is a null. */
    private int skipTooDeep() {
        start = position;
        skippedSubtrees++;
        int behind = StringScan.subtreeEnd(bytes, position, limit);
        if (behind < 0) {
            position = limit;
            return fail(-1);
        }
        end = behind;
        position = behind;
        escaped = false;
        afterValue();
        return NULL;
    }

    private int fail(int b) {
        failed = true;
        state = EXPECT_NOTHING;
        truncated = b < 0;
        start = position;
        end = position;
        return ERROR;
    }
}
