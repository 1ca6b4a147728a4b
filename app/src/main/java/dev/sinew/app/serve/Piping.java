package dev.sinew.app.serve;

import dev.sinew.capture.Formats;
import dev.sinew.capture.Input;
import java.io.InputStream;
import java.time.Instant;

/**
 * Reads standard input to its end, as it comes. What has no id is told by its place since this start, as another start reads
 * another stream.
 */
final class Piping implements AutoCloseable {
    private final Formats formats;
    private final InputStream stream;
    private final String name;
    private final Reading reading;
    private final Thread thread;

    Piping(Formats formats, InputStream stream, Instant start, Reading reading) {
        this.formats = formats;
        this.stream = stream;
        this.name = "standard input since " + start;
        this.reading = reading;
        this.thread = Background.unstarted("pipe", this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            reading.all(name, formats.follow(new Input(name, -1, true, () -> stream)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends after the batch under way. Who waits for a byte that does not come is not waited for. */
    @Override
    public void close() {
        reading.end();
    }
}
