package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.model.Link;
import dev.sinew.model.Observation;
import dev.sinew.model.Sealed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions that go on through logins and refusals, and such as end. */
class GoingSessionsTest {
    private static final String OLD = "old-token-0123456789";
    private static final String NEW = "new-token-0123456789";
    private static final String LOGIN = "{\"email\":\"Ada@Bank.example\",\"password\":\"correct horse\"}";

    @Test
    void aFormLoginMayKeepTheSession() {
        Link link = only(Call.post("/login")
                .header("Cookie", "sid=" + OLD)
                .form("username=ada&password=x")
                .status(303)
                .answerHeader("Location", "/home")
                .observe());
        assertThat(link.kind()).isEqualTo(Link.Kind.LOGIN);
        assertThat(link.to()).isEqualTo(Call.print(OLD));
    }

    @Test
    void aLoginMaySetTheSessionAgain() {
        Call login = Call.post("/admin/auth")
                .header("Cookie", "connect.sid=" + OLD)
                .json(LOGIN)
                .answerHeader("Set-Cookie", "connect.sid=" + OLD + "; Path=/; HttpOnly");
        Link link = only(login.answerJson("{\"user\":{\"id\":\"usr_1\",\"email\":\"Ada@Bank.example\"}}")
                .observe());
        assertThat(link.kind()).isEqualTo(Link.Kind.LOGIN);
        assertThat(link.to()).isEqualTo(Call.print(OLD));
        assertThat(login.answerJson("{\"hint\":\"once more\"}").observe().links())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 403, 404, 422})
    void aSessionThatIsSealedAnewGoesOnThroughRefusals(int status) {
        Link link = only(Call.get("/promo")
                .header("Cookie", "app_session=" + OLD)
                .status(status)
                .answerHeader("Set-Cookie", "app_session=" + NEW)
                .observe());
        assertThat(link)
                .isEqualTo(new Link(Link.Kind.REFRESH, Call.print(OLD), Call.print(NEW), "app_session", Sealed.NONE));
    }

    @Test
    void whoseSessionIsOverGoesOnAsNobody() {
        Link link = only(Call.get("/me")
                .header("Cookie", "app_session=" + OLD)
                .status(401)
                .answerHeader("Set-Cookie", "app_session=" + NEW)
                .observe());
        assertThat(link).isEqualTo(new Link(Link.Kind.OPENED, 0, Call.print(NEW), "app_session", Sealed.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "DirectLogin"})
    void aNameAndAPasswordInAHeaderAreALogin(String header) {
        String value = "username=\"Ada\", password=\"s3cret\", consumer_key=\"" + OLD + "\"";
        Link link = only(Call.post("/my/logins/direct")
                .header(header, header.equals("Authorization") ? "DirectLogin " + value : value)
                .answerJson("{\"token\":\"" + NEW + "\"}")
                .observe());
        assertThat(link.kind()).isEqualTo(Link.Kind.LOGIN);
        assertThat(link.from()).isEqualTo(Call.print("ada"));
        assertThat(link.to()).isEqualTo(Call.print(NEW));
    }

    @Test
    void cookiesThatARecorderJoined() {
        String joined = "theme=dark; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Path=/, app_session=" + NEW
                + "; Path=/; HttpOnly, userid=4711; Path=/";
        Link link = only(Call.post("/login")
                .json(LOGIN)
                .answerHeader("Set-Cookie", joined)
                .answerJson("{\"ok\":true}")
                .observe());
        assertThat(link.to()).isEqualTo(Call.print(NEW));
        assertThat(link.place()).isEqualTo("app_session");
    }

    private static Link only(Observation seen) {
        assertThat(seen.links()).hasSize(1);
        return seen.links().getFirst();
    }
}
