package dev.sinew.scan.rules;

import com.google.re2j.Pattern;
import dev.sinew.scan.prefilter.Runs;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Patterns of files. Every file is held against all of them, so each is tried only where the characters that it needs are in the path. */
public final class PathPatterns {
    private final List<Pattern> patterns;
    private final Runs runs;

    /** Those patterns. */
    public PathPatterns(List<Pattern> patterns) {
        this.patterns = List.copyOf(patterns);
        runs = new Runs(this.patterns.stream().map(Pattern::pattern).toList());
    }

    boolean isEmpty() {
        return patterns.isEmpty();
    }

    /** Whether one of them matches somewhere in a path. */
    boolean matches(String path) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        Runs.Search search = runs.in(bytes);
        for (int i = 0; i < patterns.size(); i++) {
            if (search.has(i, 0, bytes.length) && patterns.get(i).matcher(path).find()) {
                return true;
            }
        }
        return false;
    }
}
