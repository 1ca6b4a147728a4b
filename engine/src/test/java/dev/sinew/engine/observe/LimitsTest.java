package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.bytes.Slice;
import dev.sinew.engine.Call;
import dev.sinew.engine.Rows;
import dev.sinew.engine.codec.Decoded;
import dev.sinew.engine.codec.ObservationCodec;
import dev.sinew.model.Body;
import dev.sinew.model.BodyFacts;
import dev.sinew.model.BodyFacts.Knowledge;
import dev.sinew.model.BodyKind;
import dev.sinew.model.Limit;
import dev.sinew.model.Observation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Every limit that one exchange can hit: what lies below it is read, the hit is noted. */
class LimitsTest {
    private static final ObserveLimits SMALL = new ObserveLimits(1_000, 1_000, 8, 10, 4, 5);

    @Test
    void anOrdinaryExchangeHitsNone() {
        assertThat(Call.get("/a/b?c=d")
                        .header("x-a", "b")
                        .answerJson("{\"a\":[1]}")
                        .within(SMALL)
                        .observe()
                        .limits())
                .isZero();
    }

    @Test
    void nestingOfTenThousandLevelsIsNoted() {
        String json = "{\"a\":1,\"deep\":" + "[".repeat(10_000) + "]".repeat(10_000) + ",\"b\":2}";
        Observation seen = Call.get("/").answerJson(json).observe();
        assertThat(seen.hit(Limit.DEPTH)).isTrue();
        assertThat(seen.hit(Limit.MALFORMED)).isFalse();
        assertThat(Rows.paths(seen.answer())).hasSize(3).startsWith("BODY:a").endsWith("BODY:b");
        assertThat(seen.answerBody().knowledge()).isEqualTo(Knowledge.PART);
    }

    @Test
    void objectsOfTenThousandLevelsAreNoted() {
        String json = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
        Observation seen = Call.get("/").answerJson(json).observe();
        assertThat(seen.hit(Limit.DEPTH)).isTrue();
        assertThat(seen.answer().count()).isEqualTo(1);
        assertThat(seen.answer().path(0).depth()).isEqualTo(ObserveLimits.DEFAULT.depth());
    }

    @Test
    void aStringOfFiftyMegabytesIsCutAtTheLimit() {
        byte[] body = new byte[50 << 20];
        Arrays.fill(body, (byte) 'a');
        byte[] start = "{\"id\":7,\"text\":\"".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(start, 0, body, 0, start.length);
        Observation seen = Call.get("/").answer("application/json", body).observe();
        assertThat(seen.hit(Limit.BODY_SIZE)).isTrue();
        assertThat(Rows.paths(seen.answer())).containsExactly("BODY:id");
        assertThat(seen.answerBody().size()).isEqualTo(50 << 20);
    }

    @Test
    void aStringAsLongAsTheLimitIsRead() {
        String json = "{\"text\":\"" + "a".repeat(15 << 20) + "\",\"id\":7}";
        Observation seen = Call.get("/").answerJson(json).observe();
        assertThat(seen.limits()).isZero();
        assertThat(Rows.paths(seen.answer())).containsExactly("BODY:text", "BODY:id");
        assertThat(seen.answer().length(0)).isEqualTo(dev.sinew.model.Fields.MAX_LENGTH);
    }

    @Test
    void aBodyThatTheSourceCutIsKnownInPart() {
        Observation seen =
                Call.post("/").body(Body.cut(Slice.of("{\"a\":1,\"b\":"))).observe();
        assertThat(seen.hit(Limit.BODY_SIZE)).isTrue();
        assertThat(Rows.paths(seen.request())).containsExactly("BODY:a");
        assertThat(seen.requestBody().knowledge()).isEqualTo(Knowledge.PART);
    }

    @Test
    void aBodyThatTheSourceDidNotRecordIsUnknown() {
        assertThat(Call.post("/").body(Body.UNKNOWN).observe().requestBody()).isEqualTo(BodyFacts.UNKNOWN);
        assertThat(Call.post("/").body(Body.cut(Slice.EMPTY)).observe().requestBody())
                .isEqualTo(BodyFacts.UNKNOWN);
        assertThat(Call.post("/").body(Body.NONE).observe().requestBody()).isEqualTo(BodyFacts.NONE);
    }

    @Test
    void aFileThatTheSourceDidNotRecordIsNoneThatWouldHaveBeenRead() {
        assertThat(List.of("image/png", "application/octet-stream", "application/pdf", "video/mp4"))
                .extracting(LimitsTest::unrecorded)
                .containsOnly(new BodyFacts(Knowledge.OPAQUE, BodyKind.BINARY, -1, 0));
        assertThat(List.of("application/json", "text/csv", "application/xml", ""))
                .extracting(LimitsTest::unrecorded)
                .containsOnly(BodyFacts.UNKNOWN);
    }

    private static BodyFacts unrecorded(String contentType) {
        return Call.post("/")
                .header("Content-Type", contentType)
                .body(Body.UNKNOWN)
                .observe()
                .requestBody();
    }

    @Test
    void fieldsBeyondTheLimitAreNoted() {
        int limit = ObserveLimits.DEFAULT.fields();
        Observation seen =
                Call.get("/").answerJson("[" + "1,".repeat(limit) + "1]").observe();
        assertThat(seen.hit(Limit.FIELDS)).isTrue();
        assertThat(seen.answer().count()).isEqualTo(limit);
        assertThat(seen.answerBody().knowledge()).isEqualTo(Knowledge.PART);
        assertThat(seen.answerBody().values()).isEqualTo(limit + 1);
        assertThat(Call.get("/")
                        .answerJson("[" + "1,".repeat(limit - 1) + "1]")
                        .observe()
                        .limits())
                .isZero();
    }

