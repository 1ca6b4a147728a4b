package dev.sinew.app.test;

import dev.sinew.app.config.WrongConfiguration;
import dev.sinew.model.Finding;
import dev.sinew.model.Operation;
import dev.sinew.model.Problem;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.RuleFacts;
import dev.sinew.probe.graph.GraphPath;
import dev.sinew.probe.graph.GraphServices;
import dev.sinew.probe.http.Listener;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.Login;
import dev.sinew.probe.place.Slots;
import dev.sinew.probe.proof.RuleIndex;
import dev.sinew.probe.run.Coverage;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.JUnitSource;
import dev.sinew.probe.run.Plan;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.TestRow;
import dev.sinew.probe.run.TestRun;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.Tested;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run of active tests with its report. */
public final class ActiveTest {
    /** What the tests of the host as a whole send at most, but for a few for each part of an API. */
    private static final int OF_HOST = 400;

    private final TestSettings settings;
    private final Plans.Known known;
    private Plan plan;
    private final List<RuleEntry<Object>> rules;
    private final List<Problem> problems;
    private List<JUnitSource> sources = List.of();
    private String ended = "";
    private String refused = "";
    /** Whether nobody was let in, not even to what is open to all. */
    private boolean stranger;

    /**
     * A run, prepared.
     *
     * @param problems what was wrong with its input so far
     * @throws WrongConfiguration where nothing tells of an operation
     */
    public ActiveTest(TestSettings settings, List<Problem> problems) throws WrongConfiguration {
        this.settings = settings;
        this.problems = new ArrayList<>(problems);
        this.known = Plans.of(settings.inputs(), settings.target(), this.problems);
        this.plan = plan(GraphServices.described(known.schemas(), graphs()));
        this.rules =
                RuleIndex.all().stream().filter(each -> tests(each.facts())).toList();
        settings.incident()
                .ifPresent(each -> each.gaps(
                                plan.endpoints(), settings.writing().isPresent())
                        .forEach(gap ->
                                this.problems.add(new Problem(settings.target().toString(), -1, gap))));
    }

    /** What is tested, with the fields of GraphQL services. */
    private Plan plan(GraphServices services) {
        return known.plan()
                .and(services, known.host())
                .only((operation, rule) -> settings.choice().tests().test(GraphPath.told(operation), rule))
                .first(operation -> settings.choice().first().test(GraphPath.told(operation)));
    }

    /** Where a GraphQL service may be, as far as anything tells: where requests go that ask for a field, and paths that end so. */
    private List<String> graphs() {
        Stream<String> called = known.plan().endpoints().stream()
                .map(Endpoint::operation)
                .filter(each -> each.method().equals("POST"))
                .filter(each -> !each.selector().isEmpty() || isGraph(each.path()))
                .map(Operation::path);
        Stream<String> logins = settings.identities().stream()
                .flatMap(each -> each.login().stream())
                .map(Login::endpoint)
                .filter(ActiveTest::isGraph);
        return Stream.concat(called, logins)
                .filter(each -> each.startsWith("/") && !each.contains("{"))
                .distinct()
                .toList();
    }

    private static boolean isGraph(String path) {
        return path.toLowerCase(Locale.ROOT).matches(".*/(?:graphql|gql)(?:/v\\d+)?/?");
    }

    /** Whether a rule is tested anywhere. */
    private boolean tests(RuleFacts rule) {
        return Stream.concat(plan.endpoints().stream().map(Endpoint::operation), Stream.of(Operation.ofApi("")))
                .anyMatch(each -> plan.tests().test(each, rule));
    }

    /** What would be asked of whom, as lines. */
    public String plan() {
        List<Endpoint> endpoints =
                plan.tested(rules.stream().map(RuleEntry::facts).toList());
        long reads = endpoints.stream().filter(Endpoint::isRead).count();
        StringBuilder lines = new StringBuilder();
        for (Endpoint endpoint : endpoints) {
            lines.append(named(endpoint))
                    .append(endpoint.isRead() ? "" : writes())
                    .append('\n');
            endpoint.recorded()
                    .owned()
                    .forEach(each -> lines.append("    ").append(each).append('\n'));
            settings.incident()
                    .map(each -> each.about(endpoint.operation()))
                    .filter(each -> !each.isEmpty())
                    .ifPresent(each -> lines.append("    ").append(each).append('\n'));
        }
        if (known.schemas().isEmpty()) {
            graphs().forEach(each -> lines.append("POST ")
                    .append(each)
                    .append(" is asked for its GraphQL schema, and its fields are tested, too\n"));
        }
        problems.forEach(each -> lines.append(each.what()).append('\n'));
        long places = endpoints.stream()
                .filter(Endpoint::isRead)
                .mapToInt(Slots::requests)
                .sum();
        // Each identity looks around, three requests make a baseline, each proof asks two or three more, as one
        // identity values are tried,
        // and the host is tested once.
        int callers = settings.identities().size();
        long least = callers * (3 + reads);
        long most = Math.min(
                settings.budget().requests(), callers * (3 + 4 * reads) + reads * callers * 12L + places + OF_HOST);
        return lines.append(endpoints.size())
                .append(" operations, of which ")
                .append(reads)
                .append(" only read and would be called as ")
                .append(callers)
                .append(" identities: ")
                .append(least)
                .append(" to ")
                .append(most)
                .append(" requests to ")
                .append(settings.target())
                .append(
                        settings.writing().isEmpty()
                                ? "\n"
                                : "; and more to create objects, change them, and delete them again\n")
                .toString();
    }

