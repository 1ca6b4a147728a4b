package dev.sinew.probe.cases;

import dev.sinew.probe.graph.GraphServices;
import dev.sinew.probe.http.Budget;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.IdentityFile;
import dev.sinew.probe.proof.RuleIndex;
import dev.sinew.probe.run.Plan;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.TestRow;
import dev.sinew.probe.run.TestRun;
import dev.sinew.probe.run.Verdict;
import dev.sinew.probe.run.Writing;
import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.read.Specifications;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A run of all rules over a service that may be written to and keeps what is left, but for the one that locks accounts. */
final class CaseRun {
    private static final Budget BUDGET = new Budget(12_000, Duration.ofMinutes(2), Duration.ofSeconds(20), 100);

    private CaseRun() {}

    /**
     * What comes of it.
     *
     * @param openApi how the service describes itself
     * @param identities the file of identities, which log in
     */
    static TestResult of(URI service, String openApi, String identities) throws IOException {
        try (Sender sender = new Sender(service, BUDGET, InstantSource.system())) {
            return run(sender, Plan.of(described(openApi, "openapi.json"), sender.api()), identities);
        }
    }

    /**
     * The same of a GraphQL service.
     *
     * @param schema how it describes itself; empty where it is asked
     */
    static TestResult ofGraph(URI service, String schema, String identities) throws IOException {
        try (Sender sender = new Sender(service, BUDGET, InstantSource.system())) {
            List<ApiDescription> described = schema.isEmpty() ? List.of() : described(schema, "schema.graphql");
            GraphServices services = GraphServices.of(sender, described, List.of("/graphql"));
            sender.translates(services);
            Plan plan = Plan.of(List.of(), sender.api()).and(services, sender.api());
            return run(sender, plan, identities);
        }
    }

    private static List<ApiDescription> described(String document, String name) {
        return Specifications.read(document.getBytes(StandardCharsets.UTF_8), name)
                .descriptions();
    }

    private static TestResult run(Sender sender, Plan plan, String identities) {
        TestRun run = new TestRun(
                sender,
                plan,
                RuleIndex.all().stream()
                        .filter(each -> !each.facts().id().equals("probe.login-without-limit"))
                        .toList(),
                line -> {},
                Optional.of(new Writing("test", 5, true, Optional.empty())));
        return run.run(IdentityFile.read(identities, "identities.yaml").identities());
    }

    /** The reasons of a verdict, by rule and operation. */
    static Map<String, String> reasons(TestResult result, Verdict verdict) {
        Map<String, String> reasons = new TreeMap<>();
        for (TestRow each : result.with(verdict)) {
            String where = each.operation().method() + " " + each.operation().path() + " "
                    + each.operation().selector();
            reasons.put(
                    (each.rule().id() + " " + where.strip()).strip(),
                    each.outcome().reason());
        }
        return reasons;
    }
}
