package dev.sinew.app.test;

import dev.sinew.app.analyze.Analysis;
import dev.sinew.app.analyze.Progress;
import dev.sinew.app.config.Configuration;
import dev.sinew.app.config.WrongConfiguration;
import dev.sinew.app.fold.Specified;
import dev.sinew.app.fold.TrafficFormats;
import dev.sinew.app.serve.History;
import dev.sinew.capture.CaptureLimits;
import dev.sinew.capture.Inputs;
import dev.sinew.engine.ownership.OwnedPlace;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.Problem;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Plan;
import dev.sinew.probe.run.Recorded;
import dev.sinew.report.AnalysisReport;
import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.read.Reading;
import dev.sinew.spec.read.Specifications;
import dev.sinew.spec.write.OpenApiWriter;
import dev.sinew.store.Store;
import dev.sinew.store.StoreUnavailable;
import dev.sinew.store.sql.Stores;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Makes a plan of specifications, recorded traffic and what an installation has learned, merged by operation. */
final class Plans {
    private final TestInputs inputs;
    private final String target;
    private final List<Problem> problems;
    private final List<ApiDescription> described = new ArrayList<>();
    private final List<LearnedOperation> learned = new ArrayList<>();
    private final List<OwnedPlace> owned = new ArrayList<>();

    private Plans(TestInputs inputs, URI target, List<Problem> problems) {
        this.inputs = inputs;
        this.target = target.getAuthority().toLowerCase(Locale.ROOT);
        this.problems = problems;
    }

    /**
     * What inputs tell.
     *
     * @param plan of all that has an address
     * @param schemas of GraphQL services, whose address they do not tell
     * @param host what the target is called
     */
    record Known(Plan plan, List<ApiDescription> schemas, String host) {
        Known {
            schemas = List.copyOf(schemas);
        }
    }

    /**
     * What inputs tell.
     *
     * @param problems takes what could not be read
     * @throws WrongConfiguration where they tell of no operation
     */
    static Known of(TestInputs inputs, URI target, List<Problem> problems) throws WrongConfiguration {
        return new Plans(inputs, target, problems).known();
    }

    private Known known() throws WrongConfiguration {
        for (Path file : inputs.specifications()) {
            Reading reading = Specifications.read(file);
            described.addAll(reading.descriptions());
            problems.addAll(reading.problems());
        }
        if (!inputs.traffic().isEmpty()) {
            traffic();
        }
        if (inputs.data().isPresent()) {
            try (Store store = Stores.visit(inputs.data().get())) {
                History history = new History(store, Instant.EPOCH, "", Configuration.NONE, Specified.of(List.of()));
                learned.addAll(history.learned());
                owned.addAll(history.owned());
            } catch (StoreUnavailable e) {
                throw new WrongConfiguration(String.valueOf(e.getMessage()));
            }
        }
        String host = host();
        Plan plan = Plan.of(described, written(learnedAt(host)), host);
        List<ApiDescription> schemas =
                described.stream().filter(each -> each.graph().isPresent()).toList();
        if (plan.endpoints().isEmpty() && schemas.isEmpty()) {
            String why = problems.isEmpty() ? "" : ": " + problems.getLast().what();
            throw new WrongConfiguration("no operation is described in " + inputs.named() + why);
        }
        Function<Endpoint, Recorded> recorded = inputs.traffic().isEmpty()
                ? each -> Recorded.NOTHING
                : Recordings.of(inputs.traffic(), plan.endpoints())::of;
        return new Known(plan.recorded(each -> recorded.apply(each).owned(Ownership.of(each, owned))), schemas, host);
    }

    private void traffic() throws WrongConfiguration {
        Analysis analysis = new Analysis(
                "",
                TrafficFormats.all(),
                RuleIndex.all(),
                Configuration.NONE,
                Specified.of(List.of()),
                Progress.SILENT,
                1);
        try {
            AnalysisReport report =
                    analysis.run(Inputs.find(inputs.traffic(), InputStream.nullInputStream(), CaptureLimits.DEFAULTS));
            problems.addAll(report.problems());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WrongConfiguration("reading " + inputs.traffic() + " was interrupted");
        }
        if (analysis.unreadable()) {
            throw new WrongConfiguration("cannot read traffic: "
                    + (problems.isEmpty()
                            ? inputs.traffic()
                            : problems.getLast().what()));
        }
        learned.addAll(analysis.learned());
        owned.addAll(analysis.owned());
    }

    /**
     * What the target is called: the host that is said, else its own; where traffic has none of both but one other, that, so that findings are those
     * of the API wherever a build of it is tested.
     */
    private String host() throws WrongConfiguration {
        SortedSet<String> hosts = new TreeSet<>();
        learned.forEach(each -> hosts.add(each.operation().api()));
        String host = inputs.host().isEmpty() ? target : inputs.host().toLowerCase(Locale.ROOT);
        if (hosts.isEmpty() || hosts.contains(host)) {
            return host;
        }
        if (hosts.size() > 1 || !inputs.host().isEmpty()) {
            throw new WrongConfiguration("no recorded request was sent to " + host + ", but to " + some(hosts)
                    + "; say with --host which of them is the target's");
        }
        return hosts.getFirst();
    }

    /** What was learned of a host. What nobody got on with is a guess of somebody, not an operation. */
    private List<LearnedOperation> learnedAt(String host) {
        return learned.stream()
                .filter(each -> each.operation().api().equals(host))
                .filter(each -> each.answers().keySet().stream().anyMatch(status -> status < 400))
                .toList();
    }

    private static String some(SortedSet<String> hosts) {
        return String.join(", ", hosts.stream().limit(5).toList()) + (hosts.size() > 5 ? " …" : "");
    }

    private List<ApiDescription> written(List<LearnedOperation> operations) {
        if (operations.isEmpty()) {
            return List.of();
        }
        byte[] document = OpenApiWriter.json(operations).getBytes(StandardCharsets.UTF_8);
        return Specifications.read(document, inputs.named()).descriptions();
    }
}
