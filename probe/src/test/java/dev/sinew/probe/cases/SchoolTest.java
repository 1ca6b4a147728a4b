package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.SchoolServer.Wrong;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Sessions of cookies with a token against forged requests, what stands below one's own company or what several are shown, documents and tables. */
final class SchoolTest {
    private static final String CHANGED = "probe.object-changed-by-another PATCH /schools/{schoolId}/rooms/{roomId}";
    private static final String READ = "probe.object-read-by-another GET /tasks/{taskId}/works/{workId}";
    private static final String OPEN = "probe.no-authentication GET /files/{fileId}/content";
    private static final String MARKS = "probe.object-read-by-another GET /marks/{month}";
    private static final String HOLIDAYS = "probe.function-for-privileged POST /admin/holidays";
    private static final String FORGED = "probe.forgery-token-ignored PATCH /schools/{schoolId}/rooms/{roomId}";
    private static final Set<String> ALL = Set.of(CHANGED, READ, OPEN, MARKS, HOLIDAYS, FORGED);

    private static final String IDENTITIES = Map.of(
                    "sam", "support", "tara", "teacher", "theo", "teacher", "mila", "pupil", "jonas", "pupil", "ada",
                    "admin")
            .entrySet()
            .stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .map(each -> "  - {name: " + each.getKey() + ", role: " + each.getValue()
                    + ", loginEndpointAuth: {payloadUserPwd: {username: " + each.getKey() + ", password: Pass-"
                    + each.getKey() + "-77, usernameField: username, passwordField: password}}}\n")
            .collect(
                    Collectors.joining(
                            "",
                            "auth:\n",
                            "authTemplate:\n  loginEndpointAuth: {endpoint: /login, contentType: application/json, expectCookies: true}\n"));

    @Test
    void nothingIsConfirmedOfACorrectServerAndEverythingIsTried() throws IOException {
        TestResult result = run(IDENTITIES);
        assertThat(about(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(about(result, Verdict.REFUTED)).containsAll(ALL);
    }

    @Test
    void whatStandsBelowOnesOwnSchoolIsChangedBelowAnother() throws IOException {
        assertThat(about(run(IDENTITIES, Wrong.ROOMS_OF_OTHER_SCHOOLS_ARE_CHANGED), Verdict.CONFIRMED))
                .containsExactly(CHANGED);
    }

    @Test
    void whatIsHandedInBelowATaskOfAllIsReadByOthers() throws IOException {
        assertThat(about(run(IDENTITIES, Wrong.ANYBODYS_WORK_IS_READ), Verdict.CONFIRMED))
                .containsExactly(READ);
    }

    @Test
    void aDocumentThatTellsNothingOfItsObjectIsComparedAsAWhole() throws IOException {
        assertThat(about(run(IDENTITIES, Wrong.FILES_NEED_NO_SESSION), Verdict.CONFIRMED))
                .containsExactly(OPEN);
    }

    @Test
    void aHeaderSaysOfWhomATableTells() throws IOException {
        assertThat(about(run(IDENTITIES, Wrong.MARKS_OF_ANY_SCHOOL), Verdict.CONFIRMED))
                .containsExactly(MARKS);
    }

    @Test
    void whatIsCreatedWithoutATextIsKnownByItsValues() throws IOException {
        assertThat(about(run(IDENTITIES, Wrong.ANYBODY_ADDS_HOLIDAYS), Verdict.CONFIRMED))
                .containsExactly(HOLIDAYS);
    }

    @Test
    void theTokenMayComeInACookieOrBeAskedForAsTheFileSays() throws IOException {
        assertThat(about(run(IDENTITIES, Wrong.TOKEN_IN_A_COOKIE, Wrong.ANYBODYS_WORK_IS_READ), Verdict.CONFIRMED))
                .containsExactly(READ);
        String told =
                IDENTITIES + "  csrf: {endpoint: /session, extractSelector: /csrfToken, sendName: X-School-Csrf}\n";
        assertThat(about(run(told, Wrong.ANYBODYS_WORK_IS_READ), Verdict.CONFIRMED))
                .containsExactly(READ);
    }

    @Test
    void theTokenIsForgottenWhereSomethingIsChanged() throws IOException {
        assertThat(about(run(IDENTITIES, Wrong.CHANGES_WITHOUT_A_TOKEN), Verdict.CONFIRMED))
                .containsExactly(FORGED);
    }

    @Test
    void whatIsRefusedForWhatItNamesIsNotRefusedForItsToken() throws IOException {
        assertThat(about(run(IDENTITIES, Wrong.NO_TOKENS_AND_ONE_FLOOR), Verdict.CONFIRMED))
                .isEmpty();
    }

    @Test
    void aTokenThatIsNotWhereTheFileSaysIsAProblem() throws IOException {
        String told = IDENTITIES + "  csrf: {endpoint: /session, extractSelector: /nowhere, sendName: X-School-Csrf}\n";
        assertThat(run(told).problems())
                .anyMatch(each -> each.what().contains("csrf") && each.what().contains("/nowhere"));
    }

    private static List<String> about(TestResult result, Verdict verdict) {
        return result.with(verdict).stream()
                .map(each -> each.rule().id() + " " + each.operation().method() + " "
                        + each.operation().path())
                .filter(each -> verdict == Verdict.CONFIRMED
                        ? each.matches("probe.(?:object|function|no-auth|nested|bulk|forgery).*")
                        : ALL.contains(each))
                .sorted()
                .distinct()
                .toList();
    }

    private static TestResult run(String identities, Wrong... wrong) throws IOException {
        Budget budget = new Budget(12_000, Duration.ofMinutes(1), Duration.ofSeconds(20), 100);
        try (SchoolServer server = new SchoolServer(Set.of(wrong));
                Sender sender = new Sender(server.address(), budget, InstantSource.system())) {
            TestRun run = new TestRun(
                    sender,
                    Specifications.read(
                                    SchoolServer.openApi(Set.of(wrong)).getBytes(StandardCharsets.UTF_8), "school.json")
                            .descriptions(),
                    RuleIndex.all(),
                    line -> {},
                    Optional.of(new Writing("test", 5, true, Optional.empty())));
            return run.run(IdentityFile.read(identities, "identities.yaml").identities());
        }
    }
}
