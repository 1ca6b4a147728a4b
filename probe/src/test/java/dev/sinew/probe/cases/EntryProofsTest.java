package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.EntryServer.Way;
import dev.sinew.probe.http.Budget;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.Login;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Ways in, over a server that has people, sessions and users who sign up. */
final class EntryProofsTest {
    private static final String DEFAULTS = "probe.default-credentials POST /login";
    private static final String CODES = "probe.code-without-limit POST /login";
    private static final String OTHER_CODES = "probe.code-without-limit POST /phone/verify";
    private static final String FIXATION = "probe.session-fixation POST /login";
    private static final String REFRESH = "probe.refresh-token-reuse POST /token/refresh";
    private static final String PASSWORDS = "probe.weak-password-accepted POST /users";
    private static final String SQL = "probe.sql-injection POST /login";
    private static final String NOSQL = "probe.nosql-injection POST /login";
    private static final String NAMES = "probe.user-enumeration POST /login";
    private static final String PASSES = "probe.login-without-limit POST /login";
    private static final Set<String> RULES = Set.of(
            "probe.nosql-injection",
            "probe.default-credentials",
            "probe.sql-injection",
            "probe.code-without-limit",
            "probe.session-fixation",
            "probe.refresh-token-reuse",
            "probe.weak-password-accepted");

    @Test
    void allIsRefutedOfACorrectServer() throws IOException {
        Map<String, Verdict> byToken = verdicts(false, true);
        assertThat(byToken)
                .containsEntry(DEFAULTS, Verdict.REFUTED)
                .containsEntry(CODES, Verdict.REFUTED)
                .containsEntry(OTHER_CODES, Verdict.INCONCLUSIVE)
                .containsEntry(REFRESH, Verdict.REFUTED)
                .containsEntry(SQL, Verdict.REFUTED)
                .containsEntry(NOSQL, Verdict.REFUTED)
                .containsEntry(PASSWORDS, Verdict.REFUTED);
        assertThat(verdicts(true, true)).containsEntry(FIXATION, Verdict.REFUTED);
    }

    @Test
    void eachFlawIsConfirmedAndNoOther() throws IOException {
        assertThat(confirmed(verdicts(false, true, Way.DELIVERED_ADMIN))).containsExactly(DEFAULTS);
        assertThat(confirmed(verdicts(false, true, Way.CODES_WITHOUT_LIMIT))).containsExactly(CODES);
        assertThat(confirmed(verdicts(true, true, Way.SESSIONS_STAY))).containsExactly(FIXATION);
        assertThat(confirmed(verdicts(false, true, Way.REFRESH_AGAIN))).containsExactly(REFRESH);
        assertThat(confirmed(verdicts(false, true, Way.NAMES_IN_STATEMENTS))).containsExactly(SQL);
        assertThat(confirmed(verdicts(false, true, Way.WEAK_PASSWORDS))).containsExactly(PASSWORDS);
        assertThat(confirmed(verdicts(false, true, Way.PASSWORDS_ARE_QUERIES, Way.CODES_WITHOUT_LIMIT)))
                .containsExactly(CODES, NOSQL);
    }

    @Test
    void whatIsOddAndRightIsNotConfirmed() throws IOException {
        assertThat(verdicts(false, true, Way.ANYBODY_IS_A_GUEST)).containsEntry(DEFAULTS, Verdict.INCONCLUSIVE);
        assertThat(verdicts(false, true, Way.REFRESH_WITHIN_A_LEEWAY)).containsEntry(REFRESH, Verdict.REFUTED);
        assertThat(verdicts(false, true, Way.REFRESH_STAYS_THE_SAME)).containsEntry(REFRESH, Verdict.INCONCLUSIVE);
        assertThat(verdicts(false, true, Way.WEAK_PASSWORDS_THAT_DO_NOT_WORK))
                .containsEntry(PASSWORDS, Verdict.INCONCLUSIVE);
        assertThat(verdicts(true, true, Way.COOKIES_ARE_NOT_LOOKED_AT)).containsEntry(FIXATION, Verdict.INCONCLUSIVE);
    }

