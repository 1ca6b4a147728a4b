package dev.sinew.probe.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SaidForTest {
    @Test
    void wordsThatLeaveNothingOpenSayThatAnOperationIsForAdministrators() {
        assertThat(new String[] {
                    "Deletes user by username (Only Admins)",
                    "Admin only: approve a loan",
                    "Approve a loan (administrators)",
                    "Lists all users. Administrators only",
                    "[Admin] Lists all orders",
                    "Requires admin role",
                    "All orders, for administrators"
                })
                .allMatch(SaidFor::says);
    }

    @Test
    void theRoleThatTheFileOfIdentitiesGives() {
        assertThat(SaidFor.says("All patients as CSV (reception)", "reception")).isTrue();
        assertThat(SaidFor.says("Reception only. Answers 200 all the same", "Reception"))
                .isTrue();
        assertThat(SaidFor.says("Only for fleet managers", "fleet_manager")).isTrue();
        assertThat(SaidFor.says("Only for reception and the patient's own", "reception"))
                .isFalse();
        assertThat(SaidFor.says("Calls the reception", "reception")).isFalse();
        assertThat(SaidFor.says("Users only", "user).*(")).isFalse();
    }

    @Test
    void wordsThatLetOthersDoItTooOrSpeakOfAdministratorsOtherwiseSayNothing() {
        assertThat(new String[] {
                    "",
                    "List users",
                    "Only admins or the owner may delete it",
                    "Contact an administrator",
                    "Send a message to the admin",
                    "Not for admins only",
                    "Only admins see others, users their own",
                    "List the administrators of a group"
                })
                .noneMatch(SaidFor::says);
    }
}
