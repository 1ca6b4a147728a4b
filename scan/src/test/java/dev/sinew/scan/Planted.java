package dev.sinew.scan;

import dev.sinew.scan.engine.FileScanner;
import dev.sinew.scan.engine.Hit;
import dev.sinew.scan.rules.RuleSet;
import dev.sinew.scan.rules.RuleSetReader;
import dev.sinew.scan.verify.Verifier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Texts in which something was planted, scanned with Sinew's own rules. */
final class Planted {
    static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    static final RuleSet OURS = RuleSetReader.ours();
    private static final FileScanner SCANNER = new FileScanner(OURS, new Verifier(NOW));

    private Planted() {}

    static List<Hit> scan(String path, String text) {
        return SCANNER.scan(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The secrets that are found, in order. */
    static List<String> secrets(String path, String text) {
        return scan(path, text).stream().map(Hit::secret).toList();
    }

    /** The rules that find something, in order. */
    static List<String> rules(String path, String text) {
        return scan(path, text).stream().map(Hit::rule).toList();
    }
}
