package dev.sinew.scan;

import dev.sinew.model.Problem;
import dev.sinew.scan.engine.FileScanner;
import dev.sinew.scan.engine.FileWalk;
import dev.sinew.scan.engine.Reading;
import dev.sinew.scan.git.History;
import dev.sinew.scan.git.StagedFiles;
import dev.sinew.scan.verify.Verifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One scan: files side by side, results in the order of the files. At most as many files are in memory as there are threads; those are
 * bounded by {@link ScanSettings#maxBytes}.
 */
public final class Scan {
    private static final int AHEAD = 64;

    private final ScanSettings settings;
    private final FileScanner scanner;
    private final Tally tally;
    private final ArrayDeque<Future<Reading>> underWay = new ArrayDeque<>();

    /** A scan, prepared. */
    public Scan(ScanSettings settings) {
        this.settings = settings;
        scanner = new FileScanner(settings.rules(), new Verifier(settings.now()));
        tally = new Tally(settings);
    }

    /** Reads all files below the paths. */
    public ScanResult run() {
        try (ExecutorService threads = Executors.newFixedThreadPool(settings.threads())) {
            for (Path root : settings.paths()) {
                try {
                    FileWalk.walk(root, file -> submit(threads, file), tally.problems());
                } catch (IOException e) {
                    unreadable(root, e);
                }
            }
            while (!underWay.isEmpty()) {
                take();
            }
        }
        return tally.result();
    }

    /** Reads all that the repositories of the paths ever held. */
    public ScanResult history() {
        for (Path root : settings.paths()) {
            try {
                History history = new History(scanner, settings.maxBytes());
                tally.add(history.read(root));
                tally.addFiles(history.contents() - 1);
            } catch (IOException e) {
                unreadable(root, e);
            }
        }
        return tally.result();
    }

    /** Reads what is staged in the repositories of the paths. */
    public ScanResult staged() {
        for (Path root : settings.paths()) {
            try {
                new StagedFiles(scanner, settings.maxBytes()).read(root, tally::add);
            } catch (IOException e) {
                unreadable(root, e);
            }
        }
        return tally.result();
    }

    private void unreadable(Path root, IOException why) {
        tally.problems().add(new Problem(root.toString(), -1, "cannot be read: " + why.getMessage()));
    }

    private void submit(ExecutorService threads, FileWalk.Found file) {
        if (underWay.size() >= AHEAD) {
            take();
        }
        underWay.add(threads.submit(() -> Reading.of(file, scanner, settings.maxBytes())));
    }

    private void take() {
        try {
            tally.add(underWay.remove().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it scanned", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a file could not be scanned", e.getCause());
        }
    }
}
