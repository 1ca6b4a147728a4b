package dev.sinew.engine.usage;

import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.Location;
import java.util.Locale;
import java.util.Set;

/** Whether an answer says that it failed, whatever its status: many APIs answer errors with 200. */
final class Refusal {
    private static final int DEEPEST = 3;
    private static final Set<String> ERRORS =
            Set.of("error", "errors", "fault", "exception", "errorcode", "error_code");
    private static final Set<String> SUCCESSES = Set.of("success", "ok", "successful");

    private Refusal() {}

    static boolean isShown(Fields answer) {
        for (int row = 0; row < answer.count(); row++) {
            FieldPath path = answer.path(row);
            if (path.location() == Location.BODY && path.depth() <= DEEPEST && says(answer, row, path)) {
                return true;
            }
        }
        return false;
    }

    private static boolean says(Fields answer, int row, FieldPath path) {
        return switch (answer.type(row)) {
            case NULL, EMPTY_ARRAY, EMPTY_OBJECT, TRUE -> false;
            case FALSE -> path.depth() == 1 && SUCCESSES.contains(lower(path.name()));
            default -> answer.length(row) > 0 && isError(top(path).name());
        };
    }

    /** Looks at the first letter first: most names are no such word, and every field of every answer is asked. */
    private static boolean isError(String name) {
        boolean possible = !name.isEmpty() && "eEfF".indexOf(name.charAt(0)) >= 0;
        return possible && ERRORS.contains(lower(name));
    }

    private static FieldPath top(FieldPath path) {
        FieldPath at = path;
        while (at.depth() > 1) {
            at = at.parent();
        }
        return at;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
