package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.StudioServer.Way;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.Verdict;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What headers name, keys that are deleted, columns that sort, versions before, and what stands below {@code /me}, where studios share a service in which users sign up. */
final class StudioTest {
    private static final String BOOKED = "probe.object-read-by-another GET /v2/studio/sales";
    private static final String REVOKED = "probe.token-valid-after-logout DELETE /v2/api-keys/{keyId}";
    private static final String SORTED = "probe.sql-injection GET /v2/recordings";
    private static final String OLD_SESSION = "probe.version-downgrade-bypass GET /v2/sessions/{sessionId}";
    private static final String OLD_TAKE = "probe.version-downgrade-bypass GET /v2/studios/{studioId}/takes/{takeId}";
    private static final String MOVED = "probe.object-changed-by-another PATCH /v2/addresses/{addressId}";
    private static final String WORKED = "probe.object-read-by-another GET /v2/hours/{hourId}";
    private static final String GIVEN = "probe.mass-assignment PATCH /v2/me";
    private static final String HEARD = "probe.no-authentication GET /v2/tracks/{trackId}";
    private static final String SPELT = "probe.path-normalisation-bypass GET /v2/admin/users";
    private static final String CALLED = "probe.ssrf POST /v2/me/notifications/test";
    private static final String PAID = "probe.negative-amount POST /v2/transfers";

    /** What is said of the host where nothing comes back. */
    private static final String OLD_VERSIONS = "probe.version-downgrade-bypass";

    private static final String SPELLINGS = "probe.path-normalisation-bypass";

    private static final String IDENTITIES = """
            auth:
              - {name: anna, tenant: north, loginEndpointAuth: {payloadUserPwd: {username: anna@studio.example, password: Rivermoss-8121, usernameField: email, passwordField: password}}}
              - {name: bob, tenant: south, loginEndpointAuth: {payloadUserPwd: {username: bob@studio.example, password: Tundra-4417x, usernameField: email, passwordField: password}}}
              - {name: clerk, role: admin, loginEndpointAuth: {payloadUserPwd: {username: clerk@studio.example, password: Quarry-Swift-902, usernameField: email, passwordField: password}}}
            authTemplate:
              loginEndpointAuth: {endpoint: /v2/auth/login, verb: POST, contentType: application/json, token: {extractFrom: body, extractSelector: /accessToken}}
            """;

    @Test
    void nothingIsConfirmedOfACorrectServerAndEverythingIsTried() throws IOException {
        TestResult result = run();
        assertThat(CaseRun.reasons(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(CaseRun.reasons(result, Verdict.REFUTED))
                .containsKeys(BOOKED, REVOKED, SORTED, MOVED, WORKED, GIVEN, CALLED, PAID, OLD_VERSIONS, SPELLINGS);
    }

    @Test
    void whatOnlyLooksLikeAFlawIsNone() throws IOException {
        TestResult result = run(
                Way.UNKNOWN_SORTS_ARE_IGNORED, Way.OLD_VERSIONS_LOOK, Way.HOURS_ARE_SHARED, Way.CAPITALS_ARE_IGNORED);
        assertThat(CaseRun.reasons(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(CaseRun.reasons(result, Verdict.REFUTED)).containsKeys(SORTED, OLD_VERSIONS, SPELLINGS);
        assertThat(CaseRun.reasons(result, Verdict.INCONCLUSIVE)).containsKey(WORKED);
    }

    @Test
    void whatAHeaderNamesAndWhatSomebodyNotedAreLookedAt() throws IOException {
        Map<String, String> confirmed = confirmed(Way.BOOKINGS_OF_ANY_STUDIO_ARE_SHOWN, Way.ANYBODY_READS_HOURS);
        assertThat(confirmed).containsOnlyKeys(BOOKED, WORKED);
        assertThat(confirmed.get(BOOKED)).contains("by X-Studio-Id");
        assertThat(confirmed.get(WORKED)).contains("by the id of what it just created");
    }

    @Test
    void aKeyEndsAndAColumnIsNoStatement() throws IOException {
        Map<String, String> confirmed = confirmed(Way.DELETED_KEYS_COUNT, Way.SORTS_ARE_STATEMENTS);
        assertThat(confirmed).containsOnlyKeys(REVOKED, SORTED);
        assertThat(confirmed.get(SORTED)).contains("a condition in the place of the column is worked out");
    }

    @Test
    void theVersionBeforeMayHaveOtherNamesAndOtherPlaces() throws IOException {
        Map<String, String> confirmed = confirmed(Way.OLD_SESSIONS_ARE_SHOWN, Way.OLD_TAKES_ARE_SHOWN);
        assertThat(confirmed).containsOnlyKeys(OLD_SESSION, OLD_TAKE);
        assertThat(confirmed.get(OLD_SESSION)).contains("values of it in /v1 that only anna was shown");
        assertThat(confirmed.get(OLD_TAKE)).contains("values of it in /v1 that only anna was shown");
    }

    @Test
    void aGuardReadsAPathAsItIsMeantAndADescriptionSaysWhatIsOpen() throws IOException {
        Map<String, String> confirmed =
                confirmed(Way.CAPITALS_ARE_IGNORED, Way.GUARDS_READ_AS_WRITTEN, Way.TRACKS_ARE_DESCRIBED_AS_GUARDED);
        assertThat(confirmed).containsOnlyKeys(SPELT, HEARD);
        assertThat(confirmed.get(SPELT)).contains("with capital first letters");
    }

    @Test
    void aTierThatTheDescriptionNamesIsNotOnesOwnToSay() throws IOException {
        Map<String, String> confirmed =
                confirmed(Way.TIERS_ARE_TAKEN, Way.ANYBODY_CHANGES_ADDRESSES, Way.NOTIFICATIONS_LEAD_ANYWHERE);
        assertThat(confirmed).containsOnlyKeys(GIVEN, MOVED, CALLED);
        assertThat(confirmed.get(GIVEN)).contains(" sent tier, ");
        assertThat(confirmed.get(CALLED)).contains("webhookUrl of its own settings");
    }

    @Test
    void aRoleInAnObjectOfAPageIsNotOnesOwnToSay() throws IOException {
        Map<String, String> confirmed = confirmed(Way.ROLES_ARE_TAKEN, Way.TRANSFERS_BELOW_ZERO);
        assertThat(confirmed).containsOnlyKeys(GIVEN, PAID);
        assertThat(confirmed.get(GIVEN)).contains("anna sent membership.role, ");
    }

    private static Map<String, String> confirmed(Way... ways) throws IOException {
        return CaseRun.reasons(run(ways), Verdict.CONFIRMED);
    }

    private static TestResult run(Way... ways) throws IOException {
        try (StudioServer server = new StudioServer(Set.of(ways))) {
            TestResult result = CaseRun.of(server.address(), server.openApi(), IDENTITIES);
            // What has the number of something that the run created is not what it created.
            assertThat(server.gone()).isZero();
            return result;
        }
    }
}
