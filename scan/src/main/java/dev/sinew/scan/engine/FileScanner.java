package dev.sinew.scan.engine;

import com.google.re2j.Matcher;
import dev.sinew.scan.password.Assignment;
import dev.sinew.scan.password.Assignments;
import dev.sinew.scan.password.Entropy;
import dev.sinew.scan.password.FileKind;
import dev.sinew.scan.password.Placeholders;
import dev.sinew.scan.rules.Kind;
import dev.sinew.scan.rules.RuleSet;
import dev.sinew.scan.rules.SecretRule;
import dev.sinew.scan.verify.Verification;
import dev.sinew.scan.verify.Verifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds secrets in one text. One pass over its bytes tells where keywords are; only there, in the lines around, is a rule's pattern tried.
 * It holds nothing of a file, so that any number of threads may use it.
 */
public final class FileScanner {
    /** The tag of rules that know what stands for a secret, and leave it. */
    static final String OWN = "sinew";

    /** The tag of rules about files in which nothing but logins stands: there even the word "password" is one. */
    private static final String STORE = "store";

    private static final String ALLOWED = "gitleaks:allow";
    private static final int BEFORE = 512;
    private static final int AFTER = 2048;
    private static final int AFTER_LINES = 16 << 10;
    private static final int MAX_HITS = 1000;

    private final RuleSet set;
    private final Verifier verifier;
    private final Keywords keywords;
    /** The rules of each keyword; one beyond the last rule are the assignments. */
    private final int[][] rulesOf;

    private final List<SecretRule> unguarded;
    private final boolean assigning;

