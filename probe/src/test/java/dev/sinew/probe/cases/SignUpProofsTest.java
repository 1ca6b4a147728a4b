package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.SignUpServer.Way;
import dev.sinew.probe.http.Budget;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.IdentityFile;
import dev.sinew.probe.identity.SignUpStep;
import dev.sinew.probe.proof.RuleIndex;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.TestRow;
import dev.sinew.probe.run.TestRun;
import dev.sinew.probe.run.Verdict;
import dev.sinew.probe.run.Writing;
import dev.sinew.spec.read.Specifications;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What users whom a run signs up prove of others' accounts, and that all of them are gone again. */
final class SignUpProofsTest {
    private static final Set<String> RULES = Set.of(
            "probe.mass-assignment",
            "probe.object-changed-by-another",
            "probe.object-deleted-by-another",
            "probe.user-enumeration",
            "probe.reset-code-disclosed",
            "probe.code-without-limit",
            "probe.weak-password-accepted",
            "probe.people-listed",
            "probe.excessive-data");
    private static final String RIGHTS = "probe.mass-assignment POST /auth/register";
    private static final String WEAK = "probe.weak-password-accepted POST /auth/register";
    private static final String PASSWORD = "probe.object-changed-by-another PUT /users/{userId}/password";
    private static final String BY_NAME = "probe.object-changed-by-another POST /account/password";
    private static final String ADDRESS = "probe.object-changed-by-another PUT /users/{userId}";
    private static final String RATING = "probe.object-changed-by-another PUT /users/{userId}/rating";
    private static final String NOTE = "probe.object-changed-by-another PUT /notes/{title}";
    private static final String PROFILE = "probe.object-changed-by-another PUT /profile";
    private static final String ROLE = "probe.object-changed-by-another PUT /users/role";
    private static final String RATING_BY_NAME = "probe.object-changed-by-another PUT /users/rating";
    private static final String NAMES = "probe.user-enumeration POST /auth/forgot";
    private static final String TOLD = "probe.reset-code-disclosed POST /auth/forgot";
    private static final String CODES = "probe.code-without-limit POST /auth/reset";
    private static final String LISTED = "probe.people-listed GET /overview";
    private static final String BY_QUERY = "probe.object-changed-by-another PUT /customer";
    private static final String DELETED_BY_QUERY = "probe.object-deleted-by-another DELETE /customer";
    private static final String HASHES = "probe.excessive-data POST /auth/login";
    private static final String DELETED = "probe.object-deleted-by-another DELETE /users/{userId}";

    private static final String IDENTITIES = """
            auth:
              - name: anna
                loginEndpointAuth: {payloadUserPwd: {username: anna, password: harbour-7-annas}}
              - name: bob
                loginEndpointAuth: {payloadUserPwd: {username: bob, password: mill-9-bridges}}
              - name: clerk
                role: admin
                loginEndpointAuth: {payloadUserPwd: {username: clerk, password: tower-3-clerks}}
            authTemplate:
              loginEndpointAuth:
                endpoint: /auth/login
                verb: POST
                token: {extractFrom: body, extractSelector: /access_token, sendIn: header, sendName: Authorization}
            """;

    @Test
    void nothingIsConfirmedWhereAllIsRight() throws IOException {
        assertThat(verdicts())
                .containsEntry(RIGHTS, Verdict.REFUTED)
                .containsEntry(WEAK, Verdict.REFUTED)
                .containsEntry(PASSWORD, Verdict.REFUTED)
                .containsEntry(ADDRESS, Verdict.REFUTED)
                .containsEntry(DELETED, Verdict.REFUTED)
                .containsEntry(BY_NAME, Verdict.REFUTED)
                .containsEntry(RATING, Verdict.INCONCLUSIVE)
                .containsEntry(PROFILE, Verdict.REFUTED)
                .containsEntry(ROLE, Verdict.INCONCLUSIVE)
                .containsEntry(NAMES, Verdict.REFUTED)
                .containsEntry(TOLD, Verdict.REFUTED)
                .containsEntry(CODES, Verdict.INCONCLUSIVE)
                .doesNotContainValue(Verdict.CONFIRMED);
    }

