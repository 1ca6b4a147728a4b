package dev.sinew.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.Session;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CurlTest {
    private static String line(Ask ask, Header... own) {
        Identity anna = new Identity("anna", "", "", List.of(own), Optional.empty());
        Session session = new Session(anna, List.of(own), Optional.empty());
        return Curl.of("http://api.example", new Outcome.Step(session, ask, "comes back"));
    }

    @Test
    void acceptsWhatTheTestAccepts() {
        assertThat(line(Ask.get("/a"), new Header("X-Key", "k")))
                .isEqualTo("curl -s -H \"X-Key: $ANNA\" -H 'Accept: application/json, */*;q=0.5'"
                        + " 'http://api.example/a'  # comes back");
    }

    @Test
    void butForWhatTheRequestOrItsCallerSays() {
        assertThat(line(Ask.get("/a").with("accept", "text/turtle")))
                .contains("'accept: text/turtle'")
                .doesNotContain("json");
        assertThat(line(Ask.get("/a"), new Header("Accept", "text/csv")))
                .contains("Accept: $ANNA")
                .doesNotContain("json");
    }
}
