package dev.sinew.spec.cases;

import dev.sinew.engine.classify.FieldClasses;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.engine.profile.Learned;
import dev.sinew.engine.route.RouteFold;
import dev.sinew.engine.route.RouteLimits;
import dev.sinew.model.Exchange;
import dev.sinew.model.Finding;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.RuleEntry;
import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.drift.DriftCheck;
import dev.sinew.spec.drift.SpecComparison;
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
 * Holds drift rules to their case files: every rule has one and every one has a rule, with at least one case that fires and two
 * that must not, and the comparison finds in each case just what the case says. Rules that compare nothing are left to others.
 */
final class DriftHarness {
    private static final String SUFFIX = ".cases.yaml";
    private static final int FEWEST_FIRING = 1;
    private static final int FEWEST_QUIET = 2;

    private final List<RuleEntry<Object>> rules;
    private final Path resources;
    private final PrivacyKey key = PrivacyKey.throwAway();
    private final DriftCaseReader reader = new DriftCaseReader();
    private final SortedMap<String, Integer> ran = new TreeMap<>();
    private final List<String> complaints = new ArrayList<>();

    /** A harness of rules whose case files stand below a folder, in the packages of their classes. */
    DriftHarness(List<RuleEntry<Object>> rules, Path resources) {
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
                if (!(entry.rule() instanceof DriftCheck)) {
                    files.remove(file);
                } else if (files.remove(file)) {
                    runFile(entry, file);
                } else {
                    complaints.add(entry.facts().id() + ": has no case file " + name(file));
                }
            }
            files.forEach(file -> complaints.add(name(file) + ": belongs to no rule"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(complaints);
    }

    /** How many cases each rule ran, by id. */
    SortedMap<String, Integer> ran() {
        return new TreeMap<>(ran);
    }

    private void runFile(RuleEntry<Object> entry, Path file) throws IOException {
        List<DriftCase> cases;
        try {
            cases = reader.read(file);
        } catch (BadCaseFile e) {
            complaints.add(name(file) + ": " + e.getMessage());
            return;
        }
        int quiet = 0;
        for (DriftCase each : cases) {
            quiet += each.expect().isEmpty() ? 1 : 0;
            runCase(entry.facts().id(), each, name(file) + ": " + each.name() + ": ");
        }
        ran.put(entry.facts().id(), cases.size());
        require(file, cases.size() - quiet, FEWEST_FIRING, "that fire");
        require(file, quiet, FEWEST_QUIET, "that stay quiet");
    }

    private void require(Path file, int count, int least, String which) {
        if (count < least) {
            complaints.add(name(file) + ": has " + count + " cases " + which + ", needs " + least);
        }
    }

    private void runCase(String rule, DriftCase each, String where) {
        List<ApiDescription> descriptions = new ArrayList<>();
        each.specifications().forEach((file, text) -> {
            Reading reading = Specifications.read(text.getBytes(StandardCharsets.UTF_8), file);
            reading.problems().forEach(problem -> complaints.add(where + problem.what()));
            descriptions.addAll(reading.descriptions());
        });
        List<Finding> found = new ArrayList<>(
                SpecComparison.of(rules, descriptions, learn(each.exchanges())).findings());
        found.removeIf(finding -> !finding.rule().id().equals(rule));
        List<Finding> unexpected = new ArrayList<>(found);
        List<DriftCase.Expected> missing = new ArrayList<>(each.expect());
        for (DriftCase.Expected expected : each.expect()) {
            found.stream().filter(finding -> is(finding, expected)).findFirst().ifPresent(finding -> {
                unexpected.remove(finding);
                missing.remove(expected);
            });
        }
        if (!missing.isEmpty() || !unexpected.isEmpty()) {
            complaints.add(where + "missing " + missing + ", unexpected "
                    + unexpected.stream().map(DriftHarness::shown).toList());
        }
    }

    private static boolean is(Finding finding, DriftCase.Expected expected) {
        String confidence = finding.confidence().name().toLowerCase(Locale.ROOT);
        return finding.operation().toString().equals(expected.place())
                && finding.field().equals(expected.field())
                && (expected.confidence().isEmpty() || expected.confidence().equals(confidence));
    }

    private static String shown(Finding finding) {
        return finding.operation() + " | " + finding.field() + " | " + finding.confidence() + " | "
                + finding.evidence().getFirst().note();
    }

    /** What the real engine learns of a case's traffic. */
    private List<LearnedOperation> learn(List<Exchange> exchanges) {
        Observer observer = new Observer(key, new MarkSet(List.of()), ObserveLimits.DEFAULT);
        RouteFold routes = new RouteFold(RouteLimits.DEFAULT);
        for (Exchange exchange : exchanges) {
            routes.accept(observer.observe(exchange), 0, new ArrayList<>());
        }
        Learned learned = new Learned(new FieldClasses());
        List<LearnedOperation> operations = new ArrayList<>();
        routes.view(new ArrayList<>())
                .operations()
                .forEach((operation, profile) -> operations.add(learned.of(operation, profile)));
        return operations;
    }

    private String name(Path file) {
        return resources.relativize(file).toString();
    }
}
