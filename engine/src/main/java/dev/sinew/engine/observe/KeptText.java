package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.CharClass;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.Side;
import dev.sinew.model.ValueFormat;
import java.util.Set;

/** Says which texts of a message may be kept as they are, and which are kept from us already. */
final class KeptText {
    /** A paging value of more digits could be an account or card number. */
    static final int MAX_PAGING = 9;

    /** Texts longer than this are never kept. */
    private static final int MAX_TEXT = 32;

    private static final int WORD = CharClass.LETTERS | CharClass.UNDERSCORE | CharClass.DASH;
    /** What several words in one text are roles in, with blanks between them. */
    private static final Set<String> ROLES = Set.of("role", "roles");

    private static final int CONSTANT = CharClass.HEX_UPPER | CharClass.UPPER | CharClass.UNDERSCORE;
    private static final int NEVER_KEPT = NameTraits.PERSONAL | NameTraits.LOGIN_NAME | NameTraits.TOKEN;

    private KeptText() {}

    /** Whether a text may be kept: plain numbers of paging, and words of one that names a choice. None is any-case. */
    static boolean isKept(Side side, PathNode node, int length, int signature, ValueFormat format) {
        if (length > MAX_TEXT || length == 0) {
            return false;
        }
        if (node.has(NameTraits.PAGING) && side == Side.REQUEST) {
            return format == ValueFormat.DIGITS && length <= MAX_PAGING;
        }
        boolean word = CharClass.only(signature, WORD)
                || (ROLES.contains(node.path.name()) && CharClass.only(signature, WORD | CharClass.SPACE));
        if (!word || node.has(NEVER_KEPT)) {
            return false;
        }
        boolean shouted = CharClass.only(signature, CONSTANT) && (signature & CharClass.UNDERSCORE) != 0;
        return shouted || node.has(NameTraits.ENUMERATION);
    }

    /** Whether a text is a truth value, as queries, forms and some services write it. */
    static boolean isTruth(PathNode node, byte[] bytes, int from, int to) {
        return switch (to - from) {
            case 4 -> Ascii.equalsIgnoreCase(bytes, from, to, "true") && !node.has(NEVER_KEPT);
            case 5 -> Ascii.equalsIgnoreCase(bytes, from, to, "false") && !node.has(NEVER_KEPT);
            default -> false;
        };
    }

    /**
     * Whether nothing is told but one mark again and again, as in {@code ********}. In an answer that is how a secret is kept; in a
     * request it is what a collector left of one that was sent.
     */
    static boolean isMask(byte[] bytes, int from, int to) {
        byte first = bytes[from];
        int width = first == (byte) 0xe2 ? 3 : 1;
        if (width == 1 && first != '*' && first != '.' && first != 'x' && first != 'X') {
            return false;
        }
        for (int i = from + width; i < to; i++) {
            if (bytes[i] != bytes[i - width]) {
                return false;
            }
        }
        return (to - from) % width == 0;
    }
}
