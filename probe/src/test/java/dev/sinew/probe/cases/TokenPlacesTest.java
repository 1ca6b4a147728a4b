package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.Login;
import dev.sinew.probe.identity.Login.SendIn;
import dev.sinew.probe.identity.Login.TokenRule;
import dev.sinew.probe.identity.Logins;
import dev.sinew.probe.identity.Logins.LoginFailed;
import dev.sinew.probe.identity.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where the answer to a login has the token. */
final class TokenPlacesTest {
    private static final String TOKEN = WrittenServer.token("anna");

    @Test
    void anAnswerThatIsNothingButAToken() throws LoginFailed {
        for (String text : List.of(TOKEN, "\"" + TOKEN + "\"\n", "4f7c21d09be84a6e")) {
            Session session = session(false, Optional.of(rule()), reply(text, Map.of()));
            assertThat(session.token()).contains(text.replace("\"", "").strip());
            assertThat(session.headers().getFirst().value())
                    .isEqualTo("Bearer " + session.token().orElseThrow());
        }
        for (String text : List.of("welcome back, anna", "", "{\"done\":true}")) {
            assertThatThrownBy(() -> session(false, Optional.of(rule()), reply(text, Map.of())))
                    .isInstanceOf(LoginFailed.class);
        }
    }

    @Test
    void aCookieThatIsAToken() throws LoginFailed {
        Session session = session(
                true,
                Optional.empty(),
                reply("in", Map.of("set-cookie", List.of("theme=dark", "jwt=" + TOKEN + "; Path=/"))));
        assertThat(session.token()).contains(TOKEN);
        assertThat(session.withToken("another").headers().getFirst().value()).isEqualTo("theme=dark; jwt=another");
        Session plain =
                session(true, Optional.empty(), reply("in", Map.of("set-cookie", List.of("sid=4f7c21d09be84a6e"))));
        assertThat(plain.token()).isEmpty();
    }

    @Test
    void aHeaderThatHasTheSchemeAsWell() throws LoginFailed {
        Reply reply = reply("in", Map.of("authorization", List.of("Bearer " + TOKEN)));
        for (String template : List.of("{token}", "Bearer {token}")) {
            TokenRule rule = new TokenRule(true, "Authorization", SendIn.HEADER, "Authorization", template);
            Session session = session(false, Optional.of(rule), reply);
            assertThat(session.token()).contains(TOKEN);
            assertThat(session.headers().getFirst().value()).isEqualTo("Bearer " + TOKEN);
            assertThat(session.withToken("another").headers().getFirst().value())
                    .isEqualTo("Bearer another");
        }
    }

    private static TokenRule rule() {
        return new TokenRule(false, "", SendIn.HEADER, "Authorization", "Bearer {token}");
    }

    private static Session session(boolean cookies, Optional<TokenRule> rule, Reply reply) throws LoginFailed {
        Login login = new Login("POST", "/login", "application/json", List.of(), "{}", rule, cookies);
        return Logins.session(new Identity("anna", "", "", List.of(), Optional.of(login)), login, reply);
    }

    private static Reply reply(String text, Map<String, List<String>> headers) {
        return new Reply(200, "text/plain", headers, text, Optional.empty(), 0);
    }
}
