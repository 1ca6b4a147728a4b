package dev.sinew.capture.har;

import dev.sinew.bytes.JsonTokenizer;
import dev.sinew.capture.CaptureLimits;
import dev.sinew.capture.Feed;
import dev.sinew.capture.Format;
import dev.sinew.capture.Head;
import dev.sinew.capture.Source;
import dev.sinew.capture.value.JsonCursor;

/** HAR 1.2: one JSON object whose member {@code log} is an object with an array {@code entries}. */
public final class HarFormat implements Format {
    @Override
    public String title() {
        return "HAR";
    }

    @Override
    public boolean recognises(Head head) {
        byte[] bytes = head.bytes();
        JsonCursor cursor = new JsonCursor().over(bytes, 0, bytes.length);
        if (cursor.next() != JsonTokenizer.OBJECT_START) {
            return false;
        }
        while (cursor.nextName()) {
            boolean log = cursor.named("log");
            if (cursor.next() == JsonTokenizer.OBJECT_START && log) {
                return true;
            }
            cursor.skip();
        }
        return false;
    }

    @Override
    public Source read(Feed feed, String name, CaptureLimits limits) {
        return new HarSource(feed, name, limits);
    }
}