    @Test
    void eachFlawIsConfirmedAndNoOther() throws IOException {
        assertThat(confirmed(Way.ANYBODY_SETS_PASSWORDS)).containsExactly(PASSWORD);
        assertThat(confirmed(Way.NAMES_SAY_WHOSE_PASSWORD)).containsExactly(BY_NAME);
        assertThat(confirmed(Way.ANYBODY_CHANGES_ADDRESSES)).containsExactly(ADDRESS);
        assertThat(confirmed(Way.ANYBODY_DELETES)).containsExactly(DELETED);
        assertThat(confirmed(Way.ALL_MEMBERS_ARE_KEPT)).containsExactly(RIGHTS);
        assertThat(confirmed(Way.ROLE_IS_KEPT_AND_COUNTS)).containsExactly(RIGHTS);
    }

    @Test
    void whatASignUpOnlyWrapsIsFilled() throws IOException {
        assertThat(confirmed(Way.SIGN_UP_IS_WRAPPED, Way.ALL_MEMBERS_ARE_KEPT)).containsExactly(RIGHTS);
        assertThat(verdicts(Way.SIGN_UP_IS_WRAPPED))
                .containsEntry(RIGHTS, Verdict.REFUTED)
                .containsEntry(PASSWORD, Verdict.REFUTED)
                .doesNotContainValue(Verdict.CONFIRMED);
    }

    @Test
    void whatOnlyRefusalsOfASignUpAskForIsGiven() throws IOException {
        assertThat(confirmed(Way.SIGN_UP_TAKES_ADDRESSES, Way.ALL_MEMBERS_ARE_KEPT))
                .containsExactly(RIGHTS);
        assertThat(verdicts(Way.SIGN_UP_TAKES_ADDRESSES))
                .containsEntry(RIGHTS, Verdict.REFUTED)
                .containsEntry(PASSWORD, Verdict.REFUTED)
                .doesNotContainValue(Verdict.CONFIRMED);
    }

    @Test
    void theIdInABodyThatNeedHaveNothingSaysWhoseProfileIsChanged() throws IOException {
        String patched = "probe.object-changed-by-another PATCH /profile";
        assertThat(confirmed(Way.PROFILE_TAKES_ALL, Way.ID_SAYS_WHOSE_PROFILE)).containsExactly(patched);
        assertThat(verdicts(Way.PROFILE_TAKES_ALL))
                .containsEntry(patched, Verdict.REFUTED)
                .as("the code of a shop lets nobody set a password")
                .doesNotContainKey("probe.code-without-limit PATCH /profile")
                .doesNotContainValue(Verdict.CONFIRMED);
    }

    @Test
    void anIdMayBeThatOfAnyObject() throws IOException {
        assertThat(confirmed(Way.IDS_ARE_OF_OBJECTS, Way.ANYBODY_SETS_PASSWORDS))
                .containsExactly(PASSWORD);
        assertThat(verdicts(Way.IDS_ARE_OF_OBJECTS))
                .containsEntry(DELETED, Verdict.REFUTED)
                .doesNotContainValue(Verdict.CONFIRMED);
    }

    @Test
    void whoseAccountTheBodyNamesIsLookedAt() throws IOException {
        assertThat(confirmed(Way.BODY_SAYS_WHOSE_PROFILE)).containsExactly(PROFILE);
        assertThat(confirmed(Way.ANYBODY_GIVES_ROLES)).containsExactly(ROLE);
        // Who is called as another is not the other, and what others say of one is theirs to say.
        assertThat(confirmed(Way.BODY_RENAMES)).isEmpty();
        assertThat(verdicts(Way.ANYBODY_RATES_BY_NAME)).containsEntry(RATING_BY_NAME, Verdict.INCONCLUSIVE);
    }

    @Test
    void aRoleThatOnlySomeGiveIsNotTheOnlyOneThatIsTried() throws IOException {
        assertThat(confirmed(Way.ANYBODY_GIVES_ROLES, Way.ROLES_ARE_COUNTED)).containsExactly(ROLE);
        assertThat(confirmed(Way.ROLES_ARE_COUNTED)).isEmpty();
    }

