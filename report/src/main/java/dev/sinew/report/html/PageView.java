package dev.sinew.report.html;

import dev.sinew.model.Operation;
import dev.sinew.model.Problem;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.AskedIssuer;
import dev.sinew.report.FindingGroup;
import dev.sinew.report.IncidentStory;
import dev.sinew.report.Priority;
import dev.sinew.report.ScannedApp;
import dev.sinew.report.Tested;
import dev.sinew.report.Words;
import dev.sinew.report.compliance.Compliance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * All that the page shows but the lists that its script fills.
 *
 * @param title of the page
 * @param facts of the run, in a few words each
 * @param headline the report in a few sentences
 * @param tiles figures with their names
 * @param charts those with something to show
 * @param priorities what matters first
 * @param groups findings by rule
 * @param incidents the worst ones
 * @param moreIncidents how many are left out
 * @param apis names to filter by
 * @param inventory the riskiest apis
 * @param moreApis how many are left out
 * @param cohorts callers by kind
 * @param compliance requirements of standards
 * @param unchecked what this run could not tell
 * @param problems the first ones
 * @param moreProblems how many are left out
 * @param operations how many operations
 * @param compared whether there was a baseline
 * @param mobile apps that were scanned
 * @param issuers who was asked about keys and tokens
 * @param traffic whether it tells of traffic, rather than of tests or of files
 * @param tests what active tests said, where any ran
 */
