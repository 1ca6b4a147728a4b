package dev.sinew.app.fold;

import dev.sinew.model.Descriptions;
import dev.sinew.model.Finding;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.Operation;
import dev.sinew.model.Problem;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.RuleFacts;
import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.calls.CallDescriptions;
import dev.sinew.spec.drift.RuleIndex;
import dev.sinew.spec.drift.SpecComparison;
import dev.sinew.spec.lint.Lint;
import dev.sinew.spec.match.Match;
import dev.sinew.spec.read.Reading;
import dev.sinew.spec.read.Specifications;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The specifications that the user gave, what is wrong with them, and what traffic says of them. Without any, nothing of their readers is loaded. */
public final class Specified {
    private final List<ApiDescription> descriptions = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Finding> lint = new ArrayList<>();
    private final boolean given;
    private boolean unreadable;
    private final Map<Operation, Match> matches = new HashMap<>();
    private final List<Match> orphans = new ArrayList<>();
    private List<Finding> findings = List.of();

    private Specified(boolean given) {
        this.given = given;
    }

    /** Reads the files; what cannot be read is a problem. */
    public static Specified of(List<Path> files) {
        Specified specified = new Specified(!files.isEmpty());
        for (Path file : files) {
            Reading reading = Specifications.read(file);
            specified.lint.addAll(Lint.of(RuleIndex.all(), reading.descriptions()));
            reading.descriptions().forEach(each -> specified.descriptions.add(each.withoutSources()));
            specified.problems.addAll(reading.problems());
            specified.unreadable |= reading.descriptions().isEmpty();
        }
        return specified;
    }

    /** What they say of single calls, for the folds. */
    public Descriptions descriptions() {
        return given ? CallDescriptions.of(descriptions) : Descriptions.NONE;
    }

    /** Whether there are any files. */
    boolean given() {
        return given;
    }

    /** Whether a file describes nothing. */
    public boolean unreadable() {
        return unreadable;
    }

    List<Problem> problems() {
        return problems;
    }

    /** Compares once all is learned. */
    void compare(List<LearnedOperation> learned) {
        orphans.clear();
        matches.clear();
        SpecComparison comparison = SpecComparison.of(descriptions, learned);
        for (Match match : comparison.matches()) {
            if (match.status() == Match.Status.ORPHAN) {
                orphans.add(match);
            } else {
                matches.put(match.operation(), match);
            }
        }
        findings = comparison.findings();
    }

    /** What describes an operation. */
    Optional<Match> of(Operation operation) {
        return Optional.ofNullable(matches.get(operation));
    }

    /** What specifications make of an operation: {@code active}, {@code shadow} or {@code zombie}. */
    String status(Operation operation) {
        return status(of(operation));
    }

    static String status(Optional<Match> match) {
        return match.map(each -> each.status().name().toLowerCase(Locale.ROOT)).orElse("active");
    }

    /** What is described and was never called. */
    List<Match> orphans() {
        return orphans;
    }

    /** What contradicts traffic, then what is wrong with the specifications by themselves. */
    List<Finding> findings() {
        return Stream.concat(findings.stream(), lint.stream()).toList();
    }

    /** The rules that compared; none without a specification. */
    List<RuleFacts> rules() {
        return given ? RuleIndex.all().stream().map(RuleEntry::facts).toList() : List.of();
    }
}
