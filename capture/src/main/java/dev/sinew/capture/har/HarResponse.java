package dev.sinew.capture.har;

import dev.sinew.capture.value.Decimals;
import dev.sinew.capture.value.JsonCursor;
import dev.sinew.capture.value.Statuses;
import dev.sinew.model.Body;
import dev.sinew.model.Exchange;
import java.util.Optional;

/** Reads the {@code response} of an entry. */
final class HarResponse {
    private final Pairs fields = new Pairs();
    private final RecordedBody content = new RecordedBody();
    private final RecordedHeaders headers = new RecordedHeaders();
    private boolean present;
    private int status = Statuses.UNKNOWN;

    void clear() {
        fields.clear();
        content.clear();
        present = false;
        status = Statuses.UNKNOWN;
    }

    /** Reads the object that the cursor stands before, in place of what was read before. */
    void read(JsonCursor cursor) {
        clear();
        present = cursor.enter();
        while (present && cursor.nextName()) {
            readMember(cursor);
        }
    }

    /** What keeps this from being an answer; empty where nothing does. */
    Optional<String> fault() {
        return content.broken() ? Optional.of("no base64 in response.content.text") : Optional.empty();
    }

    /** The answer; a status of 0 is how browsers write that none came. */
    Optional<Exchange.Response> response() {
        if (!present || status == 0) {
            return Optional.empty();
        }
        Body body = content.body(Decimals.NONE);
        boolean decoded = body.state() == Body.State.WHOLE && content.decoded();
        return Optional.of(new Exchange.Response(status, headers.response(fields, decoded), body));
    }

    private void readMember(JsonCursor cursor) {
        if (cursor.named("status")) {
            status = Statuses.of(cursor.nextScalar());
        } else if (cursor.named("headers")) {
            fields.read(cursor);
        } else if (cursor.named("content")) {
            content.read(cursor);
        } else {
            cursor.skipNext();
        }
    }
}