    @Test
    void whoSignsUpIsToldOfNobodyElse() throws IOException {
        assertThat(confirmed(Way.ALL_ARE_LISTED_TO_ALL)).containsExactly(LISTED);
        assertThat(verdicts(Way.THE_FIRST_ARE_LISTED))
                .containsEntry(LISTED, Verdict.REFUTED)
                .doesNotContainValue(Verdict.CONFIRMED);
        // What nobody ordinary was told of, or only names, is no list of how people are reached.
        assertThat(verdicts(Way.ALL_ARE_LISTED_TO_STAFF)).doesNotContainKey(LISTED);
        assertThat(verdicts(Way.ALL_ARE_LISTED_BY_NAME)).doesNotContainKey(LISTED);
    }

    @Test
    void whomAQueryNamesIsLookedAt() throws IOException {
        assertThat(verdicts(Way.QUERY_SAYS_WHO))
                .containsEntry(BY_QUERY, Verdict.REFUTED)
                .containsEntry(DELETED_BY_QUERY, Verdict.REFUTED)
                .doesNotContainValue(Verdict.CONFIRMED);
        assertThat(confirmed(Way.QUERY_SAYS_WHO, Way.ANYBODY_CHANGES_BY_QUERY)).containsExactly(BY_QUERY);
        assertThat(confirmed(Way.QUERY_SAYS_WHO, Way.ANYBODY_DELETES_BY_QUERY)).containsExactly(DELETED_BY_QUERY);
    }

    @Test
    void aLoginTellsNoHashes() throws IOException {
        assertThat(confirmed(Way.LOGIN_TELLS_HASHES)).containsExactly(HASHES);
        assertThat(verdicts()).containsEntry(HASHES, Verdict.REFUTED);
    }

    @Test
    void forgottenPasswordsTellNothing() throws IOException {
        assertThat(confirmed(Way.FORGOTTEN_TELLS_NAMES)).containsExactly(NAMES);
        assertThat(confirmed(Way.FORGOTTEN_TELLS_CODES, Way.CODES_STAND_ALONE)).containsExactlyInAnyOrder(TOLD, NAMES);
        assertThat(confirmed(Way.FORGOTTEN_TELLS_CODES)).containsExactlyInAnyOrder(TOLD, NAMES);
        assertThat(verdicts(Way.FORGOTTEN_TELLS_CODES)).containsEntry(CODES, Verdict.REFUTED);
        assertThat(confirmed(Way.FORGOTTEN_TELLS_CODES, Way.CODES_WITHOUT_LIMIT))
                .containsExactlyInAnyOrder(TOLD, NAMES, CODES);
        // A number beside the message is a code only if it sets a password.
        assertThat(verdicts(Way.FORGOTTEN_TELLS_A_NUMBER)).containsEntry(TOLD, Verdict.INCONCLUSIVE);
    }

    @Test
    void aCodeThatIsNotKnownIsGuessedWhereThatIsAllowed() throws IOException {
        assertThat(verdicts(Way.CODES_WITHOUT_LIMIT)).containsEntry(CODES, Verdict.INCONCLUSIVE);
        assertThat(guessing(Way.CODES_WITHOUT_LIMIT)).containsEntry(CODES, Verdict.CONFIRMED);
        assertThat(guessing()).doesNotContainValue(Verdict.CONFIRMED);
    }

    @Test
    void whereNobodySaysHowManyAndTheUsualNumberIsNoLimitShortCodesAreTried() throws IOException {
        int usual = Writing.USUAL_TRIES;
        assertThat(guessing(usual, 20_000, Way.CODES_WITHOUT_LIMIT, Way.CODES_OF_FOUR_DIGITS))
                .containsEntry(CODES, Verdict.CONFIRMED);
        assertThat(guessing(usual, 1_500, Way.CODES_WITHOUT_LIMIT, Way.CODES_OF_FOUR_DIGITS))
                .containsEntry(CODES, Verdict.INCONCLUSIVE);
        assertThat(guessing(usual, 20_000, Way.CODES_OF_FOUR_DIGITS)).doesNotContainEntry(CODES, Verdict.CONFIRMED);
    }

    @Test
    void wrongCodesThatAreAnsweredAsFailuresAreWrongCodes() throws IOException {
        int usual = Writing.USUAL_TRIES;
        assertThat(guessing(usual, 20_000, Way.WRONG_CODES_FAIL, Way.CODES_WITHOUT_LIMIT, Way.CODES_OF_FOUR_DIGITS))
                .containsEntry(CODES, Verdict.CONFIRMED);
        assertThat(guessing(usual, 20_000, Way.WRONG_CODES_FAIL, Way.CODES_OF_FOUR_DIGITS))
                .doesNotContainEntry(CODES, Verdict.CONFIRMED);
    }

