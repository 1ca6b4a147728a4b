package dev.sinew.scan.engine;

import com.google.re2j.Matcher;
import dev.sinew.scan.password.Assignment;
import dev.sinew.scan.password.Assignments;
import dev.sinew.scan.password.FileKind;
import dev.sinew.scan.password.FilePurpose;
import dev.sinew.scan.password.Login;
import dev.sinew.scan.password.Placeholders;
import dev.sinew.scan.password.Values;
import dev.sinew.scan.rules.Entropy;
import dev.sinew.scan.rules.Found;
import dev.sinew.scan.rules.Kind;
import dev.sinew.scan.rules.RuleSet;
import dev.sinew.scan.rules.SecretRule;
import dev.sinew.scan.verify.Verification;
import dev.sinew.scan.verify.Verifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds secrets in one text. One pass over its bytes tells where keywords are; only there, in the lines around, is a rule's pattern tried.
 * It holds nothing of a file, so that any number of threads may use it.
 */
public final class FileScanner {
    /** The tag of rules that know what stands for a secret, and leave it. */
    static final String OWN = "sinew";

    /** The tag of rules about files in which nothing but logins stands: there even the word "password" is one. */
    private static final String STORE = "store";

    /** The tag of rules about user and password in base64: what is no such text is no login. */
    private static final String LOGIN = "login";

    /** The tag of rules about what is no password by any name beside it, so that it must look like one. */
    private static final String CHOSEN = "chosen";

    /** What people write beside a secret that may stand there: for gitleaks, and for detect-secrets in its newer and older words. */
    private static final List<String> ALLOWED =
            List.of("gitleaks:allow", "pragma: allowlist secret", "pragma: whitelist secret");

    private static final int MAX_HITS = 1000;
    /** How often texts are looked for in what was decoded. */
    private static final int MAX_DEPTH = 3;

    private final RuleSet set;
    private final Verifier verifier;
    private final Plan plan;
    private final Beside beside;
    private final SharedForms shared;
    private final String commit;

    /** A scanner with those rules. */
    public FileScanner(RuleSet set, Verifier verifier) {
        this.set = set;
        this.verifier = verifier;
        beside = new Beside(set.rules());
        shared = new SharedForms(set.rules());
        plan = new Plan(
                set.rules(), set.rules().stream().anyMatch(rule -> rule.tags().contains(OWN)));
        commit = "";
    }

    private FileScanner(FileScanner other, String commit) {
        set = other.set;
        verifier = other.verifier;
        plan = other.plan;
        beside = other.beside;
        shared = other.shared;
        this.commit = commit;
    }

    /** The same for contents of a commit, which allow lists may name. */
    public FileScanner at(String id) {
        return new FileScanner(this, id);
    }

    /** Whether contents of a commit may be allowed that are none in another. */
    public boolean names(String id) {
        return set.names(id);
    }

    /**
     * What is found in a text of that name, by line; also tokens in texts that are written in it in base64, hexadecimal or percent signs, at the place
     * where those begin. A file may have so many at most, the others are left out.
     */
    public List<Hit> scan(String path, byte[] bytes) {
        if (set.allowsFile(path)) {
            return List.of();
        }
        List<Hit> hits = new ArrayList<>();
        Candidates candidates = matched(path, bytes, hits);
        unguarded(path, bytes, candidates, hits);
        Windows lines = candidates.of(plan.assignments());
        if (lines.size() > 0) {
            assigned(path, bytes, lines, candidates.kind(), hits);
        }
        encoded(path, bytes, 1, hits);
        return NextLine.kept(bytes, Overlaps.resolved(shared.told(bytes, beside.kept(hits))));
    }

    /** What is found in the texts of a class file, by method and line of the source; nothing where it is damaged. */
    List<Hit> compiled(String path, byte[] bytes) {
        return CompiledClass.read(bytes)
                .map(each -> each.placed(scan(path, each.text())))
                .orElse(List.of());
    }

    private Candidates matched(String path, byte[] bytes, List<Hit> hits) {
        Candidates candidates = new Candidates(plan, path, bytes);
        plan.keywords().find(bytes, bytes.length, candidates);
        for (int rule = 0; rule < set.rules().size(); rule++) {
            Windows windows = candidates.of(rule);
            if (windows.size() > 0) {
                match(set.rules().get(rule), path, bytes, windows, hits);
            }
        }
        return candidates;
    }

    /** In a text within a text names and values are not read: what it is, nobody knows. */
    private void encoded(String path, byte[] bytes, int depth, List<Hit> hits) {
        for (Encoded.Part part : Encoded.in(bytes)) {
            byte[] inner = part.text().getBytes(StandardCharsets.UTF_8);
            List<Hit> found = new ArrayList<>();
            matched(path, inner, found);
            if (depth < MAX_DEPTH) {
                encoded(path, inner, depth + 1, found);
            }
            if (!found.isEmpty() && hits.size() < MAX_HITS && !isAllowed(bytes, part.from())) {
                Place place = new Place();
                place.moveTo(bytes, part.from());
                found.forEach(hit -> hits.add(hit.within(part.how(), place.line(), place.column())));
            }
        }
    }

