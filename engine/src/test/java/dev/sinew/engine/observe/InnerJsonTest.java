package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.bytes.RandomJson;
import dev.sinew.engine.Call;
import dev.sinew.engine.Rows;
import dev.sinew.model.BodyKind;
import dev.sinew.model.ClassHit;
import dev.sinew.model.Limit;
import dev.sinew.model.Observation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are JSON themselves. */
class InnerJsonTest {
    private static String quoted(String text) {
        String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
        return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"';
    }

    private static Observation posted(String text) {
        return Call.post("/events")
                .json("{\"userData\":" + quoted(text) + ",\"z\":1}")
                .observe();
    }

    private static List<String> hits(Observation observation) {
        return observation.classHits().stream()
                .map(hit -> hit.path().text() + " " + hit.dataClass() + " " + hit.sample())
                .toList();
    }

    @Test
    void whatStandsInATextHasFieldsAndClasses() {
        Observation seen = posted("{\"email\":\"mara@mail.example\",\"cards\":[{\"pan\":\"4539578763621486\"}]}");

        assertThat(Rows.of(seen.request()))
                .containsExactly(
                        "BODY:userData STRING NONE",
                        "BODY:userData{}.email STRING EMAIL",
                        "BODY:userData{}.cards[].pan STRING DIGITS",
                        "BODY:z INTEGER DIGITS");
        assertThat(seen.classHits())
                .extracting(ClassHit::path)
                .extracting(path -> path.text() + " of " + path.fieldName())
                .contains("userData{}.email of email", "userData{}.cards[].pan of pan");
        assertThat(String.join("\n", hits(seen))).doesNotContain("mara@mail", "4539578763621486");
        assertThat(seen.request().toString()).doesNotContain("mara", "4539578763621486");
    }

    @Test
    void aTextIsReadInFormsAndQueriesToo() {
        Observation form = Call.post("/events")
                .form("payload=%7B%22iban%22%3A%22GB29NWBK60161331926819%22%7D")
                .observe();
        Observation query = Call.get("/accounts?filter=%7B%22iban%22:%22GB29NWBK60161331926819%22%7D")
                .observe();

        assertThat(hits(form)).containsExactly("payload{}.iban iban GB2••••••819");
        assertThat(hits(query)).containsExactly("filter{}.iban iban GB2••••••819");
    }

    @Test
    void secretsInATextAreSecret() {
        Observation seen = posted("{\"user\":\"mara\",\"password\":\"correct-horse\"}");

        assertThat(hits(seen)).contains("userData{}.password password ");
        assertThat(Rows.of(seen.request())).contains("BODY:userData{}.password STRING NONE");
    }

    @Test
    void aSecretThatIsJsonStaysClosed() {
        Observation seen = Call.post("/events")
                .json("{\"password\":" + quoted("{\"email\":\"mara@mail.example\"}") + "}")
                .observe();

        assertThat(Rows.paths(seen.request())).containsExactly("BODY:password");
    }

    @Test
    void aTextWithinATextIsAText() {
        Observation seen = posted("{\"inner\":" + quoted("{\"email\":\"mara@mail.example\"}") + "}");

        assertThat(Rows.paths(seen.request())).containsExactly("BODY:userData", "BODY:userData{}.inner", "BODY:z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ user { id } }",
                "{{firstName}} {{lastName}}",
                "[INFO] started at 12:00",
                "{\"email\":\"mara@mail.example\"",
                "{\"email\":\"mara@mail.example\"} and more",
                "{\"a\":\"b\"}{\"a\":\"b\"}",
                "{\"a\":\"b\"} 5",
                "[1,2,3,4]",
                "{}     ",
            })
    void whatOnlyBeginsLikeJsonIsAText(String text) {
        assertThat(Rows.paths(posted(text).request())).containsExactly("BODY:userData", "BODY:z");
    }

    @Test
    void listsOfTextsAreRead() {
        assertThat(hits(posted("[\"mara@mail.example\",\"tom@mail.example\"]")))
                .containsExactly("userData{}[] email m••••••@••••••.example");
    }

    @Test
    void aKeyThatReadsLikeAPartOfAPathIsData() {
        assertThat(Rows.paths(Call.post("/events")
                        .json("{\"a\":{\"{}\":{\"b\":1},\"[]\":2}}")
                        .observe()
                        .request()))
                .containsExactly("BODY:a.*.b", "BODY:a.*");
    }

    @Test
    void nestingBeyondTheLimitIsTold() {
        Observation deep = posted("{\"a\":" + "[".repeat(200) + "\"x\"" + "]".repeat(200) + "}");

        assertThat(deep.hit(Limit.DEPTH)).isTrue();
        assertThat(Rows.paths(deep.request())).contains("BODY:userData", "BODY:z");
        assertThat(posted("{\"a\":1}").hit(Limit.DEPTH)).isFalse();
    }

    /** A text reads as the same JSON does as a body, and what stands behind it is not disturbed. */
    @Test
    void aTextReadsAsABodyDoes() {
        long seed = new Random().nextLong();
        RandomJson documents = new RandomJson(new Random(seed));
        int read = 0;
        for (int i = 0; i < 1_000; i++) {
            String json = new String(documents.next(), StandardCharsets.UTF_8).strip();
            Observation body = Call.post("/").json(json).observe();
            List<String> inner = Rows.of(posted(json).request());
            boolean one = body.requestBody().kind() == BodyKind.JSON && inner.size() > 2;
            if (one) {
                read++;
                assertThat(inner.subList(1, inner.size() - 1))
                        .as("seed %d: %s", seed, json)
                        .isEqualTo(Rows.of(body.request()).stream()
                                .map(row -> row.replaceFirst("^BODY:(?=\\[)", "BODY:userData{}")
                                        .replaceFirst("^BODY:(?!userData)", "BODY:userData{}."))
                                .toList());
            }
        }
        assertThat(read).as("seed %d", seed).isGreaterThan(100);
    }
}
