package dev.sinew.scan;

import dev.sinew.model.Problem;
import dev.sinew.scan.engine.Hit;
import dev.sinew.scan.engine.Reading;
import dev.sinew.scan.engine.Suppressed;
import java.util.ArrayList;
import java.util.List;

/** Sums up what was read. */
final class Tally {
    private static final int MAX_HITS = 100_000;

    private final Suppressed suppressed;
    private final Issuers issuers;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Hit> hits = new ArrayList<>();
    private final KeyPairs pairs = new KeyPairs();
    private long files;
    private long bytes;
    private long binary;
    private long accepted;
    private long refuted;
    private long cut;

    Tally(ScanSettings settings) {
        suppressed = settings.suppressed();
        issuers = settings.issuers();
        problems.addAll(settings.rules().problems());
    }

    List<Problem> problems() {
        return problems;
    }

    void add(Reading reading) {
        problems.addAll(reading.problems());
        files += reading.isRead() ? 1 : 0;
        binary += reading.isBinary() ? 1 : 0;
        bytes += reading.bytes();
        for (Hit hit : reading.hits()) {
            if (pairs.takes(hit)) {
                continue;
            }
            if (suppressed.has(hit)) {
                accepted++;
            } else if (!Leaks.isOne(hit)) {
                refuted++;
            } else if (hits.size() < MAX_HITS) {
                hits.add(hit);
            } else {
                cut++;
            }
        }
    }

    /** Counts files that were read together. */
    void addFiles(long more) {
        files += more;
    }

    ScanResult result() {
        if (cut > 0) {
            problems.add(new Problem("", -1, cut + " further hits are left out: there are more than " + MAX_HITS));
        }
        hits.replaceAll(pairs::paired);
        List<Hit> verified = issuers.verified(hits, Leaks::of);
        return new ScanResult(Leaks.of(verified), verified, problems, files, bytes, binary, accepted, refuted);
    }
}
