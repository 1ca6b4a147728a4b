package dev.sinew.scan.rules;

import com.google.re2j.Pattern;
import dev.sinew.scan.prefilter.Runs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Patterns of files. Every file is held against all of them, so those that say no more than the name of a file or folder are compared as such, and each of the
 * others is tried only where the characters that it needs are in the path.
 */
public final class PathPatterns {
    private static final String FROM_SLASH = "(?:^|/)";
    /** What means something else than itself in a pattern. */
    private static final String SIGNS = "\\^$.|?*+()[]{}";

    /** Names that a path ends with, and folders with slashes around them. */
    private final List<String> files = new ArrayList<>();

    private final List<String> folders = new ArrayList<>();
    private final List<Pattern> patterns = new ArrayList<>();
    private final Runs runs;

    /** Those patterns. */
    public PathPatterns(List<Pattern> patterns) {
        for (Pattern each : patterns) {
            if (each.flags() != 0 || !isName(each.pattern())) {
                this.patterns.add(each);
            }
        }
        runs = new Runs(this.patterns.stream().map(Pattern::pattern).toList());
    }

    /** Whether a pattern is that of a file or folder whose whole name it says, and takes that in. */
    private boolean isName(String pattern) {
        if (!pattern.startsWith(FROM_SLASH)) {
            return false;
        }
        StringBuilder name = new StringBuilder("/");
        int last = pattern.length() - 1;
        for (int i = FROM_SLASH.length(); i < last; i++) {
            if (pattern.startsWith("\\.", i)) {
                i++;
            } else if (SIGNS.indexOf(pattern.charAt(i)) >= 0) {
                return false;
            }
            name.append(pattern.charAt(i));
        }
        return switch (pattern.charAt(last)) {
            case '$' -> files.add(name.toString());
            case '/' -> folders.add(name.append('/').toString());
            default -> false;
        };
    }

    boolean isEmpty() {
        return files.isEmpty() && folders.isEmpty() && patterns.isEmpty();
    }

    /** Whether one of them matches somewhere in a path. */
    boolean matches(String path) {
        return isNamed(path) || !patterns.isEmpty() && matchesPattern(path);
    }

    private boolean isNamed(String path) {
        for (String file : files) {
            if (path.endsWith(file) || path.length() == file.length() - 1 && file.endsWith(path)) {
                return true;
            }
        }
        for (String folder : folders) {
            if (path.contains(folder) || path.startsWith(folder.substring(1))) {
                return true;
            }
        }
        return false;
    }

    private boolean matchesPattern(String path) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        Runs.Search search = runs.in(bytes);
        for (int i = 0; i < patterns.size(); i++) {
            // What flags beside a pattern mean its text does not say.
            boolean maybe = patterns.get(i).flags() != 0 || search.has(i, 0, bytes.length);
            if (maybe && patterns.get(i).matcher(path).find()) {
                return true;
            }
        }
        return false;
    }
}
