package dev.sinew.app.fold;

import dev.sinew.capture.CaptureLimits;
import dev.sinew.capture.Formats;
import dev.sinew.capture.accesslog.JsonLogFormat;
import dev.sinew.capture.accesslog.TextLogFormat;
import dev.sinew.capture.har.HarFormat;
import dev.sinew.capture.jsonl.JsonLinesFormat;
import java.util.List;

/** All formats of recorded traffic, in the order in which they are tried. */
public final class TrafficFormats {
    private TrafficFormats() {}

    /** Formats under the usual limits. */
    public static Formats all() {
        return new Formats(
                List.of(new HarFormat(), new JsonLinesFormat(), new JsonLogFormat(), new TextLogFormat()),
                CaptureLimits.DEFAULTS);
    }
}
