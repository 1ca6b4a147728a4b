package dev.sinew.capture.jsonl;

import dev.sinew.bytes.JsonTokenizer;
import dev.sinew.bytes.Slice;
import dev.sinew.capture.value.Base64Text;
import dev.sinew.capture.value.JsonCursor;
import dev.sinew.model.Body;

/**
 * The members of a message that tell its body: {@code body}, {@code bodyBase64} and {@code bodyTruncated}.
 *
 * <p>A member that is null or empty says that there was no body; where neither member exists nothing is known. A {@code
 * body} that is JSON itself rather than a string of it is taken as it is written.
 */
final class BodyMembers {
    private Slice plain = Slice.EMPTY;
    private Slice decoded = Slice.EMPTY;
    private boolean known;
    private boolean cut;
    private boolean broken;

    void clear() {
        plain = Slice.EMPTY;
        decoded = Slice.EMPTY;
        known = false;
        cut = false;
        broken = false;
    }

    /** Reads the member that the cursor's last name names, if it is one of a body's. */
    boolean read(JsonCursor cursor) {
        if (cursor.named("body")) {
            cursor.next();
            plain = cursor.slice();
            known = true;
        } else if (cursor.named("bodyBase64")) {
            cursor.next();
            readBase64(cursor);
            known = true;
        } else if (cursor.named("bodyTruncated")) {
            cut = cursor.next() == JsonTokenizer.TRUE;
            cursor.skip();
        } else {
            return false;
        }
        return true;
    }

    /** Whether the member {@code bodyBase64} is not base64. */
    boolean broken() {
        return broken;
    }

    Body body() {
        Slice bytes = decoded.isEmpty() ? plain : decoded;
        if (cut) {
            return Body.cut(bytes);
        }
        return known ? Body.whole(bytes) : Body.UNKNOWN;
    }

    private void readBase64(JsonCursor cursor) {
        int token = cursor.token();
        Slice text = cursor.slice();
        decoded = Slice.EMPTY;
        broken = false;
        if (token == JsonTokenizer.STRING) {
            Base64Text.decode(text).ifPresentOrElse(bytes -> decoded = bytes, () -> broken = true);
        } else {
            broken = token != JsonTokenizer.NULL;
        }
    }
}
