package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Problem;
import dev.sinew.probe.cases.ShortSessionsServer.Way;
import dev.sinew.probe.http.Budget;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.IdentityFile;
import dev.sinew.probe.identity.IdentityReading;
import dev.sinew.probe.proof.RuleIndex;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.TestRun;
import dev.sinew.probe.run.Verdict;
import dev.sinew.probe.run.Writing;
import dev.sinew.spec.read.Specifications;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Sessions that end before the run does. */
final class RenewalTest {
    private static final String READ = "probe.object-read-by-another GET /notes/{noteId}";
    private static final String LOGOUT = "probe.token-valid-after-logout POST /session/end";
    private static final String REFRESH =
            "  refresh: {endpoint: /token, payloadRaw: '{\"refresh\": \"{refreshToken}\"}', refreshToken: /again/refresh}\n";
    private static final String ENDS = "  logout: {endpoint: /session/end}\n";

    /** What came of a run, and what the server saw of it. */
    private record Seen(TestResult result, int logins, int refreshed, int late) {
        Map<String, Verdict> verdicts() {
            Map<String, Verdict> verdicts = new TreeMap<>();
            result.rows()
                    .forEach(each -> verdicts.put(
                            each.rule().id() + " " + each.operation().method() + " "
                                    + each.operation().path(),
                            each.outcome().verdict()));
            return verdicts;
        }

        List<String> problems() {
            return result.problems().stream().map(Problem::what).toList();
        }
    }

    @Test
    void whoseSessionIsOverLogsInAgain() throws IOException {
        Seen seen = run("", Way.ANYBODY_READS);
        assertThat(seen.problems()).isEmpty();
        assertThat(seen.verdicts()).containsEntry(READ, Verdict.CONFIRMED);
        assertThat(seen.logins()).isGreaterThan(3);
        assertThat(seen.late()).isPositive().isLessThan(100);
        assertThat(run("").verdicts())
                .containsEntry(READ, Verdict.REFUTED)
                .containsEntry("probe.no-authentication GET /notes/{noteId}", Verdict.REFUTED);
    }

    @Test
    void whatTheFileSaysOfRefreshingIsDoneInsteadOfLoggingIn() throws IOException {
        Seen seen = run(REFRESH);
        assertThat(seen.problems()).isEmpty();
        assertThat(seen.verdicts()).containsEntry(READ, Verdict.REFUTED);
        assertThat(seen.refreshed()).isPositive();
    }

    @Test
    void aTokenThatSaysItsEndIsReplacedBeforeIt() throws IOException {
        Seen seen = run(REFRESH, Way.TOKENS_WITH_TIMES, Way.ANYBODY_READS);
        assertThat(seen.problems()).isEmpty();
        assertThat(seen.verdicts()).containsEntry(READ, Verdict.CONFIRMED);
        assertThat(seen.refreshed()).isPositive();
    }

    @Test
    void whereItCannotBeBegunAnewTheReportSaysSo() throws IOException {
        Seen seen = run(REFRESH, Way.REFRESH_REFUSES);
        assertThat(seen.problems())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each).contains("could not be begun anew", "/token", "status 400"));
    }

    @Test
    void aLogoutThatTheFileNamesIsTested() throws IOException {
        assertThat(run(ENDS).verdicts()).containsEntry(LOGOUT, Verdict.REFUTED);
        assertThat(run(ENDS, Way.TOKENS_OUTLIVE_LOGOUT).verdicts()).containsEntry(LOGOUT, Verdict.CONFIRMED);
        assertThat(run("").verdicts()).doesNotContainKey(LOGOUT);
    }

    @Test
    void aStepThatSaysTooLittleIsAProblem() {
        IdentityReading reading = IdentityFile.read(
                identities("  refresh: {endpoint: /token, payloadRaw: '{\"refresh\": \"{refreshToken}\"}'}\n"),
                "i.yaml");
        assertThat(reading.problems())
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.what()).contains("refresh of", "refreshToken's JSON pointer"));
        assertThat(reading.identities()).hasSize(2);
    }

    private static Seen run(String steps, Way... ways) throws IOException {
        Budget budget = new Budget(3_000, Duration.ofHours(9), Duration.ofSeconds(10), 100);
        // Each look at this clock takes a tenth of a second.
        AtomicLong tenths = new AtomicLong(17_800_000_000L);
        InstantSource clock = () -> Instant.ofEpochMilli(100 * tenths.incrementAndGet());
        try (ShortSessionsServer server = new ShortSessionsServer(Set.of(ways), clock);
                Sender sender = new Sender(server.address(), budget, clock)) {
            TestResult result = new TestRun(
                            sender,
                            Specifications.read(
                                            ShortSessionsServer.openApi().getBytes(StandardCharsets.UTF_8), "s.json")
                                    .descriptions(),
                            RuleIndex.all(),
                            line -> {},
                            Optional.of(new Writing("short", 5)))
                    .run(IdentityFile.read(identities(steps), "identities.yaml").identities());
            return new Seen(result, server.logins(), server.refreshed(), server.late());
        }
    }

    private static String identities(String steps) {
        return """
                auth:
                  - name: anna
                    loginEndpointAuth:
                      payloadUserPwd: {username: anna, usernameField: name, password: anna-harbour-77, passwordField: password}
                  - name: bob
                    loginEndpointAuth:
                      payloadUserPwd: {username: bob, usernameField: name, password: bob-harbour-77, passwordField: password}
                authTemplate:
                  loginEndpointAuth:
                    endpoint: /login
                    token: {extractFrom: body, extractSelector: /access}
                """ + steps;
    }
}