    @Test
    void aSmallFieldLimitHoldsToTheRow() {
        assertThat(Call.get("/")
                        .within(SMALL)
                        .answerJson("[1,2,3,4,5,6,7,8,9,10]")
                        .observe()
                        .limits())
                .isZero();
        Observation seen = Call.get("/")
                .within(SMALL)
                .answerJson("[1,2,3,4,5,6,7,8,9,10,11]")
                .observe();
        assertThat(seen.answer().count()).isEqualTo(10);
        assertThat(seen.hit(Limit.FIELDS)).isTrue();
    }

    @Test
    void segmentsBeyondTheLimitAreNoted() {
        Observation seen = Call.get("/a".repeat(32)).observe();
        assertThat(seen.segments()).hasSize(32);
        assertThat(seen.limits()).isZero();
        Observation longer = Call.get("/a".repeat(33)).observe();
        assertThat(longer.segments()).hasSize(32);
        assertThat(longer.hit(Limit.SEGMENTS)).isTrue();
    }

    @Test
    void headersBeyondTheLimitAreNoted() {
        Call call = Call.get("/");
        for (int i = 0; i < 300; i++) {
            call.header("x-h", "v");
        }
        Observation seen = call.observe();
        assertThat(seen.hit(Limit.HEADERS)).isTrue();
        assertThat(seen.request().count()).isEqualTo(256);
        Call answer = Call.get("/");
        for (int i = 0; i < 300; i++) {
            answer.answerHeader("set-cookie", "a=b");
        }
        assertThat(answer.observe().hit(Limit.HEADERS)).isTrue();
    }

    @Test
    void cookiesBeyondTheLimitAreNoted() {
        Observation seen = Call.get("/").header("Cookie", "a=1; ".repeat(300)).observe();
        assertThat(seen.hit(Limit.HEADERS)).isTrue();
        assertThat(seen.request().count()).isEqualTo(256);
    }

    @Test
    void aRequestWithoutAUsableUrlIsNoted() {
        for (String url : new String[] {"", "nonsense", "api.bank.example:443", "?a=b", "ftp://x/y"}) {
            assertThat(Call.of("GET", url).observe().hit(Limit.BAD_URL)).as(url).isTrue();
        }
    }

    @Test
    void textThatIsNoUtf8IsNotedAndStillRead() {
        byte[] latin = "{\"id\":7,\"name\":\"M\u00fcller\"}".getBytes(StandardCharsets.ISO_8859_1);
        Observation seen = Call.get("/").answer("application/json", latin).observe();
        assertThat(seen.hit(Limit.BAD_TEXT)).isTrue();
        assertThat(Rows.paths(seen.answer())).containsExactly("BODY:id", "BODY:name");
        assertThat(Call.get("/")
                        .answer("application/json; charset=iso-8859-1", latin)
                        .observe()
                        .limits())
                .isZero();
        assertThat(Call.get("/").answer("image/png", latin).observe().hit(Limit.BAD_TEXT))
                .isTrue();
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, (byte) 0xff};
        assertThat(Call.get("/").answer("image/png", picture).observe().limits())
                .isZero();
    }

    @Test
    void aCharacterThatTheCutDividedIsNoBadText() {
        Slice half = Slice.of("{\"a\":\"\u00e9\u20ac");
        Body cut = Body.cut(new Slice(half.array(), half.from(), half.to() - 1));
        assertThat(Call.post("/").body(cut).observe().hit(Limit.BAD_TEXT)).isFalse();
    }

    /** What searching one request for attacks may cost has a bound, however many values ask for it. */
    @Test
    void valuesThatMayBeCodeAreSearchedUpToALimit() {
        String value = "'<script>".repeat(200);
        assertThat(Call.post("/").json(texts(value, 20)).observe().hit(Limit.VALUES))
                .isFalse();
        assertThat(Call.post("/").json(texts(value, 60)).observe().hit(Limit.VALUES))
                .isTrue();
    }

    private static String texts(String value, int count) {
        return "[" + "\"%s\",".formatted(value).repeat(count) + "1]";
    }

    @Test
    void namesChosenToShareAHashAreReadFast() {
        StringBuilder json = new StringBuilder("{");
        String[] pair = {"Aa", "BB"};
        for (int i = 0; i < 1 << 17; i++) {
            json.append(i > 0 ? ",\"" : "\"");
            for (int bit = 0; bit < 17; bit++) {
                json.append(pair[i >> bit & 1]);
            }
            json.append("\":1");
        }
        String body = json.append('}').toString();
        Observation seen = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> Call.get("/").answerJson(body).observe());
        assertThat(seen.hit(Limit.FIELDS)).isTrue();
        byte[] bytes = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(1), () -> ObservationCodec.encode(seen));
        assertThat(ObservationCodec.decode(bytes)).isEqualTo(new Decoded.Ok(seen));
    }

    @Test
    void aDepthThatNoPathMayHaveIsRefused() {
        assertThatThrownBy(() -> new ObserveLimits(1, 1, 1_001, 1, 1, 1)).hasMessageContaining("1001");
        assertThatThrownBy(() -> new ObserveLimits(1, 1, 0, 1, 1, 1)).hasMessageContaining("depth");
    }
}
