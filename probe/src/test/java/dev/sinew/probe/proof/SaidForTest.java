package dev.sinew.probe.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
                    "All orders, for administrators",
                    "Approve or reject (admin)",
                    "By an administrator of the school.",
                    "By the admin of a company",
                    "by administrators",
                    "Get all customers. Requires administration access",
                    "Needs administrative rights"
                })
                .allMatch(SaidFor::says);
    }

    @Test
    void theRoleThatTheFileOfIdentitiesGives() {
        assertThat(SaidFor.roles("All patients as CSV (reception)", List.of("reception", "")))
                .containsExactly("reception");
        assertThat(SaidFor.roles("Reception only. Answers 200 all the same", List.of("Reception")))
                .containsExactly("reception");
        assertThat(SaidFor.roles("Only for fleet managers", List.of("fleet_manager")))
                .containsExactly("fleet_manager");
        assertThat(SaidFor.roles("Only for reception and the patient's own", List.of("reception")))
                .isEmpty();
        assertThat(SaidFor.roles("Calls the reception", List.of("reception"))).isEmpty();
        assertThat(SaidFor.roles("Give back what was paid (reception)", List.of("patient", "receptionist")))
                .containsExactly("receptionist");
        assertThat(SaidFor.roles("Leave a note for reception", List.of("receptionist")))
                .isEmpty();
        assertThat(SaidFor.roles("Approve or reject (reception of the house, admin)", List.of("reception")))
                .containsExactly("reception");
        assertThat(SaidFor.roles("Own or shared (reception)", List.of("reception")))
                .isEmpty();
        assertThat(SaidFor.roles("Users only", List.of("user).*("))).isEmpty();
    }

    @Test
    void aListOfTheRolesThatMayDoIt() {
        List<String> roles = List.of("viewer", "accountant", "manager");
        assertThat(SaidFor.roles("Closes the year. Roles: ACCOUNTANT, MANAGER.", roles))
                .containsExactly("accountant", "manager");
        assertThat(SaidFor.roles("Required role: manager", roles)).containsExactly("manager");
        assertThat(SaidFor.roles("Roles: MANAGER, PLAYER", roles))
                .as("whom the file of identities calls a player is not known")
                .isEmpty();
        assertThat(SaidFor.roles("The roles: what each may do", roles)).isEmpty();
        assertThat(SaidFor.isGranted("Writes to the journal. Roles: OWNER, ACCOUNTANT.", "accountant", List.of("root")))
                .isTrue();
        assertThat(SaidFor.isGranted("Roles: ACCOUNTANT", "user", List.of("admin")))
                .as("who has that role the file of identities does not say")
                .isTrue();
        assertThat(SaidFor.isGranted("Roles: ADMIN, Support-Leads", "user", List.of("support_lead")))
                .isFalse();
        assertThat(SaidFor.isGranted("Writes to the journal", "user", List.of("admin")))
                .isFalse();
    }

    @Test
    void severalRolesThatMayDoIt() {
        List<String> roles = List.of("volunteer", "treasurer", "accountant", "");
        assertThat(SaidFor.roles("Pay back (volunteer, treasurer)", roles)).containsExactly("treasurer", "volunteer");
        assertThat(SaidFor.roles("Closes the year, for accountants, treasurers and admins", roles))
                .containsExactly("accountant", "treasurer");
        assertThat(SaidFor.roles("Requires the accountant or the admin", roles)).containsExactly("accountant");
        assertThat(SaidFor.roles("Delete a review (author, volunteer)", roles)).isEmpty();
        assertThat(SaidFor.roles("Only treasurers, unless it is your own", roles))
                .isEmpty();
        assertThat(SaidFor.roles("A card (own; volunteer: all)", roles)).isEmpty();
        assertThat(SaidFor.clause("Volunteers and treasurers", roles)).containsExactly("treasurer", "volunteer");
        assertThat(SaidFor.clause("Volunteers of a household", roles)).isEmpty();
        assertThat(SaidFor.clause("Platform volunteers, after the review.", roles))
                .containsExactly("volunteer");
        assertThat(SaidFor.clause("Volunteers, after the author or themselves", roles))
                .isEmpty();
        assertThat(SaidFor.clause("The volunteer, after whom it is called, is told", roles))
                .as("nothing but who may do it")
                .containsExactly("volunteer");
        assertThat(SaidFor.clause("Treasurers and auditors", roles))
                .as("of auditors none is known")
                .containsExactly("treasurer");
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
                    "List the administrators of a group",
                    "By an administrator or the author.",
                    "Signed by an administrator of the school.",
                    "By an administrator of the school, the one who wrote it"
                })
                .noneMatch(SaidFor::says);
    }

    @Test
    void whatIsCalledAsARoleIsNotForIt() {
        assertThat(SaidFor.isCalled("/api/doctors/{id}", "doctor")).isTrue();
        assertThat(SaidFor.isCalled("/fleet-managers", "fleet_manager")).isTrue();
        assertThat(SaidFor.isCalled("/figures", "treasurer")).isFalse();
    }

    @Test
    void whoMadeSomethingOrHasIt() {
        assertThat(new String[] {
                    "Change a thing (owner)",
                    "Delete a comment (author, desk)",
                    "Leave (oneself, desk)",
                    "Only the author may edit it",
                    "Owner-only. Renames the board",
                    "Update your own listing",
                    "You must be the owner of the card"
                })
                .allMatch(SaidFor::owner);
        assertThat(new String[] {
                    "",
                    "Change the owner",
                    "Hand over to another owner",
                    "Edit a page (owner or anybody with the link)",
                    "Lists authors (alphabetical)",
                    "Change a thing"
                })
                .noneMatch(SaidFor::owner);
    }

    @Test
    void whoseAThingIsKeptFor() {
        assertThat(new String[] {
                    "Show a cart. The cart of a customer with an account is available to that customer only.",
                    "Orders of guests are available to whoever has the link; orders of a customer to that customer.",
                    "Visible to its owner"
                })
                .allMatch(SaidFor::isKept);
        assertThat(new String[] {
                    "Available to customers and guests.",
                    "Available to whoever has the link.",
                    "Shown to that customer's friends.",
                    "Adds a gift to that customer."
                })
                .noneMatch(SaidFor::isKept);
    }
}
