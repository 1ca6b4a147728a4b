package dev.sinew.capture;

import dev.sinew.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The formats that can be read, asked in their order. Opens inputs. */
public final class Formats {
    private final List<Format> formats;
    private final CaptureLimits limits;

    public Formats(List<Format> formats, CaptureLimits limits) {
        this.formats = List.copyOf(formats);
        this.limits = limits;
    }

    /** Opens an input, recognises its format and makes it ready to be cut. */
    public Opened open(Input input) {
        return open(input, Feed::of);
    }

    /** The same of an input whose writer may pause: what is there is given out, however little. */
    public Opened follow(Input input) {
        return open(input, Feed::live);
    }

    private Opened open(Input input, Function<InputStream, Feed> feed) {
        try {
            return begin(input, feed.apply(input.bytes().open()));
        } catch (IOException e) {
            return unreadable(input, "cannot be opened: " + Feed.reason(e));
        }
    }

    private Opened begin(Input input, Feed feed) {
        Head head = feed.head(limits.headBytes());
        Optional<Format> format =
                formats.stream().filter(each -> each.recognises(head)).findFirst();
        if (format.isPresent()) {
            return new Opened.Traffic(format.get(), format.get().read(feed, input.name(), limits));
        }
        feed.close();
        if (feed.failure().isPresent()) {
            return unreadable(input, feed.failure().get());
        }
        return head.isBlank() ? empty(input) : unreadable(input, complaint(head));
    }

    private String complaint(Head head) {
        List<String> titles = formats.stream().map(Format::title).toList();
        return head.complaint() + " (known are: " + String.join(", ", titles) + ")";
    }

    /** Nothing is wrong with an empty input; it is only worth a word. */
    private static UnreadableInput empty(Input input) {
        return new UnreadableInput(new Problem(input.name(), -1, "is empty"), false);
    }

    private static UnreadableInput unreadable(Input input, String what) {
        return new UnreadableInput(new Problem(input.name(), -1, what), input.explicit());
    }
}
