package dev.sinew.scan.rules;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is no secret though a rule says so.
 *
 * @param all whether everything that it names must hold, rather than any
 * @param paths patterns of files
 * @param regexes patterns of what {@code target} says
 * @param target what those are held against
 * @param stopwords words within the secret, in any case
 * @param commits whether it names commits, which files on disk never are
 * @param rules the rules that it is for, all where it names none
 */
public record Allowlist(
        boolean all,
        PathPatterns paths,
        List<Pattern> regexes,
        Target target,
        List<String> stopwords,
        boolean commits,
        Set<String> rules) {
    /** What patterns are held against. */
    public enum Target {
        SECRET,
        MATCH,
        LINE
    }

    public Allowlist {
        regexes = List.copyOf(regexes);
        stopwords =
                stopwords.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        rules = Set.copyOf(rules);
    }

    /** Whether it is for a rule. */
    boolean isFor(String rule) {
        return rules.isEmpty() || rules.contains(rule);
    }

    /** Whether a whole file is passed over, whatever is in it. */
    boolean allowsFile(String path) {
        boolean more = all && (commits || !regexes.isEmpty() || !stopwords.isEmpty());
        return !more && paths.matches(path);
    }

    /** Whether a secret is allowed. */
    boolean allows(String path, String secret, String match, String line) {
        String held = switch (target) {
            case SECRET -> secret;
            case MATCH -> match;
            case LINE -> line;
        };
        List<Boolean> holds = new ArrayList<>();
        if (commits) {
            holds.add(false);
        }
        if (!paths.isEmpty()) {
            holds.add(paths.matches(path));
        }
        if (!regexes.isEmpty()) {
            holds.add(anyMatches(regexes, held));
        }
        if (!stopwords.isEmpty()) {
            String low = secret.toLowerCase(Locale.ROOT);
            holds.add(stopwords.stream().anyMatch(low::contains));
        }
        return all ? !holds.isEmpty() && !holds.contains(false) : holds.contains(true);
    }

    private static boolean anyMatches(List<Pattern> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
    }
}
