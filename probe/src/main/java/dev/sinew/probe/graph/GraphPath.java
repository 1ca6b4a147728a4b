package dev.sinew.probe.graph;

import dev.sinew.model.Operation;

/**
 * Where the fields of a GraphQL service stand while they are tested: below the service's own address with a colon behind it, {@code /graphql:/tickets/{id}}, which no
 * service serves by itself.
 */
public final class GraphPath {
    private static final String BELOW = ":/";

    private GraphPath() {}

    /** The address that stands before those of all fields of a service. */
    static String below(String service) {
        return service + ":";
    }

    /** Whether something stands below a service. */
    public static boolean isField(String path) {
        return path.contains(BELOW);
    }

    /** What a field is tested as, without where its service is: {@code GET /tickets/{id}}. */
    public static String field(Operation operation) {
        return operation.method() + " "
                + operation.path().substring(operation.path().indexOf(BELOW) + BELOW.length() - 1);
    }

    /** An operation as it is called and told of: a field of its service; the same where it is none. */
    public static Operation told(Operation operation) {
        int end = operation.path().indexOf(BELOW);
        return end < 0
                ? operation
                : new Operation(operation.api(), "POST", operation.path().substring(0, end), operation.selector());
    }
}
