package dev.sinew.scan;

import dev.sinew.model.Problem;
import dev.sinew.scan.engine.AppNames;
import dev.sinew.scan.engine.FileScanner;
import dev.sinew.scan.engine.FileWalk;
import dev.sinew.scan.engine.Reading;
import dev.sinew.scan.git.History;
import dev.sinew.scan.git.StagedFiles;
import dev.sinew.scan.verify.Verifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One scan: files side by side, results in the order of the files. At most as many files are in memory as there are threads; those are
 * bounded by {@link ScanSettings#maxBytes}.
 */
public final class Scan {
    private static final int AHEAD = 16;
    /** So many files make one task, unless they are long. */
    private static final int BATCH = 64;

    private static final int BATCH_BYTES = 1 << 20;

    private final ScanSettings settings;
    private final FileScanner scanner;
    private final Tally tally;
    private final ArrayDeque<Future<List<Reading>>> underWay = new ArrayDeque<>();
    private List<FileWalk.Found> batch = new ArrayList<>();
    private long batchBytes;
    private final List<FileWalk.Found> apps = new ArrayList<>();

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
            submitBatch(threads);
            while (!underWay.isEmpty()) {
                take();
            }
        }
        return tally.result();
    }

    /** The files that {@link #run} came by and did not read, since their names say that they are mobile apps. */
    public List<FileWalk.Found> apps() {
        return List.copyOf(apps);
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
        if (AppNames.isOne(file.name())) {
            apps.add(file);
        }
        batch.add(file);
        batchBytes += file.size();
        if (batch.size() >= BATCH || batchBytes >= BATCH_BYTES) {
            submitBatch(threads);
        }
    }

    private void submitBatch(ExecutorService threads) {
        if (underWay.size() >= AHEAD) {
            take();
        }
        List<FileWalk.Found> files = batch;
        batch = new ArrayList<>();
        batchBytes = 0;
        underWay.add(threads.submit(() -> read(files)));
    }

    private List<Reading> read(List<FileWalk.Found> files) {
        List<Reading> readings = new ArrayList<>(files.size());
        for (FileWalk.Found file : files) {
            readings.add(Reading.of(file, scanner, settings.maxBytes()));
        }
        return readings;
    }

    private void take() {
        try {
            underWay.remove().get().forEach(tally::add);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it scanned", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a file could not be scanned", e.getCause());
        }
    }
}
