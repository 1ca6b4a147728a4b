package dev.sinew.capture.jsonl;

import dev.sinew.bytes.JsonTokenizer;
import dev.sinew.capture.CaptureLimits;
import dev.sinew.capture.Feed;
import dev.sinew.capture.Format;
import dev.sinew.capture.Head;
import dev.sinew.capture.LineSource;
import dev.sinew.capture.Source;
import dev.sinew.capture.value.JsonCursor;

/** Exchange JSON Lines: one JSON object a line, whose member {@code request} is an object with a {@code url}. */
public final class JsonLinesFormat implements Format {
    @Override
    public String title() {
        return "Exchange JSON Lines";
    }

    @Override
    public boolean recognises(Head head) {
        return head.anyLine(JsonLinesFormat::isExchange);
    }

    @Override
    public Source read(Feed feed, String name, CaptureLimits limits) {
        return new LineSource(feed, name, limits, () -> new ExchangeReader(name));
    }

    /** Whether a line, possibly cut off, is an object with an object "request", or else an object "response". */
    private static boolean isExchange(byte[] line) {
        JsonCursor cursor = new JsonCursor().over(line, 0, line.length);
        if (cursor.next() != JsonTokenizer.OBJECT_START) {
            return false;
        }
        boolean response = false;
        while (cursor.nextName()) {
            boolean request = cursor.named("request");
            response |= cursor.named("response");
            boolean object = cursor.next() == JsonTokenizer.OBJECT_START;
            if (request) {
                return object && hasUrl(cursor);
            }
            response &= object;
            cursor.skip();
        }
        return response && cursor.malformed().isPresent();
    }

    private static boolean hasUrl(JsonCursor cursor) {
        while (cursor.nextName()) {
            if (cursor.named("url")) {
                return true;
            }
            cursor.next();
            cursor.skip();
        }
        return cursor.malformed().isPresent();
    }
}
