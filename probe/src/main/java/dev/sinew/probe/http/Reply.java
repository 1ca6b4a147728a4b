package dev.sinew.probe.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What came back.
 *
 * @param status the HTTP status, or 0 where nothing came back; that of the body, where this says a failure and HTTP none
 * @param contentType without parameters in lower case, or empty
 * @param headers by name in lower case
 * @param text the beginning of the body
 * @param json the body as JSON where it is that
 * @param nanos how long it took
 */
public record Reply(
        int status,
        String contentType,
        Map<String, List<String>> headers,
        String text,
        Optional<JsonNode> json,
        long nanos) {
    /** No reply: refused, broken off or too late. */
    public static final Reply NONE = new Reply(0, "", Map.of(), "", Optional.empty(), 0);

    /** The same with the status that its body says, where that is a failure which HTTP does not tell of. */
    Reply asSaid() {
        OptionalInt said = said();
        return said.isPresent() && succeeded()
                ? new Reply(said.getAsInt(), contentType, headers, text, json, nanos)
                : this;
    }

    private OptionalInt said() {
        return json.map(StatusInBody::of).orElse(OptionalInt.empty());
    }

    /** The first value of a header, or empty. */
    public String header(String name) {
        List<String> found = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return found.isEmpty() ? "" : found.getFirst();
    }

    /** The cookies that it sets, as a request sends them. */
    public String cookies() {
        return headers.getOrDefault("set-cookie", List.of()).stream()
                .map(each -> each.indexOf(';') < 0 ? each : each.substring(0, each.indexOf(';')))
                .collect(Collectors.joining("; "));
    }

    public boolean succeeded() {
        return status >= 200 && status < 300;
    }

    /** Whether it says that the caller did not prove itself, or may not do this. */
    public boolean isRefusal() {
        return status == 401 || status == 403;
    }

    /** Whether it says so, or that there is nothing, as services do that do not tell what there is. */
    public boolean isRefusalOrMissing() {
        return isRefusal() || status == 404;
    }

    @Override
    public String toString() {
        return status == 0
                ? "no reply"
                : "status " + status + (said().orElse(0) == status ? " in the body" : "") + ", " + text.length()
                        + " characters";
    }
}