    /** A scanner with those rules. */
    public FileScanner(RuleSet set, Verifier verifier) {
        this.set = set;
        this.verifier = verifier;
        Map<String, List<Integer>> rules = new LinkedHashMap<>();
        for (int i = 0; i < set.rules().size(); i++) {
            for (String word : set.rules().get(i).keywords()) {
                rules.computeIfAbsent(word, any -> new ArrayList<>()).add(i);
            }
        }
        assigning = set.rules().stream().anyMatch(rule -> rule.tags().contains(OWN));
        if (assigning) {
            for (String word : Assignments.KEYWORDS) {
                rules.computeIfAbsent(word, any -> new ArrayList<>())
                        .add(set.rules().size());
            }
        }
        keywords = new Keywords(List.copyOf(rules.keySet()));
        rulesOf = rules.values().stream()
                .map(each -> each.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        unguarded =
                set.rules().stream().filter(rule -> rule.keywords().isEmpty()).toList();
    }

    /** What is found in a text of that name, by line. A file may have so many at most, the others are left out. */
    public List<Hit> scan(String path, byte[] bytes) {
        if (set.allowsFile(path)) {
            return List.of();
        }
        Windows[] windows = new Windows[set.rules().size() + 1];
        keywords.find(bytes, bytes.length, (word, end) -> {
            for (int rule : rulesOf[word]) {
                mark(windows, rule, bytes, end - keywords.length(word), end);
            }
        });
        List<Hit> hits = new ArrayList<>();
        for (int rule = 0; rule < set.rules().size(); rule++) {
            if (windows[rule] != null) {
                match(set.rules().get(rule), path, bytes, windows[rule], hits);
            }
        }
        unguarded(path, bytes, hits);
        Windows lines = windows[set.rules().size()];
        if (lines != null) {
            assigned(path, bytes, lines, hits);
        }
        return Overlaps.resolved(hits);
    }

    private void mark(Windows[] windows, int rule, byte[] bytes, int from, int end) {
        Windows mine = windows[rule];
        if (mine == null) {
            mine = new Windows();
            windows[rule] = mine;
        }
        boolean assigned = rule == set.rules().size();
        if (assigned && mine.reaches(end)) {
            return;
        }
        int start = Text.lineStart(bytes, from, BEFORE);
        int stop = Text.lineEnd(bytes, end, AFTER);
        if (assigned) {
            mine.add(start, stop + 1);
            return;
        }
        boolean far = set.rules().get(rule).spansLines();
        if (far) {
            stop = Math.min(bytes.length, end + AFTER_LINES);
        } else if (stop < bytes.length) {
            stop = Text.lineEnd(bytes, Math.min(bytes.length, stop + 1), AFTER);
        }
        mine.add(start, stop);
    }

    private void match(SecretRule rule, String path, byte[] bytes, Windows windows, List<Hit> hits) {
        if (rule.path().isPresent() && !rule.path().get().matcher(path).find()) {
            return;
        }
        if (rule.regex().isEmpty()) {
            hits.add(ofFile(rule, path));
            return;
        }
        int counted = 0;
        int line = 1;
        for (int i = 0; i < windows.size() && hits.size() < MAX_HITS; i++) {
            line += Text.lineEnds(bytes, counted, windows.from(i));
            counted = windows.from(i);
            String text = Text.of(bytes, windows.from(i), Math.min(bytes.length, windows.to(i)));
            match(rule, path, text, line, hits);
        }
    }

    private void match(SecretRule rule, String path, String text, int firstLine, List<Hit> hits) {
        Matcher matcher = rule.regex().orElseThrow().matcher(text);
        int line = firstLine;
        int counted = 0;
        while (hits.size() < MAX_HITS && matcher.find()) {
            int group = group(rule, matcher);
            String secret = matcher.group(group);
            if (secret == null || secret.isEmpty()) {
                continue;
            }
            int at = matcher.start(group);
            for (; counted < at; counted++) {
                line += text.charAt(counted) == '\n' ? 1 : 0;
            }
            int begin = text.lastIndexOf('\n', at - 1) + 1;
            int end = text.indexOf('\n', at);
            String whole = text.substring(begin, end < 0 ? text.length() : end);
            if (counts(rule, path, secret, matcher.group(), whole)) {
                Verification verified = verifier.verify(secret);
                boolean sure = rule.kind() != Kind.GENERIC;
                hits.add(new Hit(
                        rule.id(),
                        rule.description(),
                        rule.kind(),
                        path,
                        line,
                        at - begin + 1,
                        secret,
                        verified,
                        sure));
            }
        }
    }

    /** The group that is the secret. */
    private static int group(SecretRule rule, Matcher matcher) {
        if (rule.secretGroup() > 0) {
            return rule.secretGroup();
        }
        for (int i = 1; i <= matcher.groupCount(); i++) {
            String text = matcher.group(i);
            if (text != null && !text.isEmpty()) {
                return i;
            }
        }
        return 0;
    }

    private boolean counts(SecretRule rule, String path, String secret, String match, String line) {
        if (rule.entropy() > 0 && Entropy.of(secret) <= rule.entropy() || line.contains(ALLOWED)) {
            return false;
        }
        if (rule.tags().contains(OWN)) {
            boolean stands = rule.kind() == Kind.PASSWORD && !rule.tags().contains(STORE)
                    ? Placeholders.isOne(secret)
                    : Placeholders.isMadeUp(secret);
            if (stands && !secret.contains("-----BEGIN")) {
                return false;
            }
        }
        return !set.allows(rule, path, secret, match, line);
    }

    /** Rules without keywords: of some only the path counts, the patterns of others are tried on all of a file. */
    private void unguarded(String path, byte[] bytes, List<Hit> hits) {
        Windows all = new Windows();
        all.add(0, bytes.length);
        for (SecretRule rule : unguarded) {
            match(rule, path, bytes, all, hits);
        }
    }

    private static Hit ofFile(SecretRule rule, String path) {
        return new Hit(rule.id(), rule.description(), rule.kind(), path, 1, 1, path, Verification.UNKNOWN, false);
    }

    private void assigned(String path, byte[] bytes, Windows windows, List<Hit> hits) {
        FileKind kind = FileKind.of(path, bytes);
        int counted = 0;
        int line = 1;
        for (int i = 0; i < windows.size(); i++) {
            line += Text.lineEnds(bytes, counted, windows.from(i));
            counted = windows.from(i);
            String text = Text.of(bytes, windows.from(i), Math.min(bytes.length, windows.to(i)));
            int number = line;
            for (String each : text.split("\n", -1)) {
                assigned(path, each, number++, kind, hits);
            }
        }
    }

    private void assigned(String path, String line, int number, FileKind kind, List<Hit> hits) {
        if (hits.size() >= MAX_HITS || line.contains(ALLOWED)) {
            return;
        }
        for (Assignment each : Assignments.in(line, kind)) {
            SecretRule rule = each.kind() == Kind.PASSWORD ? OwnRules.PASSWORD : OwnRules.KEY;
            if (!set.allows(rule, path, each.value(), line, line)) {
                String what = rule.description() + " (" + each.name() + ")";
                Verification verified = verifier.verify(each.value());
                hits.add(new Hit(
                        rule.id(),
                        what,
                        each.kind(),
                        path,
                        number,
                        each.from() + 1,
                        each.value(),
                        verified,
                        each.sure()));
            }
        }
    }
}
