package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.Fields;
import dev.sinew.model.Side;
import dev.sinew.model.ValueFormat;
import java.util.Locale;
import java.util.Set;

/**
 * Numbers in answers that say what came of a call, whatever its status: {@code "resultCode": "4031"}. Nothing but zeros is success, and so
 * are 200 and 20000; a plain {@code code} or {@code status} says that it failed where it is a status of HTTP that does.
 */
final class ResultCodes {
    private static final int LONGEST = 6;
    private static final int SHORTEST = 3;
    private static final Set<String> SUCCESS = Set.of("200", "201", "20000", "200000");
    private static final Set<String> PLAIN = Set.of("code", "status", "statuscode", "status_code");

    private ResultCodes() {}

    /** The digits of a field at the top that says what came of the call; else what is kept of it anyway. */
    static String text(
            String anyway,
            Side side,
            PathNode node,
            ValueFormat format,
            byte[] bytes,
            int from,
            int to,
            boolean number) {
        return to > from && isKept(side, node, format, bytes[from], to - from, number)
                ? Ascii.text(bytes, from, to)
                : anyway;
    }

    private static boolean isKept(
            Side side, PathNode node, ValueFormat format, byte first, int length, boolean number) {
        if (side != Side.ANSWER
                || format != ValueFormat.DIGITS
                || length > LONGEST
                || !node.has(NameTraits.OUTCOME)
                || node.path.depth() != 1) {
            return false;
        }
        // A text may be a code that somebody is to type in.
        boolean status = number && length == SHORTEST && (first == '4' || first == '5');
        return status || !PLAIN.contains(node.path.name().toLowerCase(Locale.ROOT));
    }

    /** Whether a kept number says that nothing came of the call. */
    static boolean isFailure(Fields answer, int row) {
        String text = answer.text(row);
        if (answer.format(row) != ValueFormat.DIGITS || text.length() < SHORTEST) {
            return false;
        }
        if (PLAIN.contains(answer.path(row).name().toLowerCase(Locale.ROOT))) {
            return text.charAt(0) == '4' || text.charAt(0) == '5';
        }
        return !isSuccess(answer, row);
    }

    /** Whether a kept number says that the call worked. */
    static boolean isSuccess(Fields answer, int row) {
        String text = answer.text(row);
        return answer.format(row) == ValueFormat.DIGITS
                && !text.isEmpty()
                && (SUCCESS.contains(text) || text.chars().allMatch(c -> c == '0'));
    }
}
