package dev.sinew.spec.cases;

import dev.sinew.model.Finding;
import dev.sinew.model.RuleEntry;
import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.lint.Lint;
import dev.sinew.spec.lint.LintCheck;
import dev.sinew.spec.read.Reading;
import dev.sinew.spec.read.Specifications;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Holds lint rules to their case files: every rule has one and every one has a rule, with at least one case that fires and two that
 * must not, and the lint finds in each case just what the case says. Each finding has a cure, a note and a line. Rules that are
 * no lint are left to others.
 */
final class LintHarness {
    private static final String SUFFIX = ".cases.yaml";
    private static final int FEWEST_FIRING = 1;
    private static final int FEWEST_QUIET = 2;

    private final List<RuleEntry<Object>> rules;
    private final Path resources;
    private final LintCaseReader reader = new LintCaseReader();
    private final SortedMap<String, String> ran = new TreeMap<>();
    private final List<String> complaints = new ArrayList<>();

    /** A harness of rules whose case files stand below a folder, in the packages of their classes. */
    LintHarness(List<RuleEntry<Object>> rules, Path resources) {
        this.rules = List.copyOf(rules);
        this.resources = resources;
    }

    /** Runs everything; the complaints, empty where all is well. */
    List<String> run() {
        try (Stream<Path> all = Files.walk(resources)) {
            List<Path> files =
                    new ArrayList<>(all.filter(file -> file.toString().endsWith(SUFFIX))
                            .sorted()
                            .toList());
            for (RuleEntry<Object> entry : rules) {
                Path file = resources.resolve(entry.rule().getClass().getName().replace('.', '/') + SUFFIX);
                boolean found = files.remove(file);
                if (entry.rule() instanceof LintCheck) {
                    runFile(entry, file, found);
                }
            }
            files.forEach(file -> complaints.add(name(file) + ": belongs to no rule"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(complaints);
    }

    /** How many cases of each rule fire and stay quiet, by id, as {@code 2/3}. */
    SortedMap<String, String> ran() {
        return new TreeMap<>(ran);
    }

    private void runFile(RuleEntry<Object> entry, Path file, boolean found) throws IOException {
        if (!found) {
            complaints.add(entry.facts().id() + ": has no case file " + name(file));
            return;
        }
        List<LintCase> cases;
        try {
            cases = reader.read(file);
        } catch (BadCaseFile e) {
            complaints.add(name(file) + ": " + e.getMessage());
            return;
        }
        int quiet = 0;
        for (LintCase each : cases) {
            quiet += each.expect().isEmpty() ? 1 : 0;
            runCase(entry.facts().id(), each, name(file) + ": " + each.name() + ": ");
        }
        ran.put(entry.facts().id(), (cases.size() - quiet) + "/" + quiet);
        require(file, cases.size() - quiet, FEWEST_FIRING, "that fire");
        require(file, quiet, FEWEST_QUIET, "that stay quiet");
    }

    private void require(Path file, int count, int least, String which) {
        if (count < least) {
            complaints.add(name(file) + ": has " + count + " cases " + which + ", needs " + least);
        }
    }

    private void runCase(String rule, LintCase each, String where) {
        List<ApiDescription> descriptions = new ArrayList<>();
        each.specifications().forEach((file, text) -> {
            Reading reading = Specifications.read(text.getBytes(StandardCharsets.UTF_8), file);
            reading.problems().forEach(problem -> complaints.add(where + problem.what()));
            descriptions.addAll(reading.descriptions());
        });
        List<Finding> found = new ArrayList<>(Lint.of(rules, descriptions));
        found.removeIf(finding -> !finding.rule().id().equals(rule));
        found.forEach(finding -> whole(finding, where));
        List<Finding> unexpected = new ArrayList<>(found);
        List<LintCase.Expected> missing = new ArrayList<>(each.expect());
        for (LintCase.Expected expected : each.expect()) {
            unexpected.stream()
                    .filter(finding -> is(finding, expected))
                    .findFirst()
                    .ifPresent(finding -> {
                        unexpected.remove(finding);
                        missing.remove(expected);
                    });
        }
        if (!missing.isEmpty() || !unexpected.isEmpty()) {
            complaints.add(where + "missing " + missing + ", unexpected "
                    + unexpected.stream().map(LintHarness::shown).toList());
        }
    }

    private void whole(Finding finding, String where) {
        if (finding.cure().isEmpty()) {
            complaints.add(where + "a finding has no cure: " + shown(finding));
        }
        if (finding.line().file().isEmpty()) {
            complaints.add(where + "a finding stands in no file: " + shown(finding));
        }
    }

    private static boolean is(Finding finding, LintCase.Expected expected) {
        String confidence = finding.confidence().name().toLowerCase(Locale.ROOT);
        return finding.operation().toString().equals(expected.place())
                && finding.field().equals(expected.field())
                && (expected.confidence().isEmpty() || expected.confidence().equals(confidence))
                && (expected.line() == 0 || expected.line() == finding.line().number())
                && finding.evidence().stream().anyMatch(each -> each.note().contains(expected.note()));
    }

    private static String shown(Finding finding) {
        return finding.operation() + " | " + finding.field() + " | " + finding.confidence() + " | line "
                + finding.line().number() + " | " + finding.evidence();
    }

    private String name(Path file) {
        return resources.relativize(file).toString();
    }
}
