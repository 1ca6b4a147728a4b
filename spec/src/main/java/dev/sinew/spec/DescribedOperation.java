package dev.sinew.spec;

import dev.sinew.model.Location;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One operation of a description.
 *
 * @param method in upper case
 * @param path the template below the servers' base path, parameters as {@code {name}}; {@link #ANY_PATH} where unknown
 * @param selector the GraphQL root field, or empty
 * @param operationId its name, or empty
 * @param deprecated whether it must no longer be called
 * @param sunset its last day ({@code x-sunset}), where that is said
 * @param servers where it stands, at least one
 * @param parameters of path, query, header and cookie
 * @param requestBody what a request carries
 * @param answers by status: {@code 200}, {@code 4XX} or {@code default}; empty where nothing is said
 * @param security alternatives, each the names of schemes that are needed together, an empty one where none is needed; empty where nothing is said
 * @param line where it stands in the file, from 1; 0 where unknown
 */
public record DescribedOperation(
        String method,
        String path,
        String selector,
        String operationId,
        boolean deprecated,
        Optional<LocalDate> sunset,
        List<Server> servers,
        List<Parameter> parameters,
        Optional<RequestBody> requestBody,
        SortedMap<String, Answer> answers,
        List<List<String>> security,
        int line) {
    /** The path of an operation whose address the description does not say. */
    public static final String ANY_PATH = "*";

    public DescribedOperation {
        servers = servers.isEmpty() ? List.of(Server.UNSAID) : List.copyOf(servers);
        parameters = List.copyOf(parameters);
        answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
        security = security.stream().map(List::copyOf).toList();
    }

    /**
     * A parameter outside of the body.
     *
     * @param location path, query, header or cookie
     * @param name as written
     * @param required whether every request must have it
     * @param schema what its value looks like
     */
    public record Parameter(Location location, String name, boolean required, Schema schema) {}

    /**
     * The body of a request.
     *
     * @param required whether every request must have one
     * @param content schemas by media type, in lower case without parameters
     */
    public record RequestBody(boolean required, SortedMap<String, Schema> content) {
        public RequestBody {
            content = Collections.unmodifiableSortedMap(new TreeMap<>(content));
        }
    }

    /**
     * An answer of one status or range.
     *
     * @param content schemas by media type, in lower case without parameters; empty where no body is described
     * @param headers schemas by name in lower case
     */
    public record Answer(SortedMap<String, Schema> content, SortedMap<String, Schema> headers) {
        public Answer {
            content = Collections.unmodifiableSortedMap(new TreeMap<>(content));
            headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        }
    }

    /** The same as a root field of GraphQL that stands at a line. */
    public DescribedOperation at(String field, int place) {
        return new DescribedOperation(
                method,
                path,
                field,
                operationId,
                deprecated,
                sunset,
                servers,
                parameters,
                requestBody,
                answers,
                security,
                place);
    }

    /** The answer that describes a status: its own, else its range's, else the default. */
    public Optional<Answer> answer(int status) {
        Answer own = answers.get(Integer.toString(status));
        Answer range = own != null ? own : answers.get(status / 100 + "XX");
        return Optional.ofNullable(range != null ? range : answers.get("default"));
    }

    @Override
    public String toString() {
        return method + " " + path + (selector.isEmpty() ? "" : " " + selector);
    }
}
