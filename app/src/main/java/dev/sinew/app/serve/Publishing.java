package dev.sinew.app.serve;

import dev.sinew.app.fold.Folds;
import dev.sinew.app.fold.Results;
import dev.sinew.app.fold.TestFindings;
import dev.sinew.app.fold.TokenVerification;
import dev.sinew.app.notify.Telling;
import dev.sinew.console.api.ReadServer;
import dev.sinew.console.api.Resource;
import dev.sinew.engine.route.RouteView;
import dev.sinew.model.Finding;
import dev.sinew.model.Findings;
import dev.sinew.model.Incident;
import dev.sinew.model.Limit;
import dev.sinew.model.Operation;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.policy.Allowance;
import dev.sinew.probe.proof.RuleIndex;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.Documents;
import dev.sinew.store.Document;
import dev.sinew.store.LedgerEntry;
import dev.sinew.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Tells the store what the folds know at a tick: the views that pages and programs read, and the life of findings. It can all be
 * made anew, so a tick of the past is skipped while a replay catches up.
 */
final class Publishing implements Replay.Told {
    private static final int CALLERS = 10_000;

    private final Store store;
    private final Results results;
    private final TokenVerification verification;
    private final Accepting accepting;
    private final Telling telling;
    private final Answering answering;
    private final InstantSource clock;
    private final long liveFrom;
    private volatile Duration took = Duration.ZERO;
    private volatile Shown shown = Shown.NOTHING;
    private volatile Map<Limit, Long> limits = Map.of();
    private volatile long published;

    /** Publishing of ticks behind a sequence. */
    Publishing(
            Store store,
            Results results,
            TokenVerification verification,
            Accepting accepting,
            Telling telling,
            Answering answering,
            InstantSource clock,
            long liveFrom) {
        this.verification = verification;
        this.accepting = accepting;
        this.telling = telling;
        this.answering = answering;
        this.store = store;
        this.results = results;
        this.clock = clock;
        this.liveFrom = liveFrom;
    }

    /**
     * How much was shown last.
     *
     * @param exchanges that were folded
     * @param problems what could not be read, and limits that were hit
     */
    record Shown(
            long exchanges, long apis, long operations, long callers, long findings, long incidents, long problems) {
        static final Shown NOTHING = new Shown(0, 0, 0, 0, 0, 0, 0);

        static Shown of(AnalysisReport report) {
            return new Shown(
                    report.exchanges(),
                    report.apis().size(),
                    report.operations().size(),
                    report.callers(),
                    report.findings().size(),
                    report.incidents().size(),
                    report.problems().size());
        }
    }

    @Override
    public void tick(Folds folds, RouteView view, long sequence) {
        if (sequence <= liveFrom) {
            return;
        }
        Instant started = clock.instant();
        AnalysisReport report = results.report(folds, view, verification.problems());
        Set<String> ran = report.rules().stream().map(RuleFacts::id).collect(Collectors.toSet());
        store.findings().update(report.findings(), ran, started);
        accepting.apply(report, store.findings(), started);
        Map<String, LedgerEntry> ledger = new HashMap<>();
        store.findings()
                .all(EnumSet.allOf(LedgerEntry.State.class))
                .forEach(entry -> ledger.put(entry.fingerprint(), entry));
        telling.tell(report, ledger, started);
        answering.answer(report, folds, started);
        put(Resource.OPERATIONS, report.operations().stream().map(Rows::operation));
        Set<Operation> operations = report.operations().stream()
                .map(row -> row.operation().unnamed())
                .collect(Collectors.toSet());
        List<Document> findings = Rows.findings(withTests(report.findings(), ledger), ledger, operations)
                .toList();
        put(Resource.FINDINGS, findings.stream());
        put(Resource.APIS, Rows.apis(report, findings));
        Function<Incident, Optional<Allowance>> allowed = answering.allowed(folds);
        put(
                Resource.INCIDENTS,
                report.incidents().stream().map(row -> Rows.incident(row, allowed.apply(row.incident()))));
        put(Resource.CALLERS, results.callers(folds, CALLERS).stream().map(Rows::caller));
        put(Resource.PROBLEMS, Rows.problems(report.problems()));
        shown = Shown.of(report);
        limits = folds.problems().hits();
        store.views()
                .replace(
                        ReadServer.SUMMARY,
                        Stream.of(Rows.of(
                                ReadServer.NOW,
                                Document.Order.by(0),
                                Map.of(),
                                Map.of(),
                                Documents.text(json -> summary(json, report, findings, sequence, started)))));
        published = sequence;
        took = Duration.between(started, clock.instant());
    }

    /** What tests confirmed stands beside what traffic shows: the same flaw at the same place is one finding with all evidence. */
    private List<Finding> withTests(List<Finding> seen, Map<String, LedgerEntry> ledger) {
        List<Finding> all = new ArrayList<>(seen);
        TestFindings.of(store, RuleIndex.all()).stream()
                .filter(each -> isOpen(ledger.get(each.fingerprint())))
                .forEach(all::add);
        return all.size() == seen.size() ? seen : Findings.merged(all);
    }

    private static boolean isOpen(@Nullable LedgerEntry entry) {
        return entry != null && entry.state() != LedgerEntry.State.FIXED;
    }

    private void put(Resource resource, Stream<Document> documents) {
        store.views().replace(resource.view(), documents);
    }

    /** How much was shown last. */
    Shown shown() {
        return shown;
    }

    /** How many exchanges had hit a limit. */
    long hits(Limit limit) {
        return limits.getOrDefault(limit, 0L);
    }

    /** How long the last one took. */
    Duration took() {
        return took;
    }

    /** The sequence of the last tick that was published, 0 where there was none. */
    long published() {
        return published;
    }

    private static void summary(
            JsonGenerator json, AnalysisReport report, List<Document> findings, long sequence, Instant at) {
        json.writeStartObject();
        json.writeStringProperty("version", report.version());
        json.writeStringProperty("at", at.toString());
        json.writeNumberProperty("sequence", sequence);
        json.writeNumberProperty("exchanges", report.exchanges());
        json.writeNumberProperty("apis", report.apis().size());
        json.writeNumberProperty("operations", report.operations().size());
        json.writeNumberProperty("callers", report.callers());
        json.writeNumberProperty("incidents", report.incidents().size());
        json.writeNumberProperty("problems", report.problems().size());
        json.writeName("findings").writeStartObject();
        for (LedgerEntry.State state : LedgerEntry.State.values()) {
            json.writeNumberProperty(
                    Rows.word(state),
                    findings.stream()
                            .filter(each -> Rows.word(state).equals(each.texts().get("state")))
                            .count());
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
