package dev.sinew.capture.accesslog;

import dev.sinew.capture.CaptureLimits;
import dev.sinew.capture.EntryReader;
import dev.sinew.capture.Feed;
import dev.sinew.capture.Format;
import dev.sinew.capture.Head;
import dev.sinew.capture.LineSource;
import dev.sinew.capture.Source;

/** Access logs with one JSON object a line, whose members are named as people name them. */
public final class JsonLogFormat implements Format {
    @Override
    public String title() {
        return "JSON access log";
    }

    @Override
    public boolean recognises(Head head) {
        EntryReader reader = new JsonLogReader("");
        return head.anyLine(line -> Trial.succeeds(reader, line));
    }

    @Override
    public Source read(Feed feed, String name, CaptureLimits limits) {
        return new LineSource(feed, name, limits, () -> new JsonLogReader(name));
    }
}
