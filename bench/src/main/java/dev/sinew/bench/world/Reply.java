package dev.sinew.bench.world;

import java.util.List;

/**
 * An answer.
 *
 * @param status its status
 * @param body its JSON text, empty for none
 * @param headers further header fields, name and value in turn
 */
record Reply(int status, String body, List<String> headers) {
    static final Reply UNAUTHORIZED = failure(401, "unauthorized", "token missing or expired");
    static final Reply FORBIDDEN = failure(403, "forbidden", "you may not do this");
    static final Reply MISSING = failure(404, "not_found", "no such resource");
    static final Reply UNAVAILABLE = failure(503, "unavailable", "try again later");
    static final Reply NO_CONTENT = new Reply(204, "", List.of());

    static Reply ok(Json body) {
        return new Reply(200, body.toString(), List.of());
    }

    static Reply ok(List<Json> items) {
        return new Reply(200, Json.array(items), List.of());
    }

    static Reply created(Json body, String location) {
        return new Reply(201, body.toString(), List.of("Location", location));
    }

    Reply with(String name, String value) {
        return new Reply(status, body, List.of(name, value));
    }

    boolean success() {
        return status >= 200 && status < 300;
    }

    private static Reply failure(int status, String error, String message) {
        String body = Json.object().put("error", error).put("message", message).toString();
        return new Reply(status, body, List.of());
    }
}
