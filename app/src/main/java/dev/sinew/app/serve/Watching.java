package dev.sinew.app.serve;

import dev.sinew.capture.CaptureLimits;
import dev.sinew.capture.Formats;
import dev.sinew.capture.Input;
import dev.sinew.capture.Inputs;
import dev.sinew.store.Settings;
import dev.sinew.store.StoreUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the files of folders as they come, in every format that is recognised. A file is read once it has stayed the same between
 * two looks, and again only where it changed since; what was read of it before is known by its place in the file.
 */
final class Watching implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watching.class);
    private static final String SETTING = "read-file ";

    private final List<Path> folders;
    private final Duration every;
    private final Formats formats;
    private final Settings settings;
    private final Reading reading;
    private final Map<String, String> lastLook = new HashMap<>();
    private final Thread thread;

    Watching(List<Path> folders, Duration every, Formats formats, Settings settings, Reading reading) {
        this.folders = List.copyOf(folders);
        this.every = every;
        this.formats = formats;
        this.settings = settings;
        this.reading = reading;
        this.thread = Background.unstarted("watch", this::run);
    }

    void start() {
        if (!folders.isEmpty()) {
            thread.start();
        }
    }

    private void run() {
        try {
            do {
                for (Path folder : folders) {
                    look(folder);
                }
            } while (!reading.endsWithin(every.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Path folder) throws InterruptedException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Inputs found = Inputs.find(
                List.of(folder.toString()), Path.of(""), InputStream.nullInputStream(), CaptureLimits.DEFAULTS);
        for (Input input : found.inputs()) {
            Optional<String> state = state(input);
            boolean rested = state.isPresent() && state.get().equals(lastLook.put(input.name(), state.get()));
            if (rested && !reading.isEnding()) {
                readOnce(input, state.get());
            }
        }
    }

    /** The size and the time of a file; nothing where it is gone. */
    private static Optional<String> state(Input input) {
        try {
            Path file = Path.of(input.name());
            return Optional.of(
                    Files.size(file) + "@" + Files.getLastModifiedTime(file).toMillis());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void readOnce(Input input, String state) throws InterruptedException {
        String key = SETTING + input.name();
        String mark = '"' + state + '"';
        try {
            if (settings.get(key).filter(mark::equals).isEmpty() && reading.all(input.name(), formats.open(input))) {
                settings.put(key, mark);
            }
        } catch (StoreUnavailable e) {
            LOG.atWarn().addKeyValue("file", input.name()).log("the store cannot be reached; the file is read later");
        }
    }

    /** Ends after the batch under way; the file is read again after the next start. */
    @Override
    public void close() {
        reading.end();
        Ended.await(thread);
    }
}