    /** An operation, and as what it is tested where it is a field of a GraphQL service. */
    private static String named(Endpoint endpoint) {
        Operation told = GraphPath.told(endpoint.operation());
        return told.equals(endpoint.operation())
                ? endpoint.toString()
                : told.method() + " " + told.path() + " " + told.selector() + ", as "
                        + GraphPath.field(endpoint.operation());
    }

    private String writes() {
        if (settings.writing().isEmpty()) {
            return "  (not called: it changes things)";
        }
        return settings.writing().get().leftovers()
                ? "  (called on what the run creates)"
                : "  (called on what the run creates, where it can be deleted again)";
    }

    /** Runs it; {@code progress} is told what goes on. */
    public AnalysisReport run(Consumer<String> progress) {
        try (Sender sender = new Sender(settings.target(), settings.budget(), settings.clock())) {
            GraphServices services = GraphServices.of(sender, known.schemas(), graphs());
            sender.translates(services);
            plan = plan(services);
            TestRun run = new TestRun(sender, plan, rules, progress, settings.writing());
            settings.callback().ifPresent(each -> run.calledBackAt(Listener.at(each.getHostString(), each.getPort())));
            TestResult result =
                    run.run(settings.identities().stream().map(services::login).toList());
            problems.addAll(result.problems());
            sources = result.sources();
            ended = result.ended();
            refused = result.refused();
            stranger =
                    result.identities().isEmpty() && result.coverage().stream().noneMatch(Coverage::isReached);
            return new AnalysisReport(
                            settings.version(),
                            "test",
                            result.requests(),
                            result.identities().size(),
                            List.of(),
                            List.of(),
                            List.of(),
                            result.findings().stream().map(this::placed).toList(),
                            List.of(),
                            problems,
                            rules.stream().map(RuleEntry::facts).toList())
                    .tested(tested(result));
        }
    }

    /** What was confirmed by the last run as tests that fail as long as it is so, as far as it can be repeated alone. */
    public List<JUnitSource> sources() {
        return sources;
    }

    /** A finding at the line of the specification that describes its operation, where one does. */
    private Finding placed(Finding finding) {
        return plan.endpoints().stream()
                .filter(each -> GraphPath.told(each.operation()).equals(finding.operation()))
                .filter(each -> settings.inputs().specifications().stream()
                        .anyMatch(file ->
                                file.toString().equals(each.description().file())))
                .findFirst()
                .map(each -> finding.at(new Finding.Line(
                        each.description().file(), each.described().line())))
                .orElse(finding);
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
                                row.commands(target),
                                patch(row),
                                row.outcome().cause()))
                        .toList(),
                result.coverage().stream()
                        .map(each -> new Tested.Reach(each.operation(), each.as(), each.tests(), each.reason()))
                        .toList(),
                result.identities(),
                result.requests());
    }

    /** What a proxy can refuse meanwhile, as it is told it. */
    private static Optional<Tested.Patch> patch(TestRow row) {
        return row.outcome()
                .refusal()
                .map(each -> new Tested.Patch(
                        each.place(row.operation()),
                        each.condition().word(),
                        each.parameter(),
                        each.most(),
                        "proved by " + row.rule().id()))
                .filter(each -> each.operation().path().startsWith("/"));
    }

    /**
     * Why a run is no success though nothing was found: the target did not survive it or did not serve it to its end, it tested nothing, or reached too little.
     *
     * @param again whether a finding alone was tested again, whose operation may be gone
     */
    public Optional<String> unproven(AnalysisReport report, int minCoverage, boolean again) {
        if (!ended.isEmpty()) {
            return Optional.of("the target stopped answering: " + ended + "; what came after was not tested");
        }
        if (!refused.isEmpty()) {
            return Optional.of("the target did not serve any more: " + refused + "; what came after was not tested");
        }
        Tested tested = report.tested();
        if (tested.with(Tested.Verdict.CONFIRMED) + tested.with(Tested.Verdict.REFUTED) == 0) {
            return Optional.of("no test came to a verdict; see problems and coverage in the report");
        }
        if (stranger && !again && tested.with(Tested.Verdict.CONFIRMED) == 0) {
            return Optional.of(
                    "none of the identities proved itself, and nothing was reached without them; see problems in the report");
        }
        Set<Operation> queries = plan.endpoints().stream()
                .filter(each -> GraphPath.isField(each.path()) && each.isRead())
                .map(each -> GraphPath.told(each.operation()))
                .collect(Collectors.toSet());
        List<Tested.Reach> reads = tested.coverage().stream()
                .filter(each -> each.operation().method().equals("GET") || queries.contains(each.operation()))
                .toList();
        long reached = reads.stream().filter(each -> !each.as().isEmpty()).count();
        long percent = reads.isEmpty() ? 0 : 100 * reached / reads.size();
        return percent >= minCoverage
                ? Optional.empty()
                : Optional.of(
                        percent + " % of the operations that only read were reached, less than " + minCoverage + " %");
    }
}
