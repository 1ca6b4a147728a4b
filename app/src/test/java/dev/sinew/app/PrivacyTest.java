package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that a report or a message shows may give away a secret or a person. */
final class PrivacyTest {
    private static final String PASSWORD = "correct-horse-battery";
    private static final String CARD = "4539578763621486";
    private static final String MAIL = "mara.lindqvist@mail.example";
    private static final String TOKEN = "Zx81kPq0TtWm4RfBn29sLdQe7";
    private static final String SESSION = "9f86d081884c7d659a2feaa0c55ad015";
    private static final String IBAN = "GB29NWBK60161331926819";
    private static final String JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjdXNfODgxMjM0In0.c2lnbmF0dXJlLW9mLTc";
    private static final String ADDRESS = "203.0.113.177";
    private static final String TAX_CODE = "RSSMRA45C12F205C";
    private static final String SOCIAL_SECURITY = "219-09-9999";
    private static final String PHONE = "+442079460958";
    private static final String SUBJECT = "cus_881234";
    private static final List<String> CANARIES = List.of(
            PASSWORD,
            CARD,
            MAIL,
            "lindqvist",
            TOKEN,
            SESSION,
            IBAN,
            JWT,
            ADDRESS,
            SUBJECT,
            TAX_CODE,
            SOCIAL_SECURITY,
            PHONE);

    private static final String API = "https://api.bank.example";
    private static final Map<String, String> JSON = Map.of("content-type", "application/json");

    @TempDir
    Path folder;

    @Test
    void showsNoCanaryAnywhere() throws IOException {
        Path traffic = Traffic.write(folder.resolve("traffic.jsonl"), traffic() + broken());
        Path har = Traffic.write(folder.resolve("traffic.har"), har());
        Path log = Traffic.write(folder.resolve("access.log"), log());

        Run text = Run.of("analyze", traffic, har, log);
        Run openapi = Run.of("analyze", "--format", "openapi", traffic, har, log);
        Path learned = Traffic.write(folder.resolve("learned.json"), openapi.out());
        Run json = Run.of("analyze", "--format", "json", "--spec", learned, traffic, har, log);

        assertThat(text.code()).isZero();
        assertThat(json.json().path("summary").path("exchanges").asInt()).isGreaterThan(15);
        assertThat(json.json().path("findings").size()).isPositive();
        for (String canary : CANARIES) {
            assertThat(openapi.out() + openapi.err()).doesNotContainIgnoringCase(canary);
            assertThat(text.out() + text.err()).doesNotContainIgnoringCase(canary);
            assertThat(json.out() + json.err()).doesNotContainIgnoringCase(canary);
        }
    }

    @Test
    void showsNoCanaryOfAnInputThatCannotBeRead() throws IOException {
        for (String words : CANARIES) {
            Path file = Traffic.write(folder.resolve("file"), words + "\n" + words + "\n");

            Run run = Run.of("analyze", file);

            assertThat(run.code()).isEqualTo(2);
            assertThat(run.out() + run.err()).doesNotContainIgnoringCase(words);
        }
    }

