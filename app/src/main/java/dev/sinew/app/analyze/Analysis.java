package dev.sinew.app.analyze;

import dev.sinew.app.config.Configuration;
import dev.sinew.capture.Batch;
import dev.sinew.capture.Formats;
import dev.sinew.capture.Input;
import dev.sinew.capture.Inputs;
import dev.sinew.capture.Opened;
import dev.sinew.capture.Source;
import dev.sinew.capture.UnreadableInput;
import dev.sinew.engine.detect.Detection;
import dev.sinew.engine.detect.Signals;
import dev.sinew.engine.identity.Cohorts;
import dev.sinew.engine.identity.IdentityFold;
import dev.sinew.engine.identity.IdentityLimits;
import dev.sinew.engine.incident.Incidents;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.ownership.IdentifiedCallers;
import dev.sinew.engine.ownership.OwnershipFold;
import dev.sinew.engine.ownership.OwnershipLimits;
import dev.sinew.engine.posture.Posture;
import dev.sinew.engine.posture.Postures;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.engine.profile.Learned;
import dev.sinew.engine.profile.Profile;
import dev.sinew.engine.route.OperationFinder;
import dev.sinew.engine.route.RouteFold;
import dev.sinew.engine.route.RouteLimits;
import dev.sinew.engine.route.Unattributed;
import dev.sinew.model.ApiFacts;
import dev.sinew.model.Change;
import dev.sinew.model.Finding;
import dev.sinew.model.Findings;
import dev.sinew.model.Incident;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.Observation;
import dev.sinew.model.Operation;
import dev.sinew.model.Problem;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.Signal;
import dev.sinew.report.AnalysisReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One run of {@code analyze}: reads inputs, observes, folds, reports. Used once. */
public final class Analysis {
    private final String version;
    private final Formats formats;
    private final List<RuleEntry<Object>> rules;
    private final Configuration configuration;
    private final Specified specified;
    private final Progress progress;
    private final int threads;
    private final RouteFold routes = new RouteFold(RouteLimits.DEFAULT);
    private final ProblemLog problems = new ProblemLog();
    private final PrivacyKey key = PrivacyKey.throwAway();
    private final OwnershipFold ownership;
    private final Signals signals = new Signals();
    private final TokenVerification tokens;
    private final IdentityFold identity;
    private final Learned learned;
    private final HeapSize heap = new HeapSize();
    private final List<Change> changes = new ArrayList<>();
    private long exchanges;
    private boolean unreadable;
    private SortedMap<Operation, Profile> operations = new TreeMap<>();

    /** An analysis that knows what the configuration tells. */
    public Analysis(
            String version,
            Formats formats,
            List<RuleEntry<Object>> rules,
            Configuration configuration,
            Specified specified,
            Progress progress,
            int threads) {
        this.specified = specified;
        this.configuration = configuration;
        this.version = version;
        this.formats = formats;
        this.rules = List.copyOf(rules);
        this.progress = progress;
        this.threads = threads;
        this.identity = new IdentityFold(IdentityLimits.DEFAULT, new Cohorts(configuration.cohorts()));
        this.tokens = new TokenVerification(configuration.keySets());
        this.learned = new Learned(configuration.dataClasses());
        this.ownership = new OwnershipFold(
                OwnershipLimits.DEFAULT, new IdentifiedCallers(identity), tokens::signature, new Detection(rules));
    }

    /** Whether an input that the user named could not be read at all. */
    public boolean unreadable() {
        return unreadable || specified.unreadable();
    }

    /** What was learned of each operation, in order; after the run. */
    public List<LearnedOperation> learned() {
        List<LearnedOperation> all = new ArrayList<>();
        operations.forEach((operation, profile) -> all.add(learned.of(operation, profile)));
        return all;
    }

    /** Reads all inputs and reports. */
    public AnalysisReport run(Inputs inputs) throws InterruptedException {
        MarkSet marks = new MarkSet(rules);
        inputs.unreadable().forEach(this::refuse);
        try (tokens;
                Pipeline pipeline = new Pipeline(
                        threads,
                        () -> new Observer(key, marks, ObserveLimits.DEFAULT, configuration.trustedProxies(), tokens),
                        this::fold)) {
            for (Input input : inputs.inputs()) {
                read(input, pipeline);
            }
            pipeline.drain();
            tokens.drain();
        }
        return report();
    }

    private void read(Input input, Pipeline pipeline) throws InterruptedException {
        switch (formats.open(input)) {
            case UnreadableInput refused -> refuse(refused);
            case Opened.Traffic traffic -> {
                try (Source source = traffic.source()) {
                    Optional<Batch> batch = source.next();
                    while (batch.isPresent()) {
                        pipeline.add(batch.get());
                        batch = source.next();
                    }
                }
            }
        }
    }

    private void refuse(UnreadableInput input) {
        problems.add(input.problem());
        unreadable |= input.fatal();
    }

