package dev.sinew.engine.inject;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import dev.sinew.model.Exchange;
import dev.sinew.model.MarkHit.Outcome;
import java.util.regex.Pattern;

/** The beginning of an answer as text: where an attack's effect shows. Made only for an exchange in which one was seen. */
public final class AnswerText {
    private static final int MOST_BYTES = 1 << 16;

    private final int status;
    private final String text;
    private final String contentType;
    private final String location;

    public AnswerText(Exchange exchange, int status, Slice body) {
        this.status = status;
        this.text = Ascii.text(body.array(), body.from(), Math.min(body.to(), body.from() + MOST_BYTES));
        this.contentType = exchange.response()
                .map(response -> response.headers().first("content-type").text())
                .orElse("");
        this.location = exchange.response()
                .map(response -> response.headers().first("location").text())
                .orElse("");
    }

    /** Where it sends the caller, or empty. */
    public String location() {
        return location;
    }

    public int status() {
        return status;
    }

    public boolean has(String wanted) {
        return text.contains(wanted);
    }

    public boolean has(Pattern wanted) {
        return wanted.matcher(text).find();
    }

    /** Whether a browser would show it as a page. */
    public boolean isPage() {
        return contentType.startsWith("text/html")
                || contentType.startsWith("application/xhtml")
                || contentType.startsWith("image/svg");
    }

    /** Exposed where the effect shows; attempted where the request was refused or failed; else nobody can tell. */
    public Outcome outcome(boolean shows) {
        return shows ? Outcome.EXPOSED : status >= 400 ? Outcome.ATTEMPTED : Outcome.UNKNOWN;
    }
}
