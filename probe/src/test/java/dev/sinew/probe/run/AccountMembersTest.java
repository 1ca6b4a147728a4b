package dev.sinew.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the members of accounts are told by. */
final class AccountMembersTest {
    @Test
    void besideANewPasswordAPlainOneIsThatUntilNow() {
        AccountMembers members = AccountMembers.of(List.of("username", "password", "new_password"));
        assertThat(members.old()).contains("password");
        assertThat(members.passwords()).containsExactly("new_password");
        assertThat(AccountMembers.of(List.of("password", "newPassword", "confirmPassword"))
                        .passwords())
                .containsExactly("newPassword", "confirmPassword");
    }

    @Test
    void aPasswordAndItsRepetitionAreBothToBe() {
        assertThat(AccountMembers.of(List.of("password", "password_confirmation"))
                        .passwords())
                .containsExactly("password", "password_confirmation");
        assertThat(AccountMembers.of(List.of("oldPassword", "newPassword", "password"))
                        .old())
                .contains("oldPassword");
    }
}