    private static String traffic() {
        Map<String, String> bearer = Map.of("authorization", "Bearer " + JWT, "content-type", "application/json");
        Map<String, String> cookie = Map.of("cookie", "lang=en; session_id=" + SESSION, "x-api-key", TOKEN);
        String person = "{\"email\":\"" + MAIL + "\",\"iban\":\"" + IBAN + "\",\"id\":\"" + SUBJECT + "\"}";
        return login()
                + Traffic.get(API + "/people/" + MAIL, person)
                + Traffic.get(API + "/people/" + MAIL.replace("@", "%40") + "/cards", person)
                + Traffic.get(API + "/cards/" + CARD, "{\"card\":\"" + CARD + "\"}")
                + Traffic.get(API + "/ibans/" + IBAN, "[" + person + "]")
                + Traffic.get(API + "/people/" + TAX_CODE, "{\"taxCode\":\"" + TAX_CODE + "\"}")
                + Traffic.get(API + "/ssn/" + SOCIAL_SECURITY, "{\"status\":\"" + SOCIAL_SECURITY + "\"}")
                + Traffic.get(API + "/phones/" + PHONE, "{\"state\":\"" + PHONE + "\"}")
                + Traffic.get(API + "/sessions/" + SESSION, "{}")
                + Traffic.get(API + "/tokens/" + TOKEN, "{}")
                + Traffic.get(API + "/tokens/" + JWT, "{}")
                + Traffic.get(API + "/search?email=" + MAIL + "&card=" + CARD + "&access_token=" + TOKEN, person)
                + Traffic.get(API + "/export?t=" + JWT, "{\"" + MAIL + "\":{\"" + CARD + "\":1}}")
                + Traffic.get("https://mara:" + PASSWORD + "@api.bank.example/user-in-url", "{}")
                + Traffic.line("GET", API + "/me", bearer, "", 200, JSON, person)
                + Traffic.line("GET", API + "/cart", cookie, "", 200, Map.of("set-cookie", "sid=" + SESSION), person)
                + Traffic.line("POST", API + "/graphql", JSON, graphQl(), 200, JSON, "{\"data\":" + person + "}")
                + Traffic.line("POST", API + "/rpc", JSON, rpc(), 200, JSON, person)
                + Traffic.line("POST", API + "/soap", Map.of("content-type", "text/xml"), soap(), 200, JSON, person)
                + Traffic.line("POST", API + "/missing/" + TOKEN, bearer, person, 404, JSON, person)
                + Traffic.line("POST", API + "/failing/" + CARD, bearer, person, 500, JSON, person);
    }

    private static String login() {
        String form = "username=" + MAIL + "&password=" + PASSWORD;
        return Traffic.line(
                "POST",
                API + "/login",
                Map.of("content-type", "application/x-www-form-urlencoded"),
                form,
                200,
                Map.of("content-type", "application/json", "set-cookie", "session=" + SESSION),
                "{\"token\":\"" + TOKEN + "\",\"echo\":\"" + PASSWORD + "\"}");
    }

    private static String graphQl() {
        return "{\"query\":\"mutation { pay(card: \\\"" + CARD + "\\\", mail: \\\"" + MAIL + "\\\") { id } }\"}";
    }

    private static String rpc() {
        return "{\"jsonrpc\":\"2.0\",\"id\":\"" + TOKEN + "\",\"method\":\"card.pay\",\"params\":[\"" + CARD + "\"]}";
    }

    private static String soap() {
        return "<Envelope xmlns=\"http://schemas.xmlsoap.org/soap/envelope/\"><Body><Pay><iban>" + IBAN
                + "</iban><password>" + PASSWORD + "</password></Pay></Body></Envelope>";
    }

    /** Lines that break off or go wrong in the middle of a secret. */
    private static String broken() {
        String body = "{\"password\":\"" + PASSWORD + "\",\"card\":\"" + CARD;
        return Traffic.line("POST", API + "/broken", JSON, body, 200, JSON, "{\"mail\":\"" + MAIL)
                + Traffic.get("no url but " + MAIL, "{}")
                + Traffic.get(API + "/one/two", "{}").replace("\"GET\"", "\"" + TOKEN + "\"")
                + "{\"request\":{\"method\":\"GET\",\"url\":" + PASSWORD + "\n"
                + PASSWORD + " " + CARD + "\n"
                + "{\"password\":\"" + PASSWORD + "\"}\n"
                + Traffic.get(API + "/cut/" + MAIL, "{}").substring(0, 150);
    }

    private static String har() {
        return Traffic.har(List.of(
                new String[] {"GET", API + "/people/" + MAIL + "?card=" + CARD, "{\"iban\":\"" + IBAN + "\"}"},
                new String[] {"GET", API + "/har/" + JWT, "{\"token\":\"" + TOKEN + "\"}"}));
    }

    private static String log() {
        String front = ADDRESS + " - mara.lindqvist [31/Jan/2026:12:00:00 +0000] ";
        return front + "\"GET /people/" + MAIL + "?session=" + SESSION + " HTTP/1.1\" 200 5 \"https://x.example/?t="
                + TOKEN + "\" \"" + PASSWORD + "\"\n"
                + front + "\"GET /cards/" + CARD + " HTTP/1.1\" 200 5 \"-\" \"-\"\n"
                + front + "\"" + PASSWORD + "\" 400 5 \"-\" \"-\"\n";
    }
}