    private void fold(ObservedBatch batch) {
        batch.problems().forEach(problems::add);
        for (Observation observation : batch.observations()) {
            exchanges++;
            problems.note(observation);
            long caller = identity.accept(observation, changes);
            routes.accept(observation, caller, changes);
            ownership.accept(observation, caller, identity.account(observation));
            changes.forEach(ownership::accept);
            changes.clear();
            if (ownership.isFull()) {
                tokens.catchUp();
                settle(routes.settle(changes), false);
                heap.check();
            }
        }
        progress.read(batch.inputBytes());
    }

    private void settle(OperationFinder finder, boolean last) {
        changes.clear();
        ownership.settle(finder, last, changes);
        signals.accept(changes);
        changes.clear();
    }

    private AnalysisReport report() {
        operations = routes.finish(changes);
        settle(routes.finder(), true);
        if (specified.given()) {
            specified.compare(learned());
        }
        InventoryRows inventory = new InventoryRows(identity);
        List<AnalysisReport.Row> rows = new ArrayList<>();
        operations.forEach((operation, profile) ->
                rows.add(inventory.row(learned.of(operation, profile), profile, specified.of(operation))));
        specified.orphans().forEach(orphan -> rows.add(InventoryRows.orphan(orphan.operation())));
        rows.sort(Comparator.comparing(AnalysisReport.Row::operation));
        List<Signal> said = signals.all().stream().map(this::today).toList();
        List<Finding> all = new ArrayList<>(Posture.of(
                rules,
                new Postures(learned, new OutsideProfiles(configuration, inventory, specified)).of(operations, said)));
        all.addAll(specified.findings());
        List<Finding> findings = Findings.merged(all);
        List<Incident> incidents = Incidents.of(said);
        List<Problem> left = new ArrayList<>(specified.problems());
        left.addAll(problems.all());
        routes.unattributed().forEach((api, counts) -> addUnattributed(left, api, counts));
        operations.forEach((operation, profile) -> add(
                left,
                operation.api() + " " + operation.method() + " " + operation.path(),
                profile.noticesLeftOut(),
                "with weaknesses in more places than are remembered of one operation: not listed"));
        add(left, "", routes.badUrls(), "without a usable URL: no operation was learned from them");
        add(
                left,
                "",
                routes.beyondApis(),
                "of hosts beyond the limit of " + RouteLimits.DEFAULT.apis() + ": not taken");
        left.addAll(tokens.problems());
        add(
                left,
                "",
                ownership.left(),
                "beyond the limit of what is kept to be judged: not looked at again for whose objects they reach");
        add(left, "", identity.beyond(), "of callers beyond the limit: nothing more is known of these callers");
        add(
                left,
                "",
                unshaped(operations),
                "whose fields were not learned for lack of room: data and types may lack some");
        long forgotten = identity.forgotten();
        if (forgotten > 0) {
            left.add(new Problem(
                    "", -1, forgotten + " tokens were forgotten for lack of room: callers may count twice"));
        }
        return new AnalysisReport(
                version,
                "analyze",
                exchanges,
                identity.count(),
                rows,
                apis(rows),
                inventory.cohorts(),
                findings,
                inventory.named(incidents),
                left);
    }

    /** The same under the key that its caller has today. */
    private Signal today(Signal signal) {
        return signal.actor().known() ? signal.by(identity.now(signal.actor().key())) : signal;
    }

    private static long unshaped(SortedMap<Operation, Profile> operations) {
        return operations.values().stream().mapToLong(Profile::unshaped).sum();
    }

    private List<AnalysisReport.Api> apis(List<AnalysisReport.Row> rows) {
        return rows.stream()
                .map(row -> row.operation().api())
                .distinct()
                .map(name -> {
                    ApiFacts facts = configuration.of(name);
                    return new AnalysisReport.Api(
                            name, facts.environment(), facts.owner(), facts.exposure(), facts.tags());
                })
                .toList();
    }

    private static void addUnattributed(List<Problem> all, String api, Unattributed counts) {
        add(
                all,
                api,
                counts.notFound(),
                "of paths or methods that were never found: no operation was learned from them");
        add(
                all,
                api,
                counts.failed(),
                "that only met server errors at unproven paths: no operation was learned from them");
        add(all, api, counts.scanner(), "of paths that only scanners ask for: no operation was learned from them");
        add(
                all,
                api,
                counts.frontPage(),
                "that got the front page of a single-page application, as any path does: no operations");
        add(all, api, counts.preflight(), "that ask whether another origin may call (CORS preflight): no operations");
        add(all, api, counts.limit(), "beyond the limit of remembered paths: not attributed to an operation");
    }

    private static void add(List<Problem> all, String api, long count, String what) {
        if (count > 0) {
            String where = api.isEmpty() ? "" : api + ": ";
            all.add(new Problem("", -1, where + count + (count == 1 ? " exchange " : " exchanges ") + what));
        }
    }
}
