package dev.sinew.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What sources must not say and class files cannot show. */
final class SourceScan {
    private static final int MOST_LINES = 400;

    /** Where an exception of our own may end: the outermost boundary, which counts it and goes on or stops. */
    private static final Set<String> BOUNDARIES = Set.of("/app/src/main/java/dev/sinew/app/Main.java");

    private static final List<Word> WORDS = List.of(
            new Word(
                    "catch what you expect, leave the rest to the boundary",
                    file -> isMain(file) && !BOUNDARIES.contains(SourceTree.slashed(file)),
                    Pattern.compile(
                            "catch\\s*\\((final\\s+)?([\\w.]+\\s*\\|\\s*)*(java\\.lang\\.)?(Exception|Throwable)\\b")),
            new Word("wait for what happens, not for a time", SourceScan::isMain, Pattern.compile("Thread\\.sleep")),
            new Word(
                    "no patterns and formats on the hot path",
                    file -> isMain(file) && SourceTree.slashed(file).contains("/dev/sinew/engine/observe/"),
                    Pattern.compile("Pattern\\.compile|String\\.format|\\.formatted\\(")),
            new Word("a path of one machine", SourceScan::isOurs, Pattern.compile("/(tmp|work)/")));

    private SourceScan() {}

    /** All violations as {@code path:line: what is wrong}. */
    static List<String> violations(SourceTree tree) {
        List<String> violations = new ArrayList<>();
        for (Path file : tree.all()) {
            if (isOurs(file)) {
                scan(tree, file, violations);
            }
        }
        return violations;
    }

    private static void scan(SourceTree tree, Path file, List<String> violations) {
        List<String> lines = tree.lines(file);
        String path = SourceTree.slashed(file).substring(1);
        if (isMain(file) && lines.size() > MOST_LINES) {
            violations.add(path + ":" + lines.size() + ": more than " + MOST_LINES + " lines, one idea per file");
        }
        for (Word word : WORDS) {
            for (int i = 0; word.where().test(file) && i < lines.size(); i++) {
                if (word.pattern().matcher(lines.get(i)).find()) {
                    violations.add(path + ":" + (i + 1) + ": " + word.why());
                }
            }
        }
    }

    private static boolean isMain(Path file) {
        String path = SourceTree.slashed(file);
        return path.contains("/src/main/java/") && path.endsWith(".java");
    }

    /** Java sources of all kinds, pages, poms and scripts: text that we write. */
    private static boolean isOurs(Path file) {
        return SourceTree.slashed(file).matches(".*(\\.(java|md|xml|sh|ya?ml|toml)|/sinew|/verify)")
                && !file.endsWith("LICENSE");
    }

    private record Word(String why, Predicate<Path> where, Pattern pattern) {}
}
