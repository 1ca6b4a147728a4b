package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.NeighboursServer.Wrong;
import dev.sinew.probe.http.Budget;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.IdentityFile;
import dev.sinew.probe.proof.RuleIndex;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.TestRun;
import dev.sinew.probe.run.Verdict;
import dev.sinew.probe.run.Writing;
import dev.sinew.spec.read.Specifications;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Users who are called by their telephone numbers, what stands below one's own page, and what is kept when it is deleted. */
final class NeighboursTest {
    private static final Set<String> RULES = Set.of(
            "probe.mass-assignment",
            "probe.ssrf",
            "probe.object-changed-by-another",
            "probe.user-enumeration",
            "probe.resource-used-after-delete");
    private static final String RIGHTS = "probe.mass-assignment PATCH /members/me";
    private static final String ACCOUNT = "probe.object-changed-by-another PUT /members/{memberId}/payout-account";
    private static final String CALLED = "probe.ssrf PUT /members/me/hook";
    private static final String TOLD = "probe.user-enumeration POST /auth/forgot-password";
    private static final String DELETED = "probe.resource-used-after-delete PATCH /cars/{carId}";

    private static final String IDENTITIES = """
            auth:
              - {name: anna, loginEndpointAuth: {payloadRaw: '{"phone":"+4915110000001","password":"anna-5-harbours"}'}}
              - {name: bob, loginEndpointAuth: {payloadRaw: '{"phone":"+4915110000004","password":"bob-7-mill-wheels"}'}}
            authTemplate:
              loginEndpointAuth: {endpoint: /auth/login, verb: POST, contentType: application/json, token: {extractFrom: body, extractSelector: /accessToken}}
            """;

    @Test
    void nothingIsConfirmedOfACorrectServer() throws IOException {
        TestResult result = run();
        assertThat(with(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(with(result, Verdict.REFUTED)).contains(RIGHTS, ACCOUNT, CALLED, TOLD);
        assertThat(with(result, Verdict.INCONCLUSIVE)).contains(DELETED);
    }

    @Test
    void eachFlawIsConfirmedAndNoOther() throws IOException {
        assertThat(with(run(Wrong.TELLS_WHO_IS_ONE), Verdict.CONFIRMED)).containsExactly(TOLD);
        assertThat(with(run(Wrong.ALL_MEMBERS_ARE_KEPT), Verdict.CONFIRMED)).containsExactly(RIGHTS);
        assertThat(with(run(Wrong.ANYBODY_SETS_ACCOUNTS), Verdict.CONFIRMED)).containsExactly(ACCOUNT);
        assertThat(with(run(Wrong.CALLS_ADDRESSES), Verdict.CONFIRMED)).containsExactly(CALLED);
        assertThat(with(run(Wrong.NOTHING_IS_DELETED), Verdict.CONFIRMED)).containsExactly(DELETED);
    }

    private static TestResult run(Wrong... wrong) throws IOException {
        Budget budget = new Budget(6_000, Duration.ofMinutes(2), Duration.ofSeconds(20), 100);
        try (NeighboursServer server = new NeighboursServer(Set.of(wrong));
                Sender sender = new Sender(server.address(), budget, InstantSource.system())) {
            TestRun run = new TestRun(
                    sender,
                    Specifications.read(NeighboursServer.openApi().getBytes(StandardCharsets.UTF_8), "n.json")
                            .descriptions(),
                    RuleIndex.all().stream()
                            .filter(each -> RULES.contains(each.facts().id()))
                            .toList(),
                    line -> {},
                    Optional.of(new Writing("test", 5, true, Optional.empty())));
            return run.run(IdentityFile.read(IDENTITIES, "id.yaml").identities());
        }
    }

    private static Set<String> with(TestResult result, Verdict verdict) {
        return result.with(verdict).stream()
                .map(each -> each.rule().id() + " " + each.operation().method() + " "
                        + each.operation().path())
                .collect(Collectors.toSet());
    }
}