    private static Map<String, Verdict> guessing(Way... ways) throws IOException {
        return guessing(120, 1_500, ways);
    }

    private static Map<String, Verdict> guessing(int tries, int requests, Way... ways) throws IOException {
        try (SignUpServer server = new SignUpServer(Set.of(ways))) {
            TestResult result = run(
                    server,
                    requests,
                    new Writing("t", tries),
                    IdentityFile.read(IDENTITIES, "i").identities());
            assertThat(server.left()).isEmpty();
            Map<String, Verdict> verdicts = verdicts(result);
            verdicts.keySet().removeIf(each -> each.startsWith("probe.login"));
            return verdicts;
        }
    }

    @Test
    void whatIsOddAndRightIsNotConfirmed() throws IOException {
        assertThat(verdicts(Way.SIGN_UP_ECHOES)).containsEntry(RIGHTS, Verdict.REFUTED);
        assertThat(verdicts(Way.MEMBERS_GO_TO_A_BAG)).containsEntry(RIGHTS, Verdict.REFUTED);
        assertThat(verdicts(Way.ROLE_IS_EVERYBODYS_CHOICE)).containsEntry(RIGHTS, Verdict.REFUTED);
        assertThat(verdicts(Way.PATH_IS_NOT_LOOKED_AT))
                .containsEntry(PASSWORD, Verdict.REFUTED)
                .containsEntry(ADDRESS, Verdict.REFUTED);
        // Whether a change that waits for something is one, only the server knows.
        assertThat(verdicts(Way.CHANGES_ARE_PENDING)).containsEntry(ADDRESS, Verdict.INCONCLUSIVE);
        assertThat(verdicts(Way.CHANGES_ARE_PENDING, Way.ANYBODY_CHANGES_ADDRESSES))
                .containsEntry(ADDRESS, Verdict.INCONCLUSIVE);
        assertThat(verdicts(Way.ANYBODY_SETS_PASSWORDS, Way.PATH_IS_NOT_LOOKED_AT))
                .containsEntry(PASSWORD, Verdict.REFUTED);
    }

    @Test
    void aTextThatAnybodyMayChooseIsNoRole() throws IOException {
        TestResult result = run(true, false, Optional.empty(), IDENTITIES, Way.ROLE_IS_ANY_TEXT);
        assertThat(result.with(Verdict.CONFIRMED)).isEmpty();
        assertThat(verdicts(result)).containsEntry(RIGHTS, Verdict.REFUTED);
    }

    @Test
    void whoCannotSignUpIsSaidWithTheReason() throws IOException {
        for (Way each : List.of(Way.CAPTCHA_IS_ASKED_FOR, Way.CAPTCHA_IS_DESCRIBED)) {
            assertThat(reason(run(true, false, Optional.empty(), IDENTITIES, each), RIGHTS))
                    .contains("POST /auth/register asks for a captcha");
        }
        assertThat(reason(run(false, false, Optional.empty(), IDENTITIES, Way.MAIL_COMES_FIRST), PASSWORD))
                .contains("who signed up is not logged in");
        assertThat(reason(run(true, false, Optional.empty(), IDENTITIES, Way.ANY_PASSWORD_GETS_IN), DELETED))
                .contains("logged in with a wrong password");
    }

    @Test
    void whereNobodyDeletesOneIsLeftAndNoMoreUnlessThatIsAllowed() throws IOException {
        TestResult careful =
                run(false, false, Optional.empty(), IDENTITIES, Way.NOBODY_DELETES, Way.ANYBODY_SETS_PASSWORDS);
        assertThat(reason(careful, PASSWORD)).contains("could not be deleted again; --allow-leftovers");
        assertThat(careful.problems())
                .singleElement()
                .satisfies(
                        each -> assertThat(each.what()).matches(".*are left, as nothing deletes them: sinew[a-z]{8}"));
        TestResult all = run(false, true, Optional.empty(), IDENTITIES, Way.NOBODY_DELETES, Way.ANYBODY_SETS_PASSWORDS);
        assertThat(verdicts(all)).containsEntry(PASSWORD, Verdict.CONFIRMED);
        assertThat(all.problems())
                .anySatisfy(each -> assertThat(each.what()).contains("are left, as nothing deletes them: sinew"));
    }

