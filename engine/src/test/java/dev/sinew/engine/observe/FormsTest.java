package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.Rows;
import dev.sinew.model.BodyFacts.Knowledge;
import dev.sinew.model.BodyKind;
import dev.sinew.model.Fields;
import dev.sinew.model.Limit;
import dev.sinew.model.Observation;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Query strings, forms and multipart bodies. */
class FormsTest {
    @Test
    void queryParametersAreFields() {
        Fields request = Call.get("/search?accountId=7&name=Ada+L&flag&empty=&q=a%2Fb%3D&&=x#frag=1")
                .observe()
                .request();
        assertThat(Rows.of(request))
                .containsExactly(
                        "QUERY:accountId INTEGER DIGITS",
                        "QUERY:name STRING TEXT",
                        "QUERY:flag STRING EMPTY",
                        "QUERY:empty STRING EMPTY",
                        "QUERY:q STRING NONE",
                        "QUERY:* STRING WORD");
        assertThat(Rows.print(request, "QUERY:q")).isEqualTo(Call.print("a/b="));
        assertThat(Rows.print(request, "QUERY:accountId")).isEqualTo(Call.print("7"));
    }

    @Test
    void pagingValuesStay() {
        Fields request = Call.get("/items?page=2&limit=50&offset=abc&size=0123456789")
                .observe()
                .request();
        assertThat(Rows.text(request, "QUERY:page")).isEqualTo("2");
        assertThat(Rows.text(request, "QUERY:limit")).isEqualTo("50");
        assertThat(Rows.text(request, "QUERY:offset")).isEmpty();
        assertThat(Rows.text(request, "QUERY:size")).isEmpty();
    }

    @Test
    void pagingValuesOfAnswersDoNotStay() {
        assertThat(Rows.text(Call.get("/").answerJson("{\"page\":2}").observe().answer(), "BODY:page"))
                .isEmpty();
    }

    @Test
    void formFieldsAreBodyFields() {
        Observation seen = Call.post("/pay")
                .form("amount=12.50&to=DE89370400440532013000&note=for+you&n=%C3%BC")
                .observe();
        assertThat(Rows.of(seen.request()))
                .containsExactly(
                        "BODY:amount STRING NUMBER",
                        "BODY:to STRING HEX",
                        "BODY:note STRING TEXT",
                        "BODY:n STRING TEXT");
        assertThat(seen.requestBody().kind()).isEqualTo(BodyKind.FORM);
        assertThat(seen.requestBody().knowledge()).isEqualTo(Knowledge.WHOLE);
        assertThat(seen.classHits()).hasSize(1);
    }

    @Test
    void malformedPercentSignsStandForThemselves() {
        Fields request =
                Call.post("/").form("a=%zz&b=%4&c=100%&d=%41").observe().request();
        assertThat(Rows.print(request, "BODY:a")).isEqualTo(Call.print("%zz"));
        assertThat(Rows.print(request, "BODY:b")).isEqualTo(Call.print("%4"));
        assertThat(Rows.print(request, "BODY:c")).isEqualTo(Call.print("100%"));
        assertThat(Rows.print(request, "BODY:d")).isEqualTo(Call.print("A"));
    }

    @Test
    void aTextSentAsAFormIsNoName() {
        Observation seen = Call.post("/").form("OpenSesame").observe();
        assertThat(seen.request().count()).isZero();
        assertThat(seen.requestBody().kind()).isEqualTo(BodyKind.TEXT);
        assertThat(Rows.paths(
                        Call.post("/").form("the quick brown fox&a=1").observe().request()))
                .containsExactly("BODY:*", "BODY:a");
    }

    @Test
    void partsOfAMultipartBodyAreFields() {
        Observation seen = multipart(String.join(
                "\r\n",
                "--B",
                "Content-Disposition: form-data; name=\"accountId\"",
                "",
                "7",
                "--B",
                "Content-Disposition: form-data; name=\"file\"; filename=\"secret-plan.pdf\"",
                "Content-Type: application/pdf",
                "",
                "%PDF-1.7\r\n\r\nbytes",
                "--B",
                "Content-Disposition: form-data; name=\"meta\"",
                "Content-Type: application/json",
                "",
                "{\"kind\":\"photo\",\"tags\":[1]}",
                "--B",
                "Content-Disposition: form-data; name=note",
                "",
                "two\r\nlines",
                "--B--",
                ""));
        assertThat(Rows.of(seen.request()))
                .containsExactly(
                        "BODY:accountId INTEGER DIGITS",
                        "BODY:file BINARY NONE",
                        "BODY:meta.kind STRING WORD",
                        "BODY:meta.tags[] INTEGER DIGITS",
                        "BODY:note STRING NONE");
        assertThat(seen.request().length(1)).isEqualTo("%PDF-1.7\r\n\r\nbytes".length());
        assertThat(seen.requestBody().kind()).isEqualTo(BodyKind.MULTIPART);
        assertThat(seen.requestBody().knowledge()).isEqualTo(Knowledge.WHOLE);
    }

    @Test
    void aMultipartBodyWithoutItsEndIsReadAsFarAsItGoes() {
        Observation seen =
                multipart("--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--B\r\nContent-Dis");
        assertThat(Rows.paths(seen.request())).containsExactly("BODY:a");
        assertThat(seen.requestBody().knowledge()).isEqualTo(Knowledge.PART);
        assertThat(seen.hit(Limit.MALFORMED)).isTrue();
    }

    @Test
    void aMultipartBodyWithoutBoundaryIsMalformed() {
        Observation seen = Call.post("/")
                .body("multipart/form-data", "--B\r\n\r\n1\r\n--B--")
                .observe();
        assertThat(seen.request().count()).isZero();
        assertThat(seen.hit(Limit.MALFORMED)).isTrue();
    }

    @Test
    void aBoundaryLongerThanTheStandardAllowsCostsNothing() {
        String boundary = "-".repeat(60_000) + "x";
        byte[] body = "-".repeat(4_000_000).getBytes(StandardCharsets.US_ASCII);
        Observation seen = org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                java.time.Duration.ofSeconds(5),
                () -> Call.post("/")
                        .body("multipart/form-data; boundary=" + boundary, body)
                        .observe());
        assertThat(seen.hit(Limit.MALFORMED)).isTrue();
    }

    private static Observation multipart(String body) {
        return Call.post("/upload")
                .body("multipart/form-data; boundary=\"B\"; charset=utf-8", body)
                .observe();
    }
}
