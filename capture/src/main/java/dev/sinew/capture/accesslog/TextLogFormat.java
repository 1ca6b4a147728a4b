package dev.sinew.capture.accesslog;

import dev.sinew.capture.CaptureLimits;
import dev.sinew.capture.EntryReader;
import dev.sinew.capture.Feed;
import dev.sinew.capture.Format;
import dev.sinew.capture.Head;
import dev.sinew.capture.LineSource;
import dev.sinew.capture.Source;

/** Access logs of NGINX, Apache and Envoy in their usual forms of text. */
public final class TextLogFormat implements Format {
    @Override
    public String title() {
        return "NGINX, Apache or Envoy access log";
    }

    @Override
    public boolean recognises(Head head) {
        EntryReader reader = new TextLogReader("");
        return head.anyLine(line -> Trial.succeeds(reader, line));
    }

    @Override
    public Source read(Feed feed, String name, CaptureLimits limits) {
        return new LineSource(feed, name, limits, () -> new TextLogReader(name));
    }
}
