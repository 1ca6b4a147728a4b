package dev.sinew.capture.har;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.JsonTokenizer;
import dev.sinew.bytes.Slice;
import dev.sinew.capture.value.Base64Text;
import dev.sinew.capture.value.Decimals;
import dev.sinew.capture.value.JsonCursor;
import dev.sinew.model.Body;

/** The object that holds a body: {@code content} of a response, {@code postData} of a request. */
final class RecordedBody {
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final Pairs params = new Pairs();
    private Slice text = Slice.EMPTY;
    private boolean textWritten;
    private boolean base64;
    private boolean broken;
    private boolean multipart;
    private long size = Decimals.NONE;

    void clear() {
        params.clear();
        text = Slice.EMPTY;
        textWritten = false;
        base64 = false;
        broken = false;
        multipart = false;
        size = Decimals.NONE;
    }

    /** Reads the object that the cursor stands before, in place of what was read before. */
    void read(JsonCursor cursor) {
        clear();
        if (!cursor.enter()) {
            return;
        }
        while (cursor.nextName()) {
            readMember(cursor);
        }
        if (base64) {
            Base64Text.decode(text).ifPresentOrElse(bytes -> text = bytes, () -> broken = true);
        }
    }

    /** Whether the text is said to be base64 and is not. */
    boolean broken() {
        return broken;
    }

    /**
     * The body. Where the recorder says that there was one and did not keep it, it is unknown; so are the parts of a
     * multipart form, of which HAR keeps no bytes.
     */
    Body body(long sizeElsewhere) {
        if (!text.isEmpty()) {
            return Body.whole(text);
        }
        if (!params.isEmpty()) {
            return multipart ? Body.UNKNOWN : Body.whole(Slice.of(FormText.of(params.list())));
        }
        long told = Math.max(size, sizeElsewhere);
        return told == 0 || (told < 0 && textWritten) ? Body.NONE : Body.UNKNOWN;
    }

    /**
     * Whether the bytes are those behind the content decoding, as they should be in a HAR whatever the Content-Encoding
     * header says. Only some proxies write gzip as it was sent.
     */
    boolean decoded() {
        byte[] bytes = text.array();
        int from = text.from();
        return text.length() < 2 || (bytes[from] & 0xff) != GZIP_FIRST || (bytes[from + 1] & 0xff) != GZIP_SECOND;
    }

    private void readMember(JsonCursor cursor) {
        if (cursor.named("text")) {
            text = cursor.nextScalar();
            textWritten = cursor.token() == JsonTokenizer.STRING;
        } else if (cursor.named("encoding")) {
            base64 = cursor.nextScalar().equalsIgnoreCase("base64");
        } else if (cursor.named("size")) {
            size = Decimals.whole(cursor.nextScalar());
        } else if (cursor.named("mimeType")) {
            Slice type = cursor.nextScalar();
            multipart = Ascii.startsWithIgnoreCase(type.array(), type.from(), type.to(), "multipart/");
        } else if (cursor.named("params")) {
            params.read(cursor);
        } else {
            cursor.skipNext();
        }
    }
}
