package dev.sinew.scan;

import dev.sinew.scan.engine.Suppressed;
import dev.sinew.scan.rules.RuleSet;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What is scanned, and how.
 *
 * @param paths files and folders
 * @param rules what secrets look like
 * @param suppressed what was accepted
 * @param now what expires is judged by that time
 * @param maxBytes files that are longer are counted and left out
 * @param threads how many files are read at once
 * @param issuers who is asked whether secrets work
 */
public record ScanSettings(
        List<Path> paths,
        RuleSet rules,
        Suppressed suppressed,
        Instant now,
        int maxBytes,
        int threads,
        Issuers issuers) {
    /** The longest file that is read where nothing else is said. */
    public static final int MAX_BYTES = 16 << 20;

    public ScanSettings {
        paths = List.copyOf(paths);
    }

    /** A scan that asks nobody. */
    public ScanSettings(
            List<Path> paths, RuleSet rules, Suppressed suppressed, Instant now, int maxBytes, int threads) {
        this(paths, rules, suppressed, now, maxBytes, threads, Issuers.NOBODY);
    }

    /** The same with issuers that are asked. */
    public ScanSettings asking(Issuers whom) {
        return new ScanSettings(paths, rules, suppressed, now, maxBytes, threads, whom);
    }
}