    private static boolean isAllowed(String line) {
        return ALLOWED.stream().anyMatch(line::contains);
    }

    private static boolean isAllowed(byte[] bytes, int at) {
        Line line = new Line(bytes);
        line.move(at, at);
        return isAllowed(Text.of(bytes, line.from(), line.to()));
    }

    private void match(SecretRule rule, String path, byte[] bytes, Windows windows, List<Hit> hits) {
        if (rule.regex().isEmpty()) {
            if (windows.size() > 0) {
                hits.add(ofFile(rule, path));
            }
            return;
        }
        Place place = new Place();
        for (int i = 0; i < windows.size() && hits.size() < MAX_HITS; i++) {
            String text = Text.of(bytes, windows.from(i), Math.min(bytes.length, windows.to(i)));
            Matcher matcher = rule.regex().get().matcher(text);
            if (matcher.find()) {
                place.moveTo(bytes, windows.from(i));
                match(rule, path, text, matcher, place.copy(), hits);
            }
        }
    }

    private void match(SecretRule rule, String path, String text, Matcher matcher, Place place, List<Hit> hits) {
        do {
            int group = group(rule, matcher);
            String secret = matcher.group(group);
            if (secret == null || secret.isEmpty()) {
                continue;
            }
            int at = matcher.start(group);
            place.moveTo(text, at);
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
                        place.line(),
                        place.column(),
                        secret,
                        verified,
                        sure));
            }
        } while (hits.size() < MAX_HITS && matcher.find());
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
        if (rule.entropy() > 0 && Entropy.of(secret) <= rule.entropy() || isAllowed(line)) {
            return false;
        }
        if (rule.tags().contains(OWN) && rule.kind() != Kind.HALF) {
            boolean stands = rule.kind() == Kind.PASSWORD && !rule.tags().contains(STORE)
                    ? Placeholders.isOne(secret)
                    : Placeholders.isMadeUp(secret);
            stands |= rule.kind() == Kind.SECRET && Values.isCamelCase(secret)
                    || rule.tags().contains(CHOSEN) && !Values.isChosen(secret);
            stands |= rule.tags().contains(Addresses.TAG) && Placeholders.isOfSigns(secret);
            stands |= rule.kind() != Kind.SECRET
                    && FileKind.of(path).isDocumentation()
                    && Placeholders.isCalledSo(secret);
            if (stands && !secret.contains("-----BEGIN") || rule.tags().contains(LOGIN) && !Login.isOne(secret)) {
                return false;
            }
        }
        return !set.allows(rule, new Found(rule.id(), rule.description(), path, commit, secret, match, line));
    }

    /** Rules without keywords: of some only the path counts, the patterns of others are tried on all of a file. */
    private void unguarded(String path, byte[] bytes, Candidates candidates, List<Hit> hits) {
        Windows all = new Windows();
        all.add(0, bytes.length);
        for (int each : plan.unguarded()) {
            if (candidates.isForAll(each)) {
                match(set.rules().get(each), path, bytes, all, hits);
            }
        }
    }

    private static Hit ofFile(SecretRule rule, String path) {
        return new Hit(rule.id(), rule.description(), rule.kind(), path, 1, 1, path, Verification.UNKNOWN, false);
    }

    private void assigned(String path, byte[] bytes, Windows windows, FileKind kind, List<Hit> hits) {
        Place place = new Place();
        FilePurpose purpose = FilePurpose.of(path, bytes);
        for (int i = 0; i < windows.size(); i++) {
            String text = Text.of(bytes, windows.from(i), Math.min(bytes.length, windows.to(i)));
            int begin = windows.from(i);
            int from = 0;
            for (String line : text.split("\n", -1)) {
                int lineFrom = from;
                List<Assignment> here = isAllowed(line)
                        ? List.of()
                        : Assignments.in(
                                        text,
                                        from,
                                        from + line.length(),
                                        kind,
                                        () -> Line.around(bytes, begin + Text.length(text, lineFrom)))
                                .stream()
                                .filter(purpose::keeps)
                                .toList();
                if (!here.isEmpty()) {
                    place.moveTo(bytes, windows.from(i));
                    assigned(path, text, from, here, place.copy(), hits);
                }
                from += line.length() + 1;
            }
        }
    }

    private void assigned(String path, String text, int from, List<Assignment> here, Place place, List<Hit> hits) {
        for (Assignment each : here) {
            SecretRule rule = each.kind() == Kind.PASSWORD ? OwnRules.PASSWORD : OwnRules.KEY;
            int end = text.indexOf('\n', from);
            String line = text.substring(from, end < 0 ? text.length() : end);
            Found found = new Found(rule.id(), rule.description(), path, commit, each.value(), line, line);
            if (hits.size() < MAX_HITS && !set.allows(rule, found)) {
                String what = rule.description() + " (" + each.name() + ")";
                Verification verified = verifier.verify(each.value());
                place.moveTo(text, from + each.from());
                hits.add(new Hit(
                        rule.id(),
                        what,
                        each.kind(),
                        path,
                        place.line(),
                        place.column(),
                        each.value(),
                        verified,
                        each.sure()));
            }
        }
    }
}
