package dev.sinew.engine.observe;

import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.Location;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import java.util.Locale;
import java.util.Set;

/**
 * Tells answers that say nothing but that nothing came of the call, whatever their status: {@code {"error": {"code": 17}}}, {@code {"success": false}}, the
 * error object of JSON-RPC 2.0 (section 5.1). One member beside that may be what was asked for, and it is an answer; a batch fails
 * where all its elements do.
 */
final class FailedAnswers {
    private static final Set<String> FAULTS = Set.of("error", "errors", "fault");
    private static final Set<String> FLAGS = Set.of("success", "ok", "succeeded");
    /** What stands beside them and is no result. */
    private static final Set<String> REMARKS = Set.of(
            "jsonrpc",
            "id",
            "code",
            "errorcode",
            "error_code",
            "message",
            "msg",
            "reason",
            "detail",
            "status",
            "statuscode",
            "resultcode",
            "resultmessage",
            "resultmsg",
            "returncode",
            "retcode",
            "returnmessage",
            "responsecode",
            "respcode",
            "responsemessage",
            "errcode",
            "errno",
            "errmsg",
            "errormessage",
            "error_message",
            "timestamp",
            "time",
            "path",
            "traceid",
            "requestid");

    private FailedAnswers() {}

    /** Whether an answer is one. */
    static boolean isOne(Fields answer) {
        boolean failed = false;
        for (int row = 0; row < answer.count(); row++) {
            FieldPath path = answer.path(row);
            if (path.location() != Location.BODY) {
                continue;
            }
            FieldPath top = top(path);
            if (top.depth() == 0 || top.name().equals(FieldPath.ELEMENT)) {
                return false;
            }
            String name = top.name().toLowerCase(Locale.ROOT);
            if (path.depth() == 1 && ResultCodes.isFailure(answer, row)) {
                failed = true;
                continue;
            }
            if (path.depth() == 1 && ResultCodes.isSuccess(answer, row)) {
                return false;
            }
            boolean flag = FLAGS.contains(name) && path.depth() == top.depth();
            if (flag && answer.type(row) == ValueType.FALSE) {
                failed = true;
            } else if (FAULTS.contains(name)) {
                failed |= isSaid(answer, row);
            } else if (answer.type(row) != ValueType.NULL && !REMARKS.contains(name)) {
                return false;
            }
        }
        return failed;
    }

    private static boolean isSaid(Fields answer, int row) {
        return switch (answer.type(row)) {
            case NULL, FALSE, EMPTY_OBJECT, EMPTY_ARRAY -> false;
            case INTEGER -> answer.length(row) > 1;
            default -> answer.format(row) != ValueFormat.EMPTY;
        };
    }

    /** The member of the answer, or of an element of it where it is an array, that a value stands in. */
    private static FieldPath top(FieldPath path) {
        FieldPath top = path;
        while (top.depth() > 1 && !(top.depth() == 2 && top.parent().name().equals(FieldPath.ELEMENT))) {
            top = top.parent();
        }
        return top;
    }
}
