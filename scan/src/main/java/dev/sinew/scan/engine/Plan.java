package dev.sinew.scan.engine;

import dev.sinew.scan.password.Assignments;
import dev.sinew.scan.prefilter.Keywords;
import dev.sinew.scan.prefilter.Runs;
import dev.sinew.scan.rules.RulePattern;
import dev.sinew.scan.rules.SecretRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What a scanner works out of its rules once. Rules have the numbers of their order; one beyond the last are the assignments. */
final class Plan {
    private final List<SecretRule> rules;
    private final Keywords keywords;
    private final int[][] rulesOfWord;
    /** What rules are tagged with whose keywords stand beside what they match. */
    private static final String BESIDE = "beside";

    private final boolean[] spansLines;
    private final boolean[] hasPath;
    private final boolean[] isOwn;
    private final boolean[] isBeside;
    private final boolean[] isAddress;
    private final Runs runs;
    private final Runs pathRuns;
    private final int[] unguarded;

    Plan(List<SecretRule> rules, boolean assigning) {
        this.rules = rules;
        Map<String, List<Integer>> words = new LinkedHashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            for (String word : rules.get(i).keywords()) {
                words.computeIfAbsent(word, any -> new ArrayList<>()).add(i);
            }
        }
        if (assigning) {
            for (String word : Assignments.KEYWORDS) {
                words.computeIfAbsent(word, any -> new ArrayList<>()).add(rules.size());
            }
        }
        keywords = new Keywords(List.copyOf(words.keySet()));
        rulesOfWord = words.values().stream()
                .map(each -> each.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        spansLines = new boolean[rules.size()];
        hasPath = new boolean[rules.size()];
        isOwn = new boolean[rules.size()];
        isBeside = new boolean[rules.size()];
        isAddress = new boolean[rules.size()];
        for (int i = 0; i < spansLines.length; i++) {
            spansLines[i] = rules.get(i).spansLines();
            hasPath[i] = rules.get(i).path().isPresent();
            isBeside[i] = rules.get(i).tags().contains(BESIDE);
            isOwn[i] = rules.get(i).tags().contains(FileScanner.OWN) && !isBeside[i];
            isAddress[i] = isOwn[i] && rules.get(i).tags().contains(Addresses.TAG);
        }
        runs = runs(rules, SecretRule::regex);
        pathRuns = runs(rules, SecretRule::path);
        unguarded = IntStream.range(0, rules.size())
                .filter(rule -> rules.get(rule).keywords().isEmpty())
                .toArray();
    }

    private static Runs runs(List<SecretRule> rules, Function<SecretRule, Optional<RulePattern>> pattern) {
        return new Runs(rules.stream()
                .map(rule -> pattern.apply(rule).map(RulePattern::text).orElse(""))
                .toList());
    }

    List<SecretRule> rules() {
        return rules;
    }

    Keywords keywords() {
        return keywords;
    }

    Runs runs() {
        return runs;
    }

    /** Whether a rule is for some files only. */
    boolean hasPath(int rule) {
        return hasPath[rule];
    }

    /** A search through the name of a file, for what patterns of paths need. */
    Runs.Search inPath(byte[] path) {
        return pathRuns.in(path);
    }

    /** Whether a rule is for a file of that name. */
    boolean isFor(int rule, String path, int length, Runs.Search search) {
        Optional<RulePattern> pattern = rules.get(rule).path();
        return pattern.isEmpty()
                || search.has(rule, 0, length) && pattern.get().matcher(path).find();
    }

    int[] rulesOf(int word) {
        return rulesOfWord[word];
    }

    boolean spansLines(int rule) {
        return spansLines[rule];
    }

    /** Whether it is a rule of ours of which a keyword stands within each of its matches. */
    boolean isOwn(int rule) {
        return isOwn[rule];
    }

    /** Whether a keyword of it stands anywhere in a text in which it matches: whose token it is, where the token itself does not say. */
    boolean isBeside(int rule) {
        return isBeside[rule];
    }

    /** Whether what it finds is an address with a password, as {@link Addresses} tells. */
    boolean isAddress(int rule) {
        return isAddress[rule];
    }

    /** Rules without keywords. */
    int[] unguarded() {
        return unguarded;
    }

    /** The number of the assignments. */
    int assignments() {
        return rules.size();
    }
}