public record PageView(
        String title,
        List<String> facts,
        List<String> headline,
        List<Tile> tiles,
        List<Chart> charts,
        List<Priority> priorities,
        List<GroupView> groups,
        List<IncidentView> incidents,
        int moreIncidents,
        List<String> apis,
        List<ApiView> inventory,
        int moreApis,
        List<AnalysisReport.Cohort> cohorts,
        Compliance compliance,
        List<String> unchecked,
        List<String> problems,
        int moreProblems,
        int operations,
        boolean compared,
        List<ScannedApp> mobile,
        List<AskedIssuer> issuers,
        boolean traffic,
        Optional<TestsView> tests) {
    private static final int MOST_INCIDENTS = 200;
    private static final int MOST_APIS = 500;
    private static final int MOST_LINES = 100;
    private static final int MOST_PROBLEMS = 300;
    private static final int MOST_CALLS = 500;

    /** A figure. */
    public record Tile(String name, String figure, String tone) {}

    static PageView of(AnalysisReport report) {
        List<IncidentView> incidents = report.incidents().stream()
                .limit(MOST_INCIDENTS)
                .map(row -> IncidentView.of(row, report.judgement()))
                .toList();
        Compliance compliance = Compliance.of(report.rules(), report.findings(), report.happened(), report.judgement());
        return new PageView(
                "API security report",
                facts(report),
                Headline.of(report),
                tiles(report),
                Charts.of(report),
                Priority.of(report).stream().map(PageView::shown).toList(),
                FindingGroup.of(report.findings()).stream().map(GroupView::of).toList(),
                incidents,
                report.incidents().size() - incidents.size(),
                report.operations().stream()
                        .map(row -> Shown.of(row.operation().api()))
                        .distinct()
                        .limit(MOST_APIS)
                        .toList(),
                ApiView.of(report).stream().limit(MOST_LINES).toList(),
                Math.max(0, report.apis().size() - MOST_LINES),
                report.cohorts().stream().map(PageView::shown).toList(),
                compliance,
                unchecked(report, compliance),
                report.problems().stream()
                        .limit(MOST_PROBLEMS)
                        .map(PageView::problem)
                        .toList(),
                Math.max(0, report.problems().size() - MOST_PROBLEMS),
                report.operations().size(),
                report.judgement().compared(),
                report.apps().stream().map(PageView::shown).toList(),
                report.issuers(),
                !isTest(report) && !isScan(report),
                isTest(report) ? Optional.of(TestsView.of(report)) : Optional.empty());
    }

    static boolean isTest(AnalysisReport report) {
        return report.command().equals("test") || !report.tested().tests().isEmpty();
    }

    static boolean isScan(AnalysisReport report) {
        return report.command().equals("scan");
    }

    /** In how many files anything was found. */
    static long files(AnalysisReport report) {
        return report.findings().stream()
                .map(each -> each.line().file())
                .filter(each -> !each.isEmpty())
                .distinct()
                .count();
    }

    private static List<String> facts(AnalysisReport report) {
        List<String> facts = new ArrayList<>();
        facts.add("sinew " + report.command() + " " + report.version());
        long first = extreme(report, AnalysisReport.Row::firstSeenMicros, false);
        long last = extreme(report, AnalysisReport.Row::lastSeenMicros, true);
        if (first != Long.MIN_VALUE) {
            facts.add("traffic from " + IncidentStory.time(first) + " to " + IncidentStory.time(last));
        }
        facts.add(Words.counted(report.rules().size(), "rule") + " ran");
        return facts;
    }

    private static long extreme(AnalysisReport report, ToLongFunction<AnalysisReport.Row> time, boolean greatest) {
        var times = report.operations().stream().mapToLong(time).filter(each -> each != Long.MIN_VALUE);
        return (greatest ? times.max() : times.min()).orElse(Long.MIN_VALUE);
    }

    private static List<Tile> tilesOfTests(AnalysisReport report) {
        Tested tested = report.tested();
        long confirmed = tested.with(Tested.Verdict.CONFIRMED);
        return List.of(
                tile("operations", tested.coverage().size(), "plain"),
                tile("reached", tested.reached(), "plain"),
                tile("requests", tested.requests(), "plain"),
                tile("confirmed", confirmed, confirmed == 0 ? "good" : "high"),
                tile("refuted", tested.with(Tested.Verdict.REFUTED), "plain"),
                tile("not told", tested.with(Tested.Verdict.INCONCLUSIVE), "plain"));
    }

    private static List<Tile> tiles(AnalysisReport report) {
        if (isScan(report)) {
            return List.of(
                    tile("findings", report.findings().size(), report.findings().isEmpty() ? "good" : "medium"),
                    tile("files", files(report), "plain"));
        }
        if (isTest(report)) {
            return tilesOfTests(report);
        }
        long apis = report.operations().stream()
                .map(row -> row.operation().api())
                .distinct()
                .count();
        long sensitive = report.operations().stream()
                .filter(row -> !row.dataClasses().isEmpty())
                .count();
        List<Tile> tiles = new ArrayList<>(List.of(
                tile("APIs", apis, "plain"),
                tile("operations", report.operations().size(), "plain"),
                tile("with sensitive data", sensitive, "plain"),
                tile("callers", report.callers(), "plain"),
                tile("findings", report.findings().size(), report.findings().isEmpty() ? "good" : "medium"),
                tile("incidents", report.incidents().size(), report.incidents().isEmpty() ? "good" : "high")));
        long accepted = report.findings().stream()
                .filter(each -> report.judgement().of(each).accepted().isPresent())
                .count();
        if (accepted > 0) {
            tiles.add(tile("accepted", accepted, "plain"));
        }
        return tiles;
    }

    private static Tile tile(String name, long figure, String tone) {
        return new Tile(name, Words.grouped(figure), tone);
    }

    private static Priority shown(Priority priority) {
        return new Priority(
                priority.severity(),
                priority.incident(),
                Shown.of(priority.title()),
                Shown.of(priority.where()),
                Shown.of(priority.why()),
                Shown.of(priority.cure()),
                priority.anchor());
    }

    private static ScannedApp shown(ScannedApp app) {
        return new ScannedApp(
                Shown.of(app.file()),
                Shown.of(app.id()),
                Shown.of(app.version()),
                app.kind(),
                app.answers().stream()
                        .map(each -> new ScannedApp.Answer(
                                each.key(), each.question(), each.verdict(), Shown.of(each.note())))
                        .toList(),
                app.calls().stream()
                        .limit(MOST_CALLS)
                        .map(each -> new ScannedApp.Call(
                                new Operation(
                                        Shown.of(each.operation().api()),
                                        each.operation().method(),
                                        Shown.of(each.operation().path()),
                                        ""),
                                each.secure(),
                                each.library(),
                                Shown.of(each.place()),
                                Shown.few(each.secrets(), 4),
                                each.standing()))
                        .toList());
    }

    private static AnalysisReport.Cohort shown(AnalysisReport.Cohort cohort) {
        return new AnalysisReport.Cohort(
                Shown.of(cohort.name()),
                cohort.callers(),
                cohort.requests(),
                Shown.few(cohort.authenticationTypes(), 8),
                Shown.few(cohort.agents(), 4),
                Shown.few(cohort.reasons(), 4));
    }

    /** What nobody may take for fine: nothing looked at it. */
    private static List<String> unchecked(AnalysisReport report, Compliance compliance) {
        List<String> unchecked = new ArrayList<>();
        List<String> entries = compliance.owasp().stream()
                .filter(entry -> !entry.checked())
                .map(entry -> entry.id() + " " + entry.title())
                .toList();
        if (!entries.isEmpty()) {
            unchecked.add("No rule that ran looks at " + String.join(", ", entries) + ".");
        }
        long unknown = report.operations().stream()
                .filter(row -> row.authentication().equals("unknown") && row.requests() > 0)
                .count();
        if (unknown > 0) {
            unchecked.add("For " + Words.counted(unknown, "operation")
                    + " the source records no request headers: authentication and callers are unknown, not absent.");
        }
        if (isTest(report)) {
            unchecked.add(
                    "Only operations that were described or recorded were tested, and only as far as the section on"
                            + " tests says.");
            return unchecked;
        }
        if (isScan(report)) {
            unchecked.add(
                    "Only the files that were read were scanned, for secrets of known forms and passwords that are given to"
                            + " something, and apps for what their code does. Whether a secret works is only known where that is said.");
            return unchecked;
        }
        if (report.operations().stream().allMatch(row -> row.documented().isEmpty())) {
            unchecked.add(
                    "No specification was given: nothing is known of operations that are described and unused, or used and"
                            + " not described.");
        }
        unchecked.add(
                "Only what was recorded can be judged. An operation that nobody called is not in this report, and a"
                        + " weakness that no call showed is not either.");
        return unchecked;
    }

    private static String problem(Problem problem) {
        String place = problem.file().isEmpty()
                ? ""
                : Shown.of(problem.file()) + (problem.entry() >= 0 ? " entry " + problem.entry() : "") + ": ";
        return place + Shown.of(problem.what());
    }
}
