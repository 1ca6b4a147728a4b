package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.FirmServer.Way;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.Verdict;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What stands below something of one's own, what steps lead to, what others write, and what ends with a session, where companies share a service. */
final class FirmTest {
    private static final String LINE_CHANGED =
            "probe.object-changed-by-another PUT /invoices/{invoiceId}/lines/{lineId}";
    private static final String LINE_DELETED =
            "probe.object-deleted-by-another DELETE /invoices/{invoiceId}/lines/{lineId}";
    private static final String DOWNLOADED = "probe.object-read-by-another GET /invoices/{invoiceId}/download";
    private static final String INVOICED = "probe.object-created-for-another POST /invoices";
    private static final String REFUNDED = "probe.object-changed-by-another POST /payments/{paymentId}/refund";
    private static final String WRITTEN = "probe.object-created-for-another POST /tickets/{ticketId}/messages";
    private static final String CANCELLED = "probe.object-changed-by-another POST /transfers/{transferId}/cancel";
    private static final String CALLED = "probe.ssrf POST /webhooks/{webhookId}/test";
    private static final String LOGGED_OUT = "probe.token-valid-after-logout POST /auth/logout";
    private static final String TAKEN_BACK = "probe.token-valid-after-logout POST /auth/revoke";
    private static final String APPROVED = "probe.function-for-privileged POST /expenses/{expenseId}/approve";
    private static final String LISTED = "probe.object-read-by-another GET /expenses";
    private static final String COMMENT_DELETED = "probe.object-deleted-by-another DELETE /comments/{commentId}";

    private static final Set<String> ALL = Set.of(
            LINE_CHANGED,
            LINE_DELETED,
            DOWNLOADED,
            INVOICED,
            REFUNDED,
            WRITTEN,
            CANCELLED,
            CALLED,
            LOGGED_OUT,
            TAKEN_BACK,
            APPROVED,
            LISTED,
            COMMENT_DELETED);

    private static final String IDENTITIES = """
            auth:
              - {name: anna, role: owner, tenant: alder, loginEndpointAuth: {payloadUserPwd: {username: anna@alder.example, password: Rivermoss-8121, usernameField: email, passwordField: password}}}
              - {name: bob, role: owner, tenant: birch, loginEndpointAuth: {payloadUserPwd: {username: bob@birch.example, password: Tundra-4417x, usernameField: email, passwordField: password}}}
              - {name: carl, role: employee, tenant: alder, loginEndpointAuth: {payloadUserPwd: {username: carl@alder.example, password: Hops-Lantern-551, usernameField: email, passwordField: password}}}
              - {name: dora, role: employee, tenant: alder, loginEndpointAuth: {payloadUserPwd: {username: dora@alder.example, password: Quarry-Swift-902, usernameField: email, passwordField: password}}}
            authTemplate:
              loginEndpointAuth: {endpoint: /auth/login, verb: POST, contentType: application/json, token: {extractFrom: body, extractSelector: /accessToken}}
            """;

    @Test
    void nothingIsConfirmedOfACorrectServerAndEverythingIsTried() throws IOException {
        TestResult result = run();
        assertThat(with(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(with(result, Verdict.REFUTED)).containsAll(ALL);
    }

    @Test
    void aLineIsLookedUpBelowTheInvoiceOfItsOwner() throws IOException {
        assertThat(confirmed(Way.LINES_ARE_CHANGED_BY_THEIR_ID)).containsExactly(LINE_CHANGED);
        assertThat(confirmed(Way.LINES_ARE_DELETED_BY_THEIR_ID)).containsExactly(LINE_DELETED);
    }

    @Test
    void whoMayNotSeeAnInvoiceDoesNotDownloadIt() throws IOException {
        assertThat(confirmed(Way.ANYBODY_DOWNLOADS)).containsExactly(DOWNLOADED);
    }

    @Test
    void anInvoiceIsForACustomerOfOnesOwn() throws IOException {
        assertThat(confirmed(Way.CUSTOMERS_ARE_IMPORTED, Way.CUSTOMERS_OF_OTHERS_ARE_TAKEN))
                .containsExactly(INVOICED);
        assertThat(confirmed(Way.CUSTOMERS_ARE_IMPORTED)).isEmpty();
    }

    @Test
    void whatIsPaidOnlyAfterAStepIsRefundedByItsOwner() throws IOException {
        assertThat(confirmed(Way.ANYBODY_REFUNDS)).containsExactly(REFUNDED);
    }

    @Test
    void whatOthersWriteIsSeenInWhatItStandsBelow() throws IOException {
        assertThat(confirmed(Way.ANYBODY_WRITES_TO_TICKETS)).containsExactly(WRITTEN);
    }

    @Test
    void whatIsAheadIsCancelledByItsOwner() throws IOException {
        assertThat(confirmed(Way.ANYBODY_CANCELS)).containsExactly(CANCELLED);
    }

    @Test
    void anAddressThatIsKeptIsCalledLater() throws IOException {
        assertThat(confirmed(Way.WEBHOOKS_LEAD_ANYWHERE)).containsExactly(CALLED);
    }

    @Test
    void aLogoutEndsWhatASessionGoesOnBy() throws IOException {
        assertThat(confirmed(Way.REFRESH_TOKENS_OUTLIVE_LOGOUTS)).containsExactly(LOGGED_OUT);
    }

    @Test
    void aTokenThatIsTakenBackCountsNoMore() throws IOException {
        assertThat(confirmed(Way.TOKENS_ARE_NOT_TAKEN_BACK)).containsExactly(TAKEN_BACK);
    }

    @Test
    void whatOwnersDoIsNotDoneByEmployeesWithTheirOwn() throws IOException {
        assertThat(confirmed(Way.EMPLOYEES_APPROVE)).containsExactly(APPROVED);
    }

    @Test
    void whoseIsAskedForIsLookedAt() throws IOException {
        assertThat(confirmed(Way.EXPENSES_OF_ANYBODY_ARE_LISTED)).containsExactly(LISTED);
    }

    @Test
    void whatIsCreatedBelowAndStandsAloneIsDeletedByItsAuthor() throws IOException {
        assertThat(confirmed(Way.ANYBODY_DELETES_COMMENTS)).containsExactly(COMMENT_DELETED);
    }

    @Test
    void flawsBesideEachOtherAreAllConfirmed() throws IOException {
        assertThat(confirmed(Way.values())).isEqualTo(ALL);
    }

    private static Set<String> confirmed(Way... ways) throws IOException {
        return with(run(ways), Verdict.CONFIRMED);
    }

    private static TestResult run(Way... ways) throws IOException {
        try (FirmServer server = new FirmServer(Set.of(ways))) {
            return CaseRun.of(server.address(), server.openApi(), IDENTITIES);
        }
    }

    private static Set<String> with(TestResult result, Verdict verdict) {
        return result.with(verdict).stream()
                .map(each -> each.rule().id() + " " + each.operation().method() + " "
                        + each.operation().path())
                .collect(Collectors.toSet());
    }
}
