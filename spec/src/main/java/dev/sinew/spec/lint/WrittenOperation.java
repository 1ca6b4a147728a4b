package dev.sinew.spec.lint;

import dev.sinew.model.Operation;
import dev.sinew.spec.Sources.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * One operation with what is written of it, references followed.
 *
 * @param operation where callers find it
 * @param path the template as written
 * @param place its node
 * @param parameters of path, query, header, cookie and form, its own before those of its path
 * @param body the body's node: of {@code requestBody}, or of the parameter that is the body in 2.0
 * @param answers by status in upper case
 * @param security what callers need
 */
record WrittenOperation(
        Operation operation,
        String path,
        Place place,
        List<Place> parameters,
        Optional<Place> body,
        SortedMap<String, Place> answers,
        Security security) {
    private static final Set<String> WRITES = Set.of("PUT", "PATCH", "DELETE");

    String method() {
        return operation.method();
    }

    /** Its name, or empty. */
    String id() {
        return place.node().get("operationId").text();
    }

    /** Method and path, as people write them. */
    String shown() {
        return method() + " " + path;
    }

    /** Whether it changes something: a POST does unless its name says that it only asks. */
    boolean isWrite() {
        return WRITES.contains(method()) || (method().equals("POST") && !PublicPlaces.onlyAsks(this));
    }

    /** Whether its method is one that changes something. */
    boolean isChange() {
        return WRITES.contains(method()) || method().equals("POST");
    }

    /** Whether the answers have a status, its range or a default. */
    boolean answers(String status) {
        return answers.containsKey(status) || answers.containsKey(status.charAt(0) + "XX") || hasDefault();
    }

    private boolean hasDefault() {
        return answers.containsKey("DEFAULT");
    }

    /** The parameters that stand in one of these places. */
    List<Place> parameters(Predicate<String> in) {
        return parameters.stream()
                .filter(each -> in.test(each.node().get("in").text()))
                .toList();
    }

    /** Whether a request can carry anything that may be wrong. */
    boolean takesInput() {
        return body.isPresent() || !parameters(in -> !in.equals("header")).isEmpty();
    }
}
