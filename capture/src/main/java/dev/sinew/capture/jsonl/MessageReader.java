package dev.sinew.capture.jsonl;

import dev.sinew.bytes.Slice;
import dev.sinew.capture.value.JsonCursor;
import dev.sinew.capture.value.Methods;
import dev.sinew.capture.value.Statuses;
import dev.sinew.model.Exchange.Request;
import dev.sinew.model.Exchange.Response;
import java.util.Optional;

/** Reads the members of one {@code request} or {@code response}, of which the last one counts where a name repeats. */
final class MessageReader {
    private final HeaderMembers headers = new HeaderMembers();
    private final BodyMembers body = new BodyMembers();
    private boolean present;
    private String method = "";
    private Slice url = Slice.EMPTY;
    private int status = Statuses.UNKNOWN;

    void clear() {
        headers.clear();
        body.clear();
        present = false;
        method = "";
        url = Slice.EMPTY;
        status = Statuses.UNKNOWN;
    }

    /** Reads the object that the cursor stands before; anything else leaves the message absent. */
    void read(JsonCursor cursor) {
        clear();
        if (!cursor.enter()) {
            return;
        }
        present = true;
        while (cursor.nextName()) {
            readMember(cursor);
        }
    }

    /** What keeps this from being a message, in words that follow its name; empty where nothing does. */
    Optional<String> requestFault() {
        if (!present) {
            return Optional.of("no request");
        }
        if (url.isEmpty()) {
            return Optional.of("no request.url");
        }
        return method.isEmpty() ? Optional.of("no request.method") : bodyFault("request");
    }

    Optional<String> responseFault() {
        return bodyFault("response");
    }

    Request request() {
        return new Request(method, url, headers.headers(), body.body());
    }

    /** The answer; a status of 0 is how recorders write that none was seen. */
    Optional<Response> response() {
        if (!present || status == 0) {
            return Optional.empty();
        }
        return Optional.of(new Response(status, headers.headers(), body.body()));
    }

    private Optional<String> bodyFault(String message) {
        return body.broken() ? Optional.of("no base64 in " + message + ".bodyBase64") : Optional.empty();
    }

    private void readMember(JsonCursor cursor) {
        if (cursor.named("headers")) {
            headers.read(cursor);
        } else if (cursor.named("method")) {
            method = Methods.of(cursor.nextScalar());
        } else if (cursor.named("url")) {
            url = cursor.nextScalar();
        } else if (cursor.named("status")) {
            status = Statuses.of(cursor.nextScalar());
        } else if (!body.read(cursor)) {
            cursor.skipNext();
        }
    }
}
