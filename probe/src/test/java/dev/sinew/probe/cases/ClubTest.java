package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.ClubServer.Wrong;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Refusals in answers of success, rights of others, what only administrators put up, and roles that count from the next login. */
final class ClubTest {
    private static final String PROMOTED = "probe.function-for-privileged PUT /admin/promote/{user_id}";
    private static final String LOCKED = "probe.function-for-privileged PUT /admin/lock/{user_id}";
    private static final String PUT_UP = "probe.function-for-privileged POST /admin/new-notice";
    private static final String PUT_UP_OPENLY = "probe.no-authentication POST /admin/new-notice";
    private static final String ROLE = "probe.mass-assignment PUT /users/{user_id}";
    private static final String TOLD = "probe.excessive-data POST /users/token";
    private static final String INJECTED = "probe.sql-injection POST /users/token";
    private static final String OWN = "probe.object-read-by-another GET /users/{user_id}";

    private static final String IDENTITIES = """
            auth:
              - {name: anna, loginEndpointAuth: {payloadUserPwd: {username: anna@club.example, password: Rivermoss-8121, usernameField: email, passwordField: password}}}
              - {name: clerk, role: admin, loginEndpointAuth: {payloadUserPwd: {username: clerk@club.example, password: Hops-Lantern-551, usernameField: email, passwordField: password}}}
              - {name: desk, role: support, loginEndpointAuth: {payloadUserPwd: {username: desk@club.example, password: Quarry-Lamp-6623, usernameField: email, passwordField: password}}}
              - {name: bob, loginEndpointAuth: {payloadUserPwd: {username: bob@club.example, password: Tundra-4417x, usernameField: email, passwordField: password}}}
            authTemplate:
              loginEndpointAuth: {endpoint: /users/token, verb: POST, contentType: application/json, token: {extractFrom: body, extractSelector: /jwt}}
            """;

    @Test
    void nothingIsConfirmedOfACorrectServerAndEverythingIsTried() throws IOException {
        TestResult result = run(true);
        assertThat(with(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(with(result, Verdict.REFUTED)).contains(PROMOTED, PUT_UP, PUT_UP_OPENLY, OWN);
        assertThat(result.problems()).isEmpty();
    }

    @Test
    void whoGivesOthersRightsIsAnAdministrator() throws IOException {
        assertThat(with(run(false, Wrong.ANYBODY_PROMOTES), Verdict.CONFIRMED)).containsExactly(PROMOTED);
    }

    @Test
    void whoWorksThereAndIsNotSaidToDoSoLocksNobody() throws IOException {
        assertThat(with(run(false, Wrong.SUPPORT_LOCKS), Verdict.CONFIRMED)).containsExactly(LOCKED);
        TestResult correct = run(false, Wrong.LOCKS);
        assertThat(with(correct, Verdict.CONFIRMED)).isEmpty();
        assertThat(with(correct, Verdict.REFUTED)).contains(LOCKED);
    }

    @Test
    void whatChangesOfTheCallerOrOfAllProvesNothing() throws IOException {
        assertThat(with(run(false, Wrong.EVERYBODY_RISES), Verdict.CONFIRMED)).isEmpty();
        assertThat(with(run(false, Wrong.CALLERS_ARE_PROMOTED), Verdict.CONFIRMED))
                .isEmpty();
    }

    @Test
    void whatOnlyAdministratorsPutUpIsSeenInLists() throws IOException {
        assertThat(with(run(true, Wrong.MEMBERS_PUT_UP_NOTICES), Verdict.CONFIRMED))
                .containsExactly(PUT_UP);
        assertThat(with(run(true, Wrong.ANYBODY_PUTS_UP_NOTICES), Verdict.CONFIRMED))
                .contains(PUT_UP_OPENLY);
    }

    @Test
    void nothingIsPutUpWhereNothingMayBeLeft() throws IOException {
        assertThat(with(run(false, Wrong.MEMBERS_PUT_UP_NOTICES), Verdict.CONFIRMED))
                .isEmpty();
    }

    @Test
    void aRoleThatCountsFromTheNextLoginIsSeen() throws IOException {
        assertThat(with(run(false, Wrong.ROLES_ARE_KEPT), Verdict.CONFIRMED)).containsExactly(ROLE);
    }

    @Test
    void aPasswordInTheAnswerToALoginIsForNobody() throws IOException {
        assertThat(with(run(false, Wrong.LOGINS_TELL_PASSWORDS), Verdict.CONFIRMED))
                .containsExactly(TOLD);
        assertThat(with(run(false, Wrong.LOGINS_REPEAT), Verdict.CONFIRMED)).isEmpty();
    }

    @Test
    void namesOfLoginsAreReadAsStatements() throws IOException {
        assertThat(with(run(false, Wrong.LOGINS_BY_STATEMENT), Verdict.CONFIRMED))
                .containsExactly(INJECTED);
        assertThat(with(run(false, Wrong.LOGINS_CUT_NAMES), Verdict.CONFIRMED)).isEmpty();
    }

    @Test
    void usersSignUpByGet() throws IOException {
        assertThat(with(run(false, Wrong.BY_ADDRESS), Verdict.CONFIRMED)).isEmpty();
        assertThat(with(run(false, Wrong.BY_ADDRESS, Wrong.SHORT_PASSWORDS), Verdict.CONFIRMED))
                .containsExactly("probe.weak-password-accepted GET /register");
    }

    private static TestResult run(boolean leftovers, Wrong... wrong) throws IOException {
        Budget budget = new Budget(6_000, Duration.ofMinutes(2), Duration.ofSeconds(20), 100);
        try (ClubServer server = new ClubServer(Set.of(wrong));
                Sender sender = new Sender(server.address(), budget, InstantSource.system())) {
            TestRun run = new TestRun(
                    sender,
                    Specifications.read(server.openApi().getBytes(StandardCharsets.UTF_8), "club.json")
                            .descriptions(),
                    RuleIndex.all().stream()
                            .filter(each -> !each.facts().id().equals("probe.login-without-limit"))
                            // The club asks for no password until now, and nothing here is about that.
                            .filter(each -> !each.facts().id().equals("probe.password-without-old"))
                            .toList(),
                    line -> {},
                    Optional.of(new Writing("test", 5, leftovers, Optional.empty())));
            List<String> passwords = server.passwords();
            TestResult result = run.run(
                    IdentityFile.read(identities(Set.of(wrong)), "id.yaml").identities());
            assertThat(server.left()).isZero();
            assertThat(server.passwords()).isEqualTo(passwords);
            return result;
        }
    }

    private static String identities(Set<Wrong> wrong) {
        return wrong.contains(Wrong.BY_ADDRESS)
                ? IDENTITIES
                        .replaceAll(
                                "payloadUserPwd: \\{username: (\\S+), password: (\\S+), [^}]*}",
                                "endpoint: \"/login?email=$1&password=$2\"")
                        .replace("endpoint: /users/token, verb: POST, contentType: application/json", "verb: GET")
                : IDENTITIES;
    }

    private static Set<String> with(TestResult result, Verdict verdict) {
        return result.with(verdict).stream()
                .map(each -> each.rule().id() + " " + each.operation().method() + " "
                        + each.operation().path())
                .collect(Collectors.toSet());
    }
}
