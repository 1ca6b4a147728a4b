package dev.sinew.spec.lint;

import dev.sinew.model.Finding;
import dev.sinew.model.Operation;
import java.util.List;

/**
 * Values that are told of together: those that one operation describes by itself, or those of a schema or parameter that several
 * refer to.
 *
 * @param operation the operation, or the api as a whole where it is shared
 * @param shared what references call it, such as {@code #/components/schemas/Card}; empty where an operation describes it
 * @param line where it stands
 * @param write whether an operation that changes something takes it
 * @param fields the values, in the order written
 */
record InputGroup(Operation operation, String shared, Finding.Line line, boolean write, List<InputField> fields) {
    InputGroup {
        fields = List.copyOf(fields);
    }
}
