package dev.sinew.scan;

import dev.sinew.model.Problem;
import dev.sinew.scan.engine.FileScanner;
import dev.sinew.scan.engine.FileWalk;
import dev.sinew.scan.engine.Hit;
import dev.sinew.scan.engine.Reading;
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
    private static final int AHEAD = 64;
    private static final int MAX_HITS = 100_000;

    private final ScanSettings settings;
    private final FileScanner scanner;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Hit> hits = new ArrayList<>();
    private final ArrayDeque<Future<Reading>> underWay = new ArrayDeque<>();
    private long files;
    private long bytes;
    private long binary;
    private long accepted;
    private long refuted;
    private long cut;

    /** A scan, prepared. */
    public Scan(ScanSettings settings) {
        this.settings = settings;
        scanner = new FileScanner(settings.rules(), new Verifier(settings.now()));
        problems.addAll(settings.rules().problems());
    }

    /** Runs it. */
    public ScanResult run() {
        try (ExecutorService threads = Executors.newFixedThreadPool(settings.threads())) {
            for (Path root : settings.paths()) {
                try {
                    FileWalk.walk(root, file -> submit(threads, file), problems);
                } catch (IOException e) {
                    problems.add(new Problem(root.toString(), -1, "cannot be read: " + e.getMessage()));
                }
            }
            while (!underWay.isEmpty()) {
                take();
            }
        }
        if (cut > 0) {
            problems.add(new Problem("", -1, cut + " further hits are left out: there are more than " + MAX_HITS));
        }
        return new ScanResult(Leaks.of(hits), hits, problems, files, bytes, binary, accepted, refuted);
    }

    private void submit(ExecutorService threads, FileWalk.Found file) {
        if (underWay.size() >= AHEAD) {
            take();
        }
        underWay.add(threads.submit(() -> Reading.of(file, scanner, settings.maxBytes())));
    }

    private void take() {
        try {
            Reading reading = underWay.remove().get();
            problems.addAll(reading.problems());
            files += reading.isRead() ? 1 : 0;
            binary += reading.isBinary() ? 1 : 0;
            bytes += reading.bytes();
            for (Hit hit : reading.hits()) {
                if (settings.suppressed().has(hit)) {
                    accepted++;
                } else if (!Leaks.isOne(hit)) {
                    refuted++;
                } else if (hits.size() < MAX_HITS) {
                    hits.add(hit);
                } else {
                    cut++;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it scanned", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a file could not be scanned", e.getCause());
        }
    }
}
