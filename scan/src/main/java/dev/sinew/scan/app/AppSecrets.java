package dev.sinew.scan.app;

import dev.sinew.model.Finding;
import dev.sinew.model.RuleFacts;
import dev.sinew.scan.Issuers;
import dev.sinew.scan.Leaks;
import dev.sinew.scan.app.dex.CodeText;
import dev.sinew.scan.app.dex.Place;
import dev.sinew.scan.app.rules.HardCodedSecretInApp;
import dev.sinew.scan.engine.FileScanner;
import dev.sinew.scan.engine.Hit;
import dev.sinew.scan.engine.Suppressed;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** Secrets in an app: what the rules for files find in its texts, each with class and method, resource or file. */
final class AppSecrets {
    private static final Pattern CHARACTERS = Pattern.compile("\\[[^]]*\\w-\\w[^]]*]|\\\\[wdsWDS][+*{]");
    private static final int MAX_HITS = 10_000;
    private static final int PIECE = 16 << 20;
    /** The longest of secrets, and what stands around it. */
    private static final int OVERLAP = 32 << 10;

    private final FileScanner scanner;
    private final Suppressed suppressed;
    private final String file;
    private final Issuers issuers;
    private final Map<String, Hit> hits = new LinkedHashMap<>();
    private long accepted;

    AppSecrets(FileScanner scanner, Suppressed suppressed, String file, Issuers issuers) {
        this.issuers = issuers;
        this.scanner = scanner;
        this.suppressed = suppressed;
        this.file = file;
    }

    /** Looks through a file, a long one piece by piece, as what a piece needs in memory is a multiple of it. */
    void file(String path, byte[] utf8) {
        for (int from = 0; from < utf8.length; from += PIECE) {
            int to = Math.min(utf8.length, from + PIECE + OVERLAP);
            byte[] piece = from == 0 && to == utf8.length ? utf8 : Arrays.copyOfRange(utf8, from, to);
            scanner.scan(path, piece).forEach(hit -> add(hit, path, path));
        }
    }

    /** Looks through texts of an executable, of which some are used by a class that is known by the line. */
    void executable(String path, byte[] utf8, IntFunction<Optional<String>> user) {
        for (Hit hit : scanner.scan(path, utf8)) {
            add(hit, path + user.apply(hit.line()).map(each -> ": " + each).orElse(""), path);
        }
    }

    /** Looks through texts of code. */
    void code(Collection<CodeText> texts) {
        for (SecretText.Piece piece : SecretText.of(texts)) {
            for (Hit hit : scanner.scan("Code.java", piece.utf8())) {
                Place place = piece.place(hit.line());
                add(hit, place.toString(), place.type());
            }
        }
    }

    /** What was accepted. */
    long accepted() {
        return accepted;
    }

    /** All, with the file and the place within as their path. */
    List<Hit> hits() {
        return hits.values().stream()
                .map(each -> moved(each, file + "!" + each.path()))
                .toList();
    }

    /**
     * The findings, with the app's own name, so that they stay the same whatever the file is called; issuers are asked first, where any are.
     */
    List<Finding> findings(String id, RuleFacts inApp) {
        List<Hit> verified = issuers.verified(List.copyOf(hits.values()), hit -> finding(hit, id, inApp));
        Iterator<Hit> next = verified.iterator();
        hits.replaceAll((where, before) -> next.next());
        return verified.stream().map(hit -> finding(hit, id, inApp)).toList();
    }

    private Finding finding(Hit hit, String id, RuleFacts inApp) {
        Finding each = Leaks.of(List.of(hit)).getFirst();
        String said = hit.verification().note();
        String note = hit.description() + " " + hit.masked() + (said.isEmpty() ? "" : "; " + said);
        return new Finding(
                        HardCodedSecretInApp.covers(hit) ? inApp : each.rule(),
                        each.operation(),
                        id + ": " + each.field(),
                        each.confidence(),
                        AppFindings.evidence(file, hit.path(), note),
                        each.occurrences())
                .at(new Finding.Line(file, 0));
    }

    /** A value that is a pattern, given to a name that speaks of what it matches. */
    private static boolean isPattern(Hit hit) {
        return !hit.sure() && CHARACTERS.matcher(hit.secret()).find();
    }

    /** A secret, once for each file or class that it stands in. */
    private void add(Hit hit, String place, String where) {
        if (isPattern(hit)) {
            return;
        }
        Hit there = moved(hit, place);
        if (suppressed.has(moved(hit, file + "!" + place))) {
            accepted++;
        } else if (hits.size() < MAX_HITS && Leaks.isOne(there)) {
            hits.putIfAbsent(where + " " + hit.secret(), there);
        }
    }

    private static Hit moved(Hit hit, String path) {
        return new Hit(
                hit.rule(),
                hit.description(),
                hit.kind(),
                path,
                hit.line(),
                hit.column(),
                hit.secret(),
                hit.verification(),
                hit.sure());
    }
}
