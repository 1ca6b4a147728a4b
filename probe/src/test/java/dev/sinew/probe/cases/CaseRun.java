package dev.sinew.probe.cases;

import dev.sinew.probe.http.Budget;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.IdentityFile;
import dev.sinew.probe.proof.RuleIndex;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.TestRow;
import dev.sinew.probe.run.TestRun;
import dev.sinew.probe.run.Verdict;
import dev.sinew.probe.run.Writing;
import dev.sinew.spec.read.Specifications;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
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
            TestRun run = new TestRun(
                    sender,
                    Specifications.read(openApi.getBytes(StandardCharsets.UTF_8), "openapi.json")
                            .descriptions(),
                    RuleIndex.all().stream()
                            .filter(each -> !each.facts().id().equals("probe.login-without-limit"))
                            .toList(),
                    line -> {},
                    Optional.of(new Writing("test", 5, true, Optional.empty())));
            return run.run(IdentityFile.read(identities, "identities.yaml").identities());
        }
    }

    /** The reasons of a verdict, by rule and operation. */
    static Map<String, String> reasons(TestResult result, Verdict verdict) {
        Map<String, String> reasons = new TreeMap<>();
        for (TestRow each : result.with(verdict)) {
            String where = each.operation().method() + " " + each.operation().path();
            reasons.put((each.rule().id() + " " + where).strip(), each.outcome().reason());
        }
        return reasons;
    }
}
