package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.model.Link;
import dev.sinew.model.Trait;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Logins by a code that is sent to a phone, refresh tokens beside the key of an application, and sessions that begin. */
class TwoStepLoginTest {
    private static final String STEP = "555974479";
    private static final String TOKEN = "new-token-0123456789";

    private static List<Link> verified(String body) {
        return Call.post("/otp/verify")
                .header("X-Api-Key", "key-of-the-app-0123456789")
                .json(body)
                .answerJson("{\"access_token\":\"" + TOKEN + "\"}")
                .observe()
                .links();
    }

    @Test
    void aNameAloneIsTiedToWhatIsToBeSentBack() {
        var asked = Call.post("/otp/send")
                .json("{\"msisdn\":\"38344770500\"}")
                .answerJson("{\"data\":{\"transactionId\":\"" + STEP + "\",\"validity\":300}}")
                .observe();
        assertThat(asked.has(Trait.LOGIN)).isFalse();
        assertThat(asked.links()).singleElement().satisfies(link -> {
            assertThat(link.kind()).isEqualTo(Link.Kind.CHALLENGED);
            assertThat(link.to()).isEqualTo(Call.print(STEP));
        });
    }

    @Test
    void elsewhereANameAloneTiesNothing() {
        assertThat(Call.post("/gifts")
                        .json("{\"msisdn\":\"38344770500\"}")
                        .answerJson("{\"transactionId\":\"" + STEP + "\"}")
                        .observe()
                        .links())
                .isEmpty();
    }

    @Test
    void whatIsSentBackWithACodeIsRenewed() {
        assertThat(verified("{\"transactionId\":\"" + STEP + "\",\"code\":\"9697\"}"))
                .singleElement()
                .satisfies(link -> {
                    assertThat(link.kind()).isEqualTo(Link.Kind.REFRESH);
                    assertThat(link.from()).isEqualTo(Call.print(STEP));
                    assertThat(link.to()).isEqualTo(Call.print(TOKEN));
                });
    }

    @Test
    void ofTwoThatDifferNoneCounts() {
        assertThat(verified("{\"requestId\":\"555974480\",\"transactionId\":\"" + STEP + "\",\"code\":\"9697\"}"))
                .isEmpty();
    }

    @Test
    void aRefreshTokenGoesBeforeTheKeyOfAnApplication() {
        assertThat(Call.post("/oauth/token")
                        .header("X-Api-Key", "key-of-the-app-0123456789")
                        .form("grant_type=refresh_token&refresh_token=old-token-0123456789")
                        .answerJson("{\"access_token\":\"" + TOKEN + "\"}")
                        .observe()
                        .links())
                .singleElement()
                .satisfies(link -> assertThat(link.from()).isEqualTo(Call.print("old-token-0123456789")));
    }

    @Test
    void whatALoadBalancerHandsOutDoesNotHideTheSessionThatGoesOn() {
        Call login = Call.post("/login")
                .form("username=ada&password=correct+horse")
                .status(302)
                .answerHeader("Location", "/accounts")
                .answerHeader("Set-Cookie", "srvpin=5d1f6e0b7c3a49828f0e6b1d2c3a4f5e; Path=/; HttpOnly");
        assertThat(login.observe().links())
                .singleElement()
                .satisfies(link -> assertThat(link.to()).isEqualTo(Call.print("5d1f6e0b7c3a49828f0e6b1d2c3a4f5e")));
        assertThat(login.header("Cookie", "JSESSIONID=446706342ca8a3065de066dcf9")
                        .observe()
                        .links())
                .singleElement()
                .satisfies(link -> {
                    assertThat(link.kind()).isEqualTo(Link.Kind.LOGIN);
                    assertThat(link.to()).isEqualTo(Call.print("446706342ca8a3065de066dcf9"));
                });
    }

    @Test
    void aSessionForWhoProvedNothingBegins() {
        Call first = Call.post("/bookings")
                .json("{\"room\":\"12\"}")
                .status(201)
                .answerHeader("Set-Cookie", "session=446706342ca8a3065de066dcf9; Path=/; HttpOnly")
                .answerJson("{\"booking_id\":48350}");
        assertThat(first.observe().links()).singleElement().satisfies(link -> {
            assertThat(link.kind()).isEqualTo(Link.Kind.OPENED);
            assertThat(link.to()).isEqualTo(Call.print("446706342ca8a3065de066dcf9"));
        });
    }
}
