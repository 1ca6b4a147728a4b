package dev.sinew.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cookies that bring somebody back in who is remembered. */
class RememberedTest {
    private static final String A = "aaaaaaaaaaaa-0123456789";
    private static final String B = "bbbbbbbbbbbb-0123456789";
    private static final String C = "cccccccccccc-0123456789";
    private static final String REMEMBERED = "7f3a91c04be25d68";

    private final IdentityFold fold = new IdentityFold(IdentityLimits.DEFAULT, new Cohorts(List.of()));

    private long caller(Call call) {
        return fold.now(fold.accept(call.observe(), new ArrayList<>()));
    }

    private void login(String name, String session) {
        caller(Call.post("/login")
                .form("username=" + name + "&password=x")
                .status(302)
                .answerHeader("Location", "/home")
                .answerHeader("Set-Cookie", "session=" + session + "; HttpOnly"));
    }

    private long with(String cookies) {
        return caller(Call.get("/orders").header("Cookie", cookies).answerJson("[]"));
    }

    private void remembers(String session, String cookie) {
        caller(Call.get("/account")
                .header("Cookie", "session=" + session)
                .answerHeader("Set-Cookie", cookie + "=" + REMEMBERED + "; Max-Age=2592000; HttpOnly")
                .answerJson("{\"name\":\"x\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_shop_rem", "shop-rem", "rem", "_shop_rm", "REMEMBER_ME", "remember_user_token"})
    void whoeverComesBackByItIsTheSame(String cookie) {
        login("anna", A);
        login("bob", B);
        long anna = with("session=" + A);
        remembers(A, cookie);
        assertThat(with(cookie + "=" + REMEMBERED)).isEqualTo(fold.now(anna)).isNotEqualTo(with("session=" + B));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/session/resume", "/login/remembered"})
    void soIsTheSessionThatItOpens(String path) {
        login("anna", A);
        login("bob", B);
        remembers(A, "_shop_rem");
        caller(Call.post(path)
                .header("Cookie", "_shop_rem=" + REMEMBERED)
                .answerHeader("Set-Cookie", "session=" + C + "; HttpOnly")
                .answerJson("{\"ok\":true}"));
        assertThat(with("session=" + C)).isEqualTo(with("session=" + A)).isNotEqualTo(with("session=" + B));
    }

    @Test
    void soIsOneThatAnyPageOpensForIt() {
        login("anna", A);
        remembers(A, "_shop_rem");
        caller(Call.get("/orders")
                .header("Cookie", "_shop_rem=" + REMEMBERED)
                .answerHeader("Set-Cookie", "session=" + C + "; HttpOnly")
                .answerJson("[]"));
        assertThat(with("session=" + C + "; _shop_rem=" + REMEMBERED)).isEqualTo(with("session=" + A));
    }

    @Test
    void bothTogetherAreTheSameToo() {
        login("anna", A);
        remembers(A, "_shop_rem");
        assertThat(with("session=" + A + "; _shop_rem=" + REMEMBERED)).isEqualTo(with("session=" + A));
        assertThat(fold.count()).isEqualTo(1);
    }

    @Test
    void oneThatALoginSetsIsOfWhoLogsIn() {
        caller(Call.post("/login")
                .form("username=anna&password=x")
                .status(302)
                .answerHeader("Location", "/home")
                .answerHeader("Set-Cookie", "session=" + A + "; HttpOnly")
                .answerHeader("Set-Cookie", "_shop_rem=" + REMEMBERED + "; HttpOnly"));
        assertThat(with("_shop_rem=" + REMEMBERED)).isNotZero().isEqualTo(with("session=" + A));
    }

    @Test
    void oneThatNobodyWasSeenToGetIsSomebodyElse() {
        login("anna", A);
        remembers(A, "_shop_rem");
        assertThat(with("_shop_rem=" + C)).isNotZero().isNotEqualTo(with("session=" + A));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_shop_rec", "harem", "_shop_remote", "theme"})
    void otherCookiesBringNobodyBack(String cookie) {
        login("anna", A);
        remembers(A, cookie);
        assertThat(with(cookie + "=" + REMEMBERED)).isZero();
    }

    @Test
    void anotherWhoLogsInThereIsNotTheOneWhoIsRemembered() {
        login("anna", A);
        remembers(A, "_shop_rem");
        caller(Call.post("/login")
                .header("Cookie", "_shop_rem=" + REMEMBERED)
                .form("username=bob&password=x")
                .status(302)
                .answerHeader("Location", "/home")
                .answerHeader("Set-Cookie", "session=" + B + "; HttpOnly"));
        assertThat(with("session=" + B)).isNotZero().isNotEqualTo(with("session=" + A));
    }
}
