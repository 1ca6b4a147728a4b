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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"username\":\"ada\",\"email\":\"eve@bank.example\",\"password\":\"x\"}",
                "{\"email\":\"ada@bank.example\",\"email\":\"eve@bank.example\",\"password\":\"x\"}",
                "{\"email\":\"ada@bank.example\",\"password\":\"x\",\"user\":{\"login\":\"eve@bank.example\"}}",
            })
    void ofSeveralNamesNoneIsTaken(String body) {
        Link link = only(Call.post("/login")
                .json(body)
                .answerJson("{\"token\":\"" + NEW + "\"}")
                .observe());
        assertThat(link.from())
                .isNotEqualTo(Call.print("ada"))
                .isNotEqualTo(Call.print("ada@bank.example"))
                .isNotEqualTo(Call.print("eve@bank.example"));
    }

    @Test
    void severalNamesAreTheSameInAnyOrder() {
        Link one = only(Call.post("/signup?email=ada%40bank.example")
                .json("{\"username\":\"ada\",\"password\":\"x\"}")
                .answerJson("{\"token\":\"" + NEW + "\"}")
                .observe());
        Link other = only(Call.post("/signup")
                .json("{\"user\":\"ADA\",\"email\":\"Ada@bank.example\",\"password\":\"x\"}")
                .answerJson("{\"token\":\"" + NEW + "\"}")
                .observe());
        assertThat(one.from()).isEqualTo(other.from());
        assertThat(Call.KEY.open(other.name())).isEqualTo("Ada@bank.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":\"bad credentials\",\"token\":\"new-token-0123456789\"}",
                "{\"success\":false,\"token\":\"new-token-0123456789\"}",
                "{\"status\":\"failed\",\"token\":\"new-token-0123456789\"}",
                "{\"errors\":[{\"message\":\"no\"}],\"data\":{\"token\":\"new-token-0123456789\"}}",
                "{\"csrfToken\":\"new-token-0123456789\"}",
                "{\"captcha_token\":\"new-token-0123456789\"}",
            })
    void aRefusalWithStatus200HandsOutNothing(String answer) {
        assertThat(Call.post("/login").json(LOGIN).answerJson(answer).observe().links())
                .isEmpty();
    }

    @Test
    void noErrorIsNoRefusal() {
        assertThat(Call.post("/login")
                        .json(LOGIN)
                        .answerJson("{\"error\":null,\"errors\":[],\"success\":true,\"token\":\"" + NEW + "\"}")
                        .observe()
                        .links())
                .hasSize(1);
    }

    @Test
    void aSessionThatAnybodyIsGivenIsNoProofOfALogin() {
        Call page = Call.post("/login").form("username=ada&password=wrong");
        assertThat(page.answerHeader("Set-Cookie", "sid=" + NEW)
                        .answer("text/html", "<form>")
                        .observe()
                        .links())
                .isEmpty();
        for (String back : List.of("/login?error", "/signin", "https://bank.example/auth?reason=invalid")) {
            assertThat(Call.post("/login")
                            .form("username=ada&password=wrong")
                            .status(302)
                            .answerHeader("Location", back)
                            .answerHeader("Set-Cookie", "sid=" + NEW)
                            .observe()
                            .links())
                    .as(back)
                    .isEmpty();
        }
        assertThat(Call.post("/login")
                        .json(LOGIN)
                        .answerHeader("Set-Cookie", "sid=" + NEW)
                        .answerJson("{\"message\":\"Bad credentials\"}")
                        .observe()
                        .links())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA&client_id=app&client_secret=s3cr3t&username=ada",
                "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&username=ada&password=x&client_id=app",
                "grant_type=password&grant_type=authorization_code&username=ada&password=x",
                "code=SplxlOBeZQQYbYS6WxSbIA&client_id=app&client_secret=s3cr3t",
                "refresh=x&token=another-token-0123456789&username=ada&password=x",
            })
    void whatAnotherProofWasGivenForIsNotTiedToANameBesideIt(String form) {
        List<Link> links = Call.post("/oauth/token")
                .form(form)
                .answerJson("{\"access_token\":\"" + NEW + "\"}")
                .observe()
                .links();
        assertThat(links).allSatisfy(link -> assertThat(link.kind()).isEqualTo(Link.Kind.REFRESH));
    }

    @Test
    void anApplicationsKeyIsNotWhoseTokensItFetches() {
        Call code = Call.post("/oauth/token")
                .header("Authorization", "Basic YXBwOnMzY3IzdA==")
                .form("grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA");
        assertThat(code.answerJson("{\"access_token\":\"" + NEW + "\"}")
                        .observe()
                        .links())
                .extracting(Link::from)
                .containsExactly(Call.print("SplxlOBeZQQYbYS6WxSbIA"));
        Call key = Call.post("/auth/exchange").header("X-Api-Key", OLD).json("{\"ticketNumber\":\"1\"}");
        assertThat(key.answerJson("{\"access_token\":\"" + NEW + "\"}")
                        .observe()
                        .links())
                .isEmpty();
    }

    @Test
    void aRefreshWithTheApplicationsSecretIsOfTheOldToken() {
        Link link = only(Call.post("/oauth/token")
                .header("Authorization", "Basic YXBwOnMzY3IzdA==")
                .form("grant_type=refresh_token&refresh_token=" + OLD + "&client_id=app&client_secret=s3cr3t")
                .answerJson("{\"access_token\":\"" + NEW + "\"}")
                .observe());
        assertThat(link.kind()).isEqualTo(Link.Kind.REFRESH);
        assertThat(link.from()).isEqualTo(Call.print(OLD));
    }

    @Test
    void tokensThatAreReadAreNotHandedOut() {
        Call list = Call.get("/users").header("Authorization", "Bearer " + OLD);
        assertThat(list.answerJson("[{\"token\":\"" + NEW + "\"}]").observe().links())
                .isEmpty();
        Call one = Call.get("/users/7").header("Authorization", "Bearer " + OLD);
        assertThat(one.answerJson("{\"token\":\"" + NEW + "\"}").observe().links())
                .isEmpty();
        Call made = Call.post("/users").header("Authorization", "Bearer " + OLD).json(LOGIN);
        assertThat(made.answerHeader("X-Auth-Token", NEW).observe().links()).isEmpty();
    }

    @Test
    void whatIsSentBackWasNotHandedOut() {
        assertThat(Call.post("/login")
                        .json("{\"email\":\"ada@bank.example\",\"password\":\"x\",\"token\":\"" + NEW + "\"}")
                        .answerJson("{\"token\":\"" + NEW + "\"}")
                        .observe()
                        .links())
                .isEmpty();
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
    void aTokenIsOfWhoseNameAndPasswordCameAlongThoughTheRequestSaysHowItIsWanted() {
        String basic = "Basic YW5uYTptb3NzLTc=";
        for (String query : new String[] {"", "?refresh=1", "?remember_me=true&scope=orders"}) {
            Link link = only(Call.get("/api/auth" + query)
                    .header("Authorization", basic)
                    .answerJson("{\"token\":\"" + NEW + "\"}")
                    .observe());
            assertThat(link.from()).as(query).isEqualTo(credential(Call.get("/").header("Authorization", basic)));
        }
        Call other = Call.get("/api/auth?user=bert").header("Authorization", basic);
        assertThat(other.answerJson("{\"token\":\"" + NEW + "\"}").observe().links())
                .isEmpty();
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