    @Test
    void aLimitOfLoginsIsNoAnswerToPairsAndStopsNothing() throws IOException {
        assertThat(verdicts(false, true, Way.LOGINS_ARE_LIMITED))
                .containsEntry(DEFAULTS, Verdict.INCONCLUSIVE)
                .containsEntry(CODES, Verdict.REFUTED)
                .containsEntry(SQL, Verdict.INCONCLUSIVE);
    }

    @Test
    void nobodySignsUpWhoCannotBeDeletedAgain() throws IOException {
        assertThat(verdicts(false, false, Way.WEAK_PASSWORDS)).containsEntry(PASSWORDS, Verdict.INCONCLUSIVE);
    }

    @Test
    void whoNeverWasIsToldAlsoByAFailure() throws IOException {
        assertThat(guessing(5, Way.UNKNOWN_NAMES_FAIL, Way.CODES_WITHOUT_LIMIT))
                .containsEntry(NAMES, Verdict.CONFIRMED);
        assertThat(guessing(5, Way.WRONG_LOGINS_FAIL, Way.CODES_WITHOUT_LIMIT))
                .containsEntry(NAMES, Verdict.INCONCLUSIVE);
        assertThat(guessing(5, Way.CODES_WITHOUT_LIMIT)).containsEntry(NAMES, Verdict.REFUTED);
    }

    @Test
    void aLimitOfLoginsIsTriedAfterAllElseThatLogsIn() throws IOException {
        assertThat(guessing(60, Way.LOGINS_ARE_LIMITED_LATE, Way.UNKNOWN_NAMES_FAIL, Way.CODES_WITHOUT_LIMIT))
                .containsEntry(NAMES, Verdict.CONFIRMED)
                .containsEntry(PASSES, Verdict.REFUTED);
    }

    private static Map<String, Verdict> guessing(int tries, Way... ways) throws IOException {
        return verdicts(false, true, tries, Set.of("probe.login-without-limit", "probe.user-enumeration"), ways);
    }

    private static List<String> confirmed(Map<String, Verdict> verdicts) {
        return verdicts.entrySet().stream()
                .filter(each -> each.getValue() == Verdict.CONFIRMED)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Verdict> verdicts(boolean byCookie, boolean deletes, Way... ways) throws IOException {
        return verdicts(byCookie, deletes, 5, RULES, ways);
    }

    private static Map<String, Verdict> verdicts(
            boolean byCookie, boolean deletes, int tries, Set<String> rules, Way... ways) throws IOException {
        Budget budget = new Budget(500, Duration.ofMinutes(1), Duration.ofSeconds(10), 100);
        Set<Way> all = ways.length == 0 ? Set.of() : EnumSet.copyOf(List.of(ways));
        try (EntryServer server = new EntryServer(all);
                Sender sender = new Sender(server.address(), budget, InstantSource.system())) {
            TestResult result = new TestRun(
                            sender,
                            Specifications.read(
                                            EntryServer.openApi(deletes).getBytes(StandardCharsets.UTF_8), "entry.json")
                                    .descriptions(),
                            RuleIndex.all().stream()
                                    .filter(each -> rules.contains(each.facts().id()))
                                    .toList(),
                            line -> {},
                            Optional.of(new Writing("entry", tries)))
                    .run(List.of(
                            identity("anna", "harbour-7-annas", byCookie),
                            identity("bob", "mill-9-bridges", byCookie)));
            assertThat(result.identities()).hasSize(2);
            assertThat(server.left()).isZero();
            Map<String, Verdict> verdicts = new TreeMap<>();
            result.rows()
                    .forEach(each -> verdicts.put(
                            each.rule().id() + " " + each.operation().method() + " "
                                    + each.operation().path(),
                            each.outcome().verdict()));
            return verdicts;
        }
    }

    private static Identity identity(String name, String password, boolean byCookie) {
        Login.TokenRule token =
                new Login.TokenRule(false, "/access_token", Login.SendIn.HEADER, "Authorization", "Bearer {token}");
        Login login = new Login(
                "POST",
                "/login",
                "application/json",
                List.of(),
                "{\"username\":\"" + name + "\",\"password\":\"" + password + "\",\"otp\":\"4711\"}",
                byCookie ? Optional.empty() : Optional.of(token),
                byCookie);
        return new Identity(name, "", "", List.of(), Optional.of(login));
    }
}
