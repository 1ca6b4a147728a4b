package dev.sinew.scan.rules;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is no secret though a rule says so.
 *
 * @param all whether everything that it names must hold, rather than any
 * @param paths patterns of files
 * @param regexes patterns of what {@code target} says
 * @param target what those are held against
 * @param stopwords words within the secret, in any case
 * @param commits the commits whose contents are allowed, which files on disk never are
 * @param rules the rules that it is for, all where it names none
 * @param filter an expression that is true for what is allowed
 */
public record Allowlist(
        boolean all,
        PathPatterns paths,
        List<Pattern> regexes,
        Target target,
        List<String> stopwords,
        Set<String> commits,
        Set<String> rules,
        Optional<Predicate<Found>> filter) {
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
        commits = Set.copyOf(commits);
        rules = Set.copyOf(rules);
    }

    /** One that is a filter alone. */
    static Allowlist of(Predicate<Found> filter) {
        return new Allowlist(
                false,
                new PathPatterns(List.of()),
                List.of(),
                Target.SECRET,
                List.of(),
                Set.of(),
                Set.of(),
                Optional.of(filter));
    }

    /** Whether it is for a rule. */
    boolean isFor(String rule) {
        return rules.isEmpty() || rules.contains(rule);
    }

    /** Whether a whole file is passed over, whatever is in it. */
    boolean allowsFile(String path) {
        boolean more = all && (!commits.isEmpty() || !regexes.isEmpty() || !stopwords.isEmpty());
        return !more && paths.matches(path);
    }

    /** Whether what was found is allowed. */
    boolean allows(Found found) {
        String held = switch (target) {
            case SECRET -> found.secret();
            case MATCH -> found.match();
            case LINE -> found.line();
        };
        List<Boolean> holds = new ArrayList<>();
        if (!commits.isEmpty()) {
            holds.add(commits.contains(found.commit()));
        }
        if (!paths.isEmpty()) {
            holds.add(paths.matches(found.path()));
        }
        if (!regexes.isEmpty()) {
            holds.add(anyMatches(regexes, held));
        }
        if (!stopwords.isEmpty()) {
            String low = found.secret().toLowerCase(Locale.ROOT);
            holds.add(stopwords.stream().anyMatch(low::contains));
        }
        filter.ifPresent(each -> holds.add(each.test(found)));
        return all ? !holds.isEmpty() && !holds.contains(false) : holds.contains(true);
    }

    private static boolean anyMatches(List<Pattern> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
    }
}
