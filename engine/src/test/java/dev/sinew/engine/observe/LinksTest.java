package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.model.Link;
import dev.sinew.model.Observation;
import dev.sinew.model.Sealed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens handed out, tied to what the request named. */
class LinksTest {
    private static final String OLD = "old-token-0123456789";
    private static final String NEW = "new-token-0123456789";
    private static final String LOGIN = "{\"email\":\"Ada@Bank.example\",\"password\":\"correct horse\"}";

    @Test
    void aLoginTiesTheTokenInTheBodyToItsName() {
        Observation seen = Call.post("/login")
                .json(LOGIN)
                .answerJson("{\"data\":{\"access_token\":\"" + NEW + "\"}}")
                .observe();
        Link link = only(seen);
        assertThat(link.kind()).isEqualTo(Link.Kind.LOGIN);
        assertThat(link.from()).isEqualTo(Call.print("ada@bank.example"));
        assertThat(link.to()).isEqualTo(Call.print(NEW));
        assertThat(link.place()).isEqualTo("data.access_token");
        assertThat(Call.KEY.open(link.name())).isEqualTo("Ada@Bank.example");
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, Bearer new-token-0123456789, authorization",
        "authorization, new-token-0123456789, authorization",
        "X-Auth-Token, new-token-0123456789, x-auth-token",
        "x-access-token, Bearer new-token-0123456789, x-access-token",
        "Set-Cookie, session=new-token-0123456789; HttpOnly; Path=/, session",
        "Set-Cookie, SID=new-token-0123456789, SID",
    })
    void aLoginTiesTheTokenInAHeaderOrCookieToItsName(String header, String value, String place) {
        Link link =
                only(Call.post("/login").json(LOGIN).answerHeader(header, value).observe());
        assertThat(link.kind()).isEqualTo(Link.Kind.LOGIN);
        assertThat(link.from()).isEqualTo(Call.print("ada@bank.example"));
        assertThat(link.to()).isEqualTo(Call.print(NEW));
        assertThat(link.place()).isEqualTo(place);
    }

    @Test
    void whatIsHandedOutIsWhatIsSentLater() {
        String token = Call.jwt("{\"sub\":\"7\"}");
        assertThat(only(Call.post("/login")
                                .json(LOGIN)
                                .answerHeader("Authorization", "Bearer " + token)
                                .observe())
                        .to())
                .isEqualTo(credential(Call.get("/").header("Authorization", "Bearer " + token)));
        assertThat(only(Call.post("/login")
                                .json(LOGIN)
                                .answerJson("{\"token\":\"" + token + "\"}")
                                .observe())
                        .to())
                .isEqualTo(credential(Call.get("/").header("Authorization", "Bearer " + token)));
        assertThat(only(Call.post("/login")
                                .json(LOGIN)
                                .answerHeader("Set-Cookie", "id=" + token + "; Secure")
                                .observe())
                        .to())
                .isEqualTo(credential(Call.get("/").header("Cookie", "id=" + token)));
    }

    @Test
    void everyCookieOfALoginIsTied() {
        Observation seen = Call.post("/login")
                .json(LOGIN)
                .answerHeader("Set-Cookie", "access_token=" + NEW)
                .answerHeader("Set-Cookie", "theme=dark-and-long")
                .answerHeader("Set-Cookie", "refresh_token=" + NEW + "r")
                .observe();
        assertThat(seen.links()).extracting(Link::to).containsExactly(Call.print(NEW), Call.print(NEW + "r"));
    }

    @Test
    void aFormLoginIsALogin() {
        Link link = only(Call.post("/login")
                .form("username=ada&password=correct+horse")
                .status(302)
                .answerHeader("Set-Cookie", "JSESSIONID=" + NEW + "; HttpOnly")
                .observe());
        assertThat(link.kind()).isEqualTo(Link.Kind.LOGIN);
        assertThat(link.from()).isEqualTo(Call.print("ada"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"customerNumber\":\"10472893\",\"pin\":\"1234\"}",
                "{\"customerNumber\":10472893,\"pin\":1234}",
            })
    void aNumberIsALoginName(String body) {
        Link link = only(Call.post("/login")
                .json(body)
                .answerJson("{\"token\":\"" + NEW + "\"}")
                .observe());
        assertThat(link.kind()).isEqualTo(Link.Kind.LOGIN);
        assertThat(link.from()).isEqualTo(Call.print("10472893"));
        assertThat(Call.KEY.open(link.name())).isEqualTo("10472893");
    }

    @Test
    void aNumberInAFormIsALoginName() {
        Link link = only(Call.post("/login")
                .form("customer_number=10472893&pin=1234")
                .answerJson("{\"token\":\"" + NEW + "\"}")
                .observe());
        assertThat(link.kind()).isEqualTo(Link.Kind.LOGIN);
        assertThat(link.from()).isEqualTo(Call.print("10472893"));
    }

    @Test
    void anAddressOutranksAnotherName() {
        Link link = only(Call.post("/signup")
                .json("{\"username\":\"ada\",\"email\":\"ada@bank.example\",\"password\":\"x\",\"login\":\"other\"}")
                .status(201)
                .answerJson("{\"id\":7,\"token\":\"" + NEW + "\"}")
                .observe());
        assertThat(link.from()).isEqualTo(Call.print("ada@bank.example"));
    }

    @Test
    void aRefreshTiesTheNewTokenToTheOld() {
        Link body = only(Call.post("/refresh")
                .json("{\"refresh_token\":\"" + OLD + "\"}")
                .answerJson("{\"access_token\":\"" + NEW + "\"}")
                .observe());
        assertThat(body)
                .isEqualTo(new Link(Link.Kind.REFRESH, Call.print(OLD), Call.print(NEW), "access_token", Sealed.NONE));
        Link header = only(Call.post("/refresh")
                .header("Authorization", "Bearer " + OLD)
                .answerHeader("X-Auth-Token", NEW)
                .observe());
        assertThat(header)
                .isEqualTo(new Link(Link.Kind.REFRESH, Call.print(OLD), Call.print(NEW), "x-auth-token", Sealed.NONE));
        Link cookie = only(Call.post("/refresh")
                .header("Cookie", "sid=" + OLD)
                .answerHeader("Set-Cookie", "sid=" + NEW)
                .observe());
        assertThat(cookie).isEqualTo(new Link(Link.Kind.REFRESH, Call.print(OLD), Call.print(NEW), "sid", Sealed.NONE));
    }

    @Test
    void theSameTokenAgainIsNotHandedOut() {
        assertThat(Call.get("/me")
                        .header("Authorization", "Bearer " + OLD)
                        .answerHeader("Authorization", "Bearer " + OLD)
                        .answerJson("{\"token\":\"" + OLD + "\"}")
                        .observe()
                        .links())
                .isEmpty();
        assertThat(Call.get("/me")
                        .header("Cookie", "sid=" + OLD)
                        .answerHeader("Set-Cookie", "sid=" + OLD)
                        .observe()
                        .links())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 400, 401, 500})
    void aFailedLoginHandsOutNothing(int status) {
        assertThat(Call.post("/login")
                        .json(LOGIN)
                        .status(status)
                        .answerJson("{\"token\":\"" + NEW + "\"}")
                        .observe()
                        .links())
                .isEmpty();
    }

    @Test
    void aTokenForNobodyIsTiedToNothing() {
        assertThat(Call.post("/guest")
                        .json("{\"device\":\"x\"}")
                        .answerJson("{\"token\":\"" + NEW + "\"}")
                        .observe()
                        .links())
                .isEmpty();
        assertThat(Call.post("/login")
                        .json(LOGIN)
                        .answerJson("{\"ok\":true}")
                        .observe()
                        .links())
                .isEmpty();
    }

    @Test
    void clearedCookiesAndShortValuesAreNoTokens() {
        assertThat(Call.post("/logout")
                        .header("Cookie", "sid=" + OLD)
                        .answerHeader("Set-Cookie", "sid=; Max-Age=0")
                        .answerHeader("Set-Cookie", "session=deleted")
                        .answerHeader("X-Auth-Token", "no")
                        .answerHeader("Authorization", "Bearer")
                        .observe()
                        .links())
                .isEmpty();
    }

    private static Link only(Observation seen) {
        List<Link> links = seen.links();
        assertThat(links).hasSize(1);
        return links.getFirst();
    }

    private static long credential(Call call) {
        return call.observe().credentials().getFirst().print();
    }
}
