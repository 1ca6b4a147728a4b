package dev.sinew.app.test;

import dev.sinew.app.config.WrongConfiguration;
import dev.sinew.model.Problem;
import dev.sinew.model.RuleEntry;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.proof.RuleIndex;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.TestRun;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.Tested;
import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.read.Reading;
import dev.sinew.spec.read.Specifications;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A run of active tests with its report. */
public final class ActiveTest {
    /** What the tests of the host as a whole send at most, but for a few for each part of an API. */
    private static final int OF_HOST = 400;

    private final TestSettings settings;
    private final List<ApiDescription> descriptions = new ArrayList<>();
    private final List<Problem> problems;

    /**
     * A run, prepared.
     *
     * @param problems what was wrong with its input so far
     * @throws WrongConfiguration where no specification says anything
     */
    public ActiveTest(TestSettings settings, List<Problem> problems) throws WrongConfiguration {
        this.settings = settings;
        this.problems = new ArrayList<>(problems);
        for (Path file : settings.specifications()) {
            Reading reading = Specifications.read(file);
            descriptions.addAll(reading.descriptions());
            this.problems.addAll(reading.problems());
        }
        if (descriptions.stream().allMatch(each -> each.operations().isEmpty())) {
            String why = this.problems.isEmpty()
                    ? ""
                    : ": " + this.problems.getLast().what();
            throw new WrongConfiguration("no operation is described in " + settings.specifications() + why);
        }
    }

    /** What would be asked of whom, as lines. */
    public String plan() {
        try (Sender sender = new Sender(settings.target(), settings.budget(), settings.clock())) {
            List<Endpoint> endpoints = new TestRun(sender, descriptions, RuleIndex.all(), line -> {}).endpoints();
            long reads = endpoints.stream().filter(Endpoint::isRead).count();
            StringBuilder plan = new StringBuilder();
            for (Endpoint endpoint : endpoints) {
                plan.append(endpoint).append(endpoint.isRead() ? "" : writes()).append('\n');
            }
            // Each identity looks around, three requests make a baseline, each proof asks two or three more, and the
            // host is
            // tested once.
            long least = settings.identities().size() * (3 + reads);
            long most = Math.min(
                    settings.budget().requests(),
                    settings.identities().size() * (3 + 4 * reads)
                            + reads * settings.identities().size() * 12L
                            + OF_HOST);
            plan.append(endpoints.size())
                    .append(" operations, of which ")
                    .append(reads)
                    .append(" only read and would be called as ")
                    .append(settings.identities().size())
                    .append(" identities: ")
                    .append(least)
                    .append(" to ")
                    .append(most)
                    .append(" requests to ")
                    .append(settings.target())
                    .append(
                            settings.writing().isEmpty()
                                    ? "\n"
                                    : "; and more to create objects, change them, and delete them again\n");
            return plan.toString();
        }
    }

    private String writes() {
        return settings.writing().isEmpty()
                ? "  (not called: it changes things)"
                : "  (called on what the run creates, where it can be deleted again)";
    }

    /** Runs it; {@code progress} is told what goes on. */
    public AnalysisReport run(Consumer<String> progress) {
        try (Sender sender = new Sender(settings.target(), settings.budget(), settings.clock())) {
            List<RuleEntry<Object>> rules = RuleIndex.all();
            TestResult result =
                    new TestRun(sender, descriptions, rules, progress, settings.writing()).run(settings.identities());
            problems.addAll(result.problems());
            return new AnalysisReport(
                            settings.version(),
                            "test",
                            result.requests(),
                            result.identities().size(),
                            List.of(),
                            List.of(),
                            List.of(),
                            result.findings(),
                            List.of(),
                            problems,
                            rules.stream().map(RuleEntry::facts).toList())
                    .tested(tested(result));
        }
    }

    private static Tested tested(TestResult result) {
        String target = result.target().toString();
        return new Tested(
                result.rows().stream()
                        .map(row -> new Tested.Test(
                                row.rule(),
                                row.operation(),
                                Tested.Verdict.valueOf(row.outcome().verdict().name()),
                                row.outcome().reason(),
                                row.requests(),
                                row.commands(target)))
                        .toList(),
                result.coverage().stream()
                        .map(each -> new Tested.Reach(each.operation(), each.as(), each.tests(), each.reason()))
                        .toList(),
                result.identities(),
                result.requests());
    }

    /** Why a run is no success though nothing was found: it tested nothing, or reached too little. */
    public Optional<String> unproven(AnalysisReport report, int minCoverage) {
        Tested tested = report.tested();
        if (tested.with(Tested.Verdict.CONFIRMED) + tested.with(Tested.Verdict.REFUTED) == 0) {
            return Optional.of("no test came to a verdict; see problems and coverage in the report");
        }
        List<Tested.Reach> reads = tested.coverage().stream()
                .filter(each -> each.operation().method().equals("GET"))
                .toList();
        long reached = reads.stream().filter(each -> !each.as().isEmpty()).count();
        long percent = reads.isEmpty() ? 0 : 100 * reached / reads.size();
        return percent >= minCoverage
                ? Optional.empty()
                : Optional.of(
                        percent + " % of the operations that only read were reached, less than " + minCoverage + " %");
    }
}
