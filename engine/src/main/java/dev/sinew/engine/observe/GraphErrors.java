package dev.sinew.engine.observe;

import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.Location;
import dev.sinew.model.ValueType;

/** Tells whether nothing came of a GraphQL operation (GraphQL, October 2021, section 7.1): its answer has errors, and no data. */
final class GraphErrors {
    private GraphErrors() {}

    /** Whether an answer holds errors, and nothing else but what is null. */
    static boolean isAllOf(Fields answer) {
        boolean errors = false;
        for (int row = 0; row < answer.count(); row++) {
            FieldPath path = answer.path(row);
            if (path.location() == Location.BODY && path.depth() > 0) {
                String top = top(path);
                if (top.equals("data") && answer.type(row) != ValueType.NULL) {
                    return false;
                }
                errors |= top.equals("errors");
            }
        }
        return errors;
    }

    private static String top(FieldPath path) {
        FieldPath top = path;
        while (top.depth() > 1) {
            top = top.parent();
        }
        return top.name();
    }
}