    @Test
    void whoMayDoMoreDeletesUsersAlsoByAPost() throws IOException {
        assertThat(confirmed(Way.DELETED_BY_POST, Way.ANYBODY_SETS_PASSWORDS)).containsExactly(PASSWORD);
        assertThat(confirmed(Way.DELETED_BELOW_BY_POST, Way.ANYBODY_SETS_PASSWORDS))
                .containsExactly(PASSWORD);
        assertThat(verdicts(Way.DELETED_BY_POST))
                .containsEntry(PASSWORD, Verdict.REFUTED)
                .doesNotContainValue(Verdict.CONFIRMED);
    }

    @Test
    void aSignUpMayStandBelowUsers() throws IOException {
        assertThat(confirmed(Way.SIGN_UP_IS_BELOW_USERS, Way.ANYBODY_SETS_PASSWORDS))
                .containsExactly(PASSWORD);
        assertThat(verdicts(Way.SIGN_UP_IS_BELOW_USERS))
                .containsEntry(PASSWORD, Verdict.REFUTED)
                .doesNotContainValue(Verdict.CONFIRMED);
    }

    @Test
    void usersAreDeletedThoughTheirSessionsEndWithTheirPasswords() throws IOException {
        String nobodyMore = IDENTITIES.replace("role: admin", "role: user");
        TestResult result = run(
                true, false, Optional.empty(), nobodyMore, Way.SESSIONS_END_WITH_PASSWORDS, Way.ANYBODY_SETS_PASSWORDS);
        assertThat(verdicts(result)).containsEntry(PASSWORD, Verdict.CONFIRMED).containsEntry(BY_NAME, Verdict.REFUTED);
    }

    @Test
    void creditThatAUserGivesToItselfIsSeen() throws IOException {
        TestResult kept = run(true, false, Optional.empty(), IDENTITIES, Way.OWN_PAGE_IS_CHANGED, Way.CREDITS_ARE_KEPT);
        assertThat(verdicts(kept)).containsEntry("probe.mass-assignment PATCH /me", Verdict.CONFIRMED);
        TestResult dropped = run(true, false, Optional.empty(), IDENTITIES, Way.OWN_PAGE_IS_CHANGED);
        assertThat(verdicts(dropped)).doesNotContainEntry("probe.mass-assignment PATCH /me", Verdict.CONFIRMED);
    }

    @Test
    void usersAreDeletedWhereChangesDemandNamesAndPasswords() throws IOException {
        String nobodyMore = IDENTITIES.replace("role: admin", "role: user");
        TestResult result =
                run(true, false, Optional.empty(), nobodyMore, Way.CHANGES_ARE_WHOLE, Way.SESSIONS_END_WITH_PASSWORDS);
        assertThat(verdicts(result)).containsEntry(ADDRESS, Verdict.REFUTED).doesNotContainValue(Verdict.CONFIRMED);
    }

    @Test
    void whatNothingDeletesIsTriedWhereThatIsAllowed() throws IOException {
        Way way = Way.ANYBODY_WRITES_NOTES;
        assertThat(verdicts(way)).containsEntry(NOTE, Verdict.INCONCLUSIVE);
        try (SignUpServer server = new SignUpServer(Set.of(way))) {
            TestResult result = run(
                    server,
                    900,
                    new Writing("t", 5, true, Optional.empty()),
                    IdentityFile.read(IDENTITIES, "i").identities());
            assertThat(verdicts(result)).containsEntry(NOTE, Verdict.CONFIRMED);
            assertThat(result.problems())
                    .singleElement()
                    .satisfies(each -> assertThat(each.what())
                            .startsWith("created by POST /notes and left, as nothing deletes it: sinew-canary-t-"));
        }
        try (SignUpServer server = new SignUpServer(Set.of())) {
            TestResult result = run(
                    server,
                    900,
                    new Writing("t", 5, true, Optional.empty()),
                    IdentityFile.read(IDENTITIES, "i").identities());
            assertThat(verdicts(result)).containsEntry(NOTE, Verdict.REFUTED);
        }
    }

