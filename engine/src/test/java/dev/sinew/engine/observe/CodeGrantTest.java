package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.model.Link;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are given for a code, and codes that are given for a login (RFC 6749, section 4.1). */
class CodeGrantTest {
    private static final String CODE = "09fef7271cd1e621e2640e586c7a1887";
    private static final String BACK = "https://app.case.example/login/callback?code=" + CODE + "&state=8";
    private static final String TOKEN = "new-token-0123456789";

    private static Call authorise(String form) {
        return Call.post("/oauth/authorize").form(form).status(302).answerHeader("Location", BACK);
    }

    private static List<Link> exchanged(String code, String grant) {
        return Call.post("/oauth/token")
                .form("grant_type=" + grant + "&code=" + code + "&client_id=app")
                .answerJson("{\"access_token\":\"" + TOKEN + "\",\"patient\":\"1152\"}")
                .observe()
                .links();
    }

    @Test
    void aLoginTiesTheCodeToItsName() {
        assertThat(authorise("client_id=app&username=anna&password=x").observe().links())
                .singleElement()
                .satisfies(link -> {
                    assertThat(link.kind()).isEqualTo(Link.Kind.LOGIN);
                    assertThat(link.to()).isEqualTo(Call.print(CODE));
                });
    }

    @Test
    void aSessionTiesTheCodeToItself() {
        assertThat(Call.get("/oauth/authorize?client_id=app")
                        .header("Cookie", "session=old-token-0123456789")
                        .status(302)
                        .answerHeader("Location", BACK)
                        .observe()
                        .links())
                .singleElement()
                .satisfies(link -> {
                    assertThat(link.kind()).isEqualTo(Link.Kind.REFRESH);
                    assertThat(link.from()).isEqualTo(Call.print("old-token-0123456789"));
                    assertThat(link.to()).isEqualTo(Call.print(CODE));
                });
    }

    @Test
    void aTokenIsWhoseTheCodeIs() {
        String azure = "0.A".repeat(200);
        assertThat(List.of(exchanged(CODE, "authorization_code"), exchanged(azure, "authorization_code")))
                .allSatisfy(links -> assertThat(links).singleElement().satisfies(link -> {
                    assertThat(link.kind()).isEqualTo(Link.Kind.REFRESH);
                    assertThat(link.to()).isEqualTo(Call.print(TOKEN));
                }))
                .extracting(links -> links.getFirst().from())
                .containsExactly(Call.print(CODE), Call.print(azure));
    }

    @Test
    void soItIsWhereThePlaceIsCalledAsWhereCodesAreAskedFor() {
        String verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        String back = "https%3A%2F%2Fapp.case.example%2Fcallback";
        assertThat(Call.post("/auth/token")
                        .form("grant_type=authorization_code&code=" + CODE + "&client_id=app&redirect_uri=" + back
                                + "&code_verifier=" + verifier)
                        .header("Cookie", "session=old-token-0123456789")
                        .answerJson("{\"access_token\":\"" + TOKEN + "\",\"patient\":\"1152\"}")
                        .observe()
                        .links())
                .singleElement()
                .satisfies(link -> {
                    assertThat(link.from()).isEqualTo(Call.print(CODE));
                    assertThat(link.to()).isEqualTo(Call.print(TOKEN));
                });
    }

    @Test
    void aCodeForAnotherGrantOrAShortOneTiesNothing() {
        assertThat(exchanged(CODE, "urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Asaml2-bearer"))
                .isEmpty();
        assertThat(exchanged("123456", "authorization_code")).isEmpty();
    }

    @Test
    void aRedirectBackToTheLoginIsNoLogin() {
        assertThat(Call.post("/oauth/authorize")
                        .form("username=anna&password=x")
                        .status(302)
                        .answerHeader("Location", "/login?error=1")
                        .answerHeader("Set-Cookie", "session=new-token-0123456789")
                        .observe()
                        .links())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "smsCode", "verification_code"})
    void aCodeThatIsTypedInProvesAPhone(String field) {
        assertThat(Call.post("/auth/verify")
                        .json("{\"phone\":\"+41791359590\",\"" + field + "\":\"8624\"}")
                        .answerJson("{\"access_token\":\"" + TOKEN + "\"}")
                        .observe()
                        .links())
                .singleElement()
                .satisfies(link -> assertThat(link.from()).isEqualTo(Call.print("+41791359590")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"countryCode", "zip_code", "promoCode"})
    void otherCodesProveNothing(String field) {
        assertThat(Call.post("/auth/start")
                        .json("{\"phone\":\"+41791359590\",\"" + field + "\":\"8624\"}")
                        .answerJson("{\"access_token\":\"" + TOKEN + "\"}")
                        .observe()
                        .links())
                .isEmpty();
    }
}
