package dev.sinew.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an answer tells whoever asks of its own roles. */
class OwnRolesTest {
    private static final String ANNA =
            Call.jwt("{\"alg\":\"HS256\"}", "{\"iss\":\"i\",\"sub\":\"u-4711\",\"email\":\"anna@case.example\"}");

    private static List<String> told(String path, String answer) {
        return OwnRoles.ofPage(Call.get("https://shop.case.example" + path)
                .header("Authorization", "Bearer " + ANNA)
                .answer(200, "application/json", answer)
                .observe());
    }

    @Test
    void groupsByTheirNames() {
        String page =
                "{\"id\":4,\"groups\":[{\"id\":5,\"name\":\"ADMIN_ORDER\",\"type\":\"ADMIN\"}],\"permissions\":[]}";
        assertThat(told("/private/user/profile", page)).containsExactly("admin_order", "admin");
    }

    @Test
    void groupsOfOthersAreNoOnes() {
        String page = "{\"friends\":[{\"id\":5,\"groups\":[{\"name\":\"ADMIN\"}]}]}";
        assertThat(told("/me", page)).isEmpty();
    }

    @Test
    void whatIsSaidBelowOnesName() {
        assertThat(told("/users/one/anna@case.example/adminpermission", "{\"isAdmin\":true}"))
                .containsExactly("admin");
        assertThat(told("/users/one/bert@case.example/adminpermission", "{\"isAdmin\":true}"))
                .isEmpty();
        assertThat(told("/users/u-4711/teams", "{\"admin\":true}")).isEmpty();
    }

    @Test
    void whatIsSaidBesideOnesName() {
        assertThat(told("/order", "{\"account\":{\"userId\":\"u-4711\",\"isAdmin\":true}}"))
                .containsExactly("admin");
        assertThat(told("/order", "{\"account\":{\"userId\":\"u-4712\",\"isAdmin\":true}}"))
                .isEmpty();
        assertThat(told("/order", "{\"members\":[{\"userId\":\"u-4711\",\"isAdmin\":true}]}"))
                .isEmpty();
        assertThat(told("/teams/7/membership", "{\"userId\":\"u-4711\",\"role\":\"manager\"}"))
                .isEmpty();
    }
}