    @Test
    void allAreGoneAlsoWhereTheBudgetEnds() throws IOException {
        for (int requests : List.of(35, 45, 60, 80)) {
            try (SignUpServer server = new SignUpServer(Set.of(Way.ANYBODY_SETS_PASSWORDS))) {
                TestResult result = run(
                        server,
                        requests,
                        new Writing("t", 5),
                        IdentityFile.read(IDENTITIES, "i").identities());
                assertThat(result.problems()).hasSize(1);
                assertThat(server.left()).isEmpty();
            }
        }
    }

    @Test
    void theFileOfIdentitiesSaysWhereUsersSignUp() throws IOException {
        String steps = IDENTITIES + """
                signUp:
                  endpoint: /auth/register
                  payloadRaw: '{"username": "{username}", "email": "{email}", "password": "{password}"}'
                  removal: {endpoint: "/users/{username}"}
                """;
        Optional<SignUpStep> read = IdentityFile.read(steps, "i").signUp();
        assertThat(read).isPresent();
        TestResult result = run(true, false, read, IDENTITIES, Way.ANYBODY_SETS_PASSWORDS);
        assertThat(verdicts(result)).containsEntry(PASSWORD, Verdict.CONFIRMED);
        assertThat(IdentityFile.read(IDENTITIES + "signUp: {endpoint: /x, payloadRaw: none}\n", "i")
                        .problems())
                .singleElement()
                .satisfies(each ->
                        assertThat(each.what()).contains("has a signUp in line").contains("{password}"));
    }

    @Test
    void aLoginThatNoIdentityHasIsRecognised() throws IOException {
        String headers = """
                auth:
                  - name: anna
                    fixedHeaders: [{name: Authorization, value: Bearer given-1}]
                  - name: clerk
                    role: admin
                    fixedHeaders: [{name: Authorization, value: Bearer given-3}]
                """;
        TestResult result = run(true, false, Optional.empty(), headers, Way.ANYBODY_SETS_PASSWORDS);
        assertThat(verdicts(result)).containsEntry(PASSWORD, Verdict.CONFIRMED);
    }

    private static Map<String, Verdict> verdicts(Way... ways) throws IOException {
        return verdicts(run(true, false, Optional.empty(), IDENTITIES, ways));
    }

    private static List<String> confirmed(Way... ways) throws IOException {
        return verdicts(ways).entrySet().stream()
                .filter(each -> each.getValue() == Verdict.CONFIRMED)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Verdict> verdicts(TestResult result) {
        Map<String, Verdict> verdicts = new TreeMap<>();
        result.rows().forEach(each -> verdicts.put(place(each), each.outcome().verdict()));
        return verdicts;
    }

    private static String reason(TestResult result, String place) {
        TestRow row = result.rows().stream()
                .filter(each -> place(each).equals(place))
                .findFirst()
                .orElseThrow();
        assertThat(row.outcome().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        return row.outcome().reason();
    }

    private static String place(TestRow row) {
        return row.rule().id() + " " + row.operation().method() + " "
                + row.operation().path();
    }

    private static TestResult run(
            boolean tidy, boolean leftovers, Optional<SignUpStep> signUp, String identities, Way... ways)
            throws IOException {
        try (SignUpServer server = new SignUpServer(Set.of(ways))) {
            TestResult result = run(
                    server,
                    900,
                    new Writing("t", 5, leftovers, signUp),
                    IdentityFile.read(identities, "identities.yaml").identities());
            assertThat(server.isUntouched()).isTrue();
            if (tidy) {
                assertThat(server.left()).as(result.problems().toString()).isEmpty();
                assertThat(result.problems()).isEmpty();
            } else {
                assertThat(server.left()).isNotEmpty();
            }
            return result;
        }
    }

    private static TestResult run(SignUpServer server, int requests, Writing writing, List<Identity> identities) {
        Budget budget = new Budget(requests, Duration.ofMinutes(1), Duration.ofSeconds(10), 100);
        try (Sender sender = new Sender(server.address(), budget, InstantSource.system())) {
            return new TestRun(
                            sender,
                            Specifications.read(
                                            SignUpServer.openApi(server.ways()).getBytes(StandardCharsets.UTF_8),
                                            "users.json")
                                    .descriptions(),
                            RuleIndex.all().stream()
                                    .filter(each -> RULES.contains(each.facts().id()))
                                    .toList(),
                            line -> {},
                            Optional.of(writing))
                    .run(identities);
        }
    }
}
