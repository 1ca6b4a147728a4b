package dev.sinew.app.serve;

import dev.sinew.capture.Batch;
import dev.sinew.capture.CaptureLimits;
import dev.sinew.capture.Formats;
import dev.sinew.capture.Input;
import dev.sinew.capture.Inputs;
import dev.sinew.capture.Opened;
import dev.sinew.capture.Source;
import dev.sinew.capture.UnreadableInput;
import dev.sinew.console.Refusal;
import dev.sinew.console.intake.Receipt;
import dev.sinew.console.intake.Receipt.Outcome;
import dev.sinew.engine.observe.Observer;
import dev.sinew.store.Settings;
import dev.sinew.store.StoreUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the files of folders as they come, in every format that is recognised. A file is read once it has stayed the same between
 * two looks, and again only where it changed since; what was read of it before is known by its place in the file.
 */
final class Watching implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watching.class);
    private static final String SETTING = "read-file ";
    private static final int RETRY_SECONDS = 2;

    private final List<Path> folders;
    private final Duration every;
    private final Formats formats;
    private final Observer observer;
    private final Committer committer;
    private final Settings settings;
    private final Sources sources;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, String> lastLook = new HashMap<>();
    private final Thread thread;

    Watching(
            List<Path> folders,
            Duration every,
            Formats formats,
            Observer observer,
            Committer committer,
            Settings settings,
            Sources sources,
            InstantSource clock) {
        this.folders = List.copyOf(folders);
        this.every = every;
        this.formats = formats;
        this.observer = observer;
        this.committer = committer;
        this.settings = settings;
        this.sources = sources;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("watch").daemon().unstarted(this::run);
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
            } while (!closing.await(every.toMillis(), TimeUnit.MILLISECONDS));
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
            if (rested && closing.getCount() > 0) {
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
            if (settings.get(key).filter(mark::equals).isEmpty() && readAll(input)) {
                settings.put(key, mark);
            }
        } catch (StoreUnavailable e) {
            LOG.atWarn().addKeyValue("file", input.name()).log("the store cannot be reached; the file is read later");
        }
    }

    /** Whether all of it is in the journal, or cannot be read at all. */
    private boolean readAll(Input input) throws InterruptedException {
        switch (formats.open(input)) {
            case UnreadableInput refused ->
                LOG.atWarn()
                        .addKeyValue("file", input.name())
                        .addKeyValue("why", refused.problem().what())
                        .log("a watched file cannot be read");
            case Opened.Traffic traffic -> {
                try (Source source = traffic.source()) {
                    for (Optional<Batch> batch = source.next(); batch.isPresent(); batch = source.next()) {
                        if (!take(input.name(), batch.get())) {
                            return false;
                        }
                    }
                }
            }
        }
        return true;
    }

    private boolean take(String name, Batch batch) throws InterruptedException {
        Delivery delivery = Delivery.ofFile(name, clock.instant(), observer);
        batch.readInto(delivery);
        while (closing.getCount() > 0) {
            try {
                Receipt receipt = delivery.receipt(
                        delivery.entries().isEmpty() ? List.of() : committer.commit(delivery.entries()));
                sources.add(name, receipt, delivery.received());
                told(name, receipt);
                return true;
            } catch (Refusal later) {
                closing.await(RETRY_SECONDS, TimeUnit.SECONDS);
            }
        }
        return false;
    }

    private static void told(String name, Receipt receipt) {
        long rejected = receipt.count(Outcome.REJECTED);
        if (rejected > 0) {
            Receipt.Line first = receipt.lines().stream()
                    .filter(line -> line.outcome() == Outcome.REJECTED)
                    .findFirst()
                    .orElseThrow();
            LOG.atWarn()
                    .addKeyValue("file", name)
                    .addKeyValue("entries", rejected)
                    .addKeyValue("first", first.number())
                    .addKeyValue("why", first.what())
                    .log("entries of a watched file cannot be read");
        }
    }

    /** Ends after the batch under way; the file is read again after the next start. */
    @Override
    public void close() {
        closing.countDown();
        Ended.await(thread);
    }
}
