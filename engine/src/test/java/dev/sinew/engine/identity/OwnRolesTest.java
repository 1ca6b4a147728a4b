package dev.sinew.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.model.Observation;
import dev.sinew.model.Segment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an answer tells whoever asks of its own roles. */
class OwnRolesTest {
    private static final String ANNA =
            Call.jwt("{\"alg\":\"HS256\"}", "{\"iss\":\"i\",\"sub\":\"u-4711\",\"email\":\"anna@case.example\"}");

    private static List<String> told(String path, String answer) {
        return new OwnRoles()
                .ofPage(
                        Call.get("https://shop.case.example" + path)
                                .header("Authorization", "Bearer " + ANNA)
                                .answer(200, "application/json", answer)
                                .observe(),
                        name -> false);
    }

    /** The same for who calls with a token that says nothing, and whom a login knows by a name. */
    private static List<String> toldAfterLogin(String path, String answer, String name) {
        Observation observation = Call.get("https://shop.case.example" + path)
                .header("Authorization", "Bearer 7f3kq9-x81m2-pp04z-ct5")
                .answer(200, "application/json", answer)
                .observe();
        long print = named(name);
        return new OwnRoles().ofPage(observation, each -> each == print);
    }

    /** The fingerprint of a name, as paths have it. */
    private static long named(String name) {
        return Segment.last(Call.get("https://shop.case.example/" + name)
                        .answer(404, "application/json", "{}")
                        .observe()
                        .segments())
                .print();
    }

    @Test
    void whatIsSaidOfANameThatOneLoggedInWith() {
        String page = "{\"id\":\"anna.berg\",\"isAdmin\":true}";
        assertThat(toldAfterLogin("/farmers/anna.berg", page, "anna.berg")).containsExactly("admin");
        assertThat(toldAfterLogin("/farmers/anna.berg", page, "bert.berg")).isEmpty();
        assertThat(toldAfterLogin("/overview", "{\"user\":" + page + "}", "anna.berg"))
                .containsExactly("admin");
        assertThat(toldAfterLogin("/farmers", "[" + page + "]", "anna.berg")).isEmpty();
    }

    @Test
    void groupsByTheirNames() {
        String page =
                "{\"id\":4,\"groups\":[{\"id\":5,\"name\":\"ADMIN_ORDER\",\"type\":\"ADMIN\"}],\"permissions\":[]}";
        assertThat(told("/private/user/profile", page)).containsExactly("admin_order", "admin");
    }

    @Test
    void rolesWithBlanksBetweenThem() {
        assertThat(told("/users/me", "{\"id\":4,\"roles\":\"system_user system_admin\"}"))
                .containsExactly("system_user", "system_admin");
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

    private static List<String> loggedIn(String path, String answer) {
        return new OwnRoles()
                .ofLogin(Call.post("https://shop.case.example" + path)
                        .json("{\"email\":\"anna@case.example\",\"password\":\"correct horse\"}")
                        .answer(200, "application/json", answer)
                        .observe());
    }

    @Test
    void theDoorThatOneComesInBy() {
        String token = "\"token\":\"new-token-0123456789\"";
        assertThat(loggedIn("/admin/auth", "{" + token + "}")).containsExactly("admin");
        assertThat(loggedIn("/api/back-office/login", "{" + token + ",\"role\":\"member\"}"))
                .containsExactly("member", "backoffice");
        assertThat(loggedIn("/admin/auth", "{" + token + ",\"role\":\"customer\"}"))
                .containsExactly("customer");
        assertThat(loggedIn("/store/auth", "{" + token + "}")).isEmpty();
        assertThat(loggedIn("/admin/../store/auth", "{" + token + "}")).isEmpty();
        assertThat(loggedIn("/admin/%2e%2E/store/auth", "{" + token + "}")).isEmpty();
    }

    private static List<String> made(String method, String path, String body, int status) {
        return new OwnRoles()
                .madeBy(
                        Call.of(method, "https://shop.case.example" + path)
                                .header("Authorization", "Bearer " + ANNA)
                                .json(body)
                                .answer(status, "application/json", "{\"ok\":true}")
                                .observe(),
                        name -> false);
    }

    @Test
    void rolesThatSomebodyGivesItself() {
        assertThat(made("PATCH", "/profile", "{\"role\":\"Employee\"}", 200)).containsExactly("employee");
        assertThat(made("PUT", "/users/u-4711", "{\"isAdmin\":true}", 200)).containsExactly("admin");
        assertThat(made("PUT", "/users/roles", "{\"email\":\"anna@case.example\",\"role\":\"manager\"}", 200))
                .containsExactly("manager");
        assertThat(made("PUT", "/users/roles", "{\"email\":\"bert@case.example\",\"role\":\"manager\"}", 200))
                .isEmpty();
        assertThat(made("PATCH", "/profile", "{\"role\":\"Employee\"}", 403)).isEmpty();
        assertThat(made("PATCH", "/profile", "{\"role\":\"Customer\"}", 200)).isEmpty();
    }

    @Test
    void rolesThatSomebodyGivesItselfByTheNameOfItsLogin() {
        Observation observation = Call.of("PATCH", "https://shop.case.example/farmers/anna.berg")
                .header("Authorization", "Bearer 7f3kq9-x81m2-pp04z-ct5")
                .json("{\"isAdmin\":true}")
                .answer(200, "application/json", "{\"id\":\"anna.berg\"}")
                .observe();
        long anna = named("anna.berg");
        assertThat(new OwnRoles().madeBy(observation, each -> each == anna)).containsExactly("admin");
        assertThat(new OwnRoles().madeBy(observation, each -> false)).isEmpty();
    }
}
