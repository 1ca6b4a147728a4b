package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.bytes.RandomJson;
import dev.sinew.engine.Call;
import dev.sinew.engine.Rows;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.model.BodyFacts;
import dev.sinew.model.BodyFacts.Knowledge;
import dev.sinew.model.BodyKind;
import dev.sinew.model.Fields;
import dev.sinew.model.Limit;
import dev.sinew.model.Observation;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
    @Test
    void everyValueHasAPathATypeAndAFormat() {
        Fields answer =
                answer("{\"id\":7,\"name\":\"Ada\",\"balance\":-12.5,\"open\":true,\"closed\":false,\"note\":null,"
                        + "\"cards\":[{\"id\":1},{\"id\":2}],\"tags\":[\"a\",\"b\"],\"empty\":{},\"none\":[]}");
        assertThat(Rows.of(answer))
                .containsExactly(
                        "BODY:id INTEGER DIGITS",
                        "BODY:name STRING WORD",
                        "BODY:balance DECIMAL NUMBER",
                        "BODY:open TRUE NONE",
                        "BODY:closed FALSE NONE",
                        "BODY:note NULL NONE",
                        "BODY:cards[].id INTEGER DIGITS",
                        "BODY:cards[].id INTEGER DIGITS",
                        "BODY:tags[] STRING WORD",
                        "BODY:tags[] STRING WORD",
                        "BODY:empty EMPTY_OBJECT NONE",
                        "BODY:none EMPTY_ARRAY NONE");
    }

    @Test
    void arraysOfArraysKeepTheirDepth() {
        assertThat(Rows.paths(answer("[[1,[2]],[],[{\"a\":[[3]]}],4]")))
                .containsExactly("BODY:[][]", "BODY:[][][]", "BODY:[]", "BODY:[][].a[][]", "BODY:[]");
    }

    @Test
    void siblingsBehindAContainerHaveTheirOwnPath() {
        assertThat(Rows.paths(answer("{\"a\":{\"b\":{\"c\":1},\"d\":2},\"e\":[{\"f\":3},4],\"g\":5}")))
                .containsExactly("BODY:a.b.c", "BODY:a.d", "BODY:e[].f", "BODY:e[]", "BODY:g");
    }

    @Test
    void escapedNamesAreDecoded() {
        assertThat(Rows.paths(answer("{\"acc\\u006funt\":1,\"account\":2,\"a\\\"b\":3}")))
                .containsExactly("BODY:account", "BODY:account", "BODY:a\"b");
    }

    @Test
    void escapedValuesHaveTheFingerprintOfTheirText() {
        Fields answer = answer("{\"a\":\"user\\u002d7\",\"b\":\"user-7\",\"c\":\"a\\/b\"}");
        assertThat(Rows.print(answer, "BODY:a"))
                .isEqualTo(Rows.print(answer, "BODY:b"))
                .isEqualTo(Call.print("user-7"));
        assertThat(Rows.print(answer, "BODY:c")).isEqualTo(Call.print("a/b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@bank.example",
                "123e4567-e89b-12d3-a456-426614174000",
                "4711",
                "2026-01-31",
                "2026-01",
                "/accounts/seven",
                "https://bank.example",
                "user_8472893",
                "größe→klein",
                "",
                "Ada Lovelace",
                "aB3xK9mQzR",
                "a=b",
            })
    void keysThatAreDataBecomeOnePath(String key) {
        assertThat(Rows.paths(answer("{\"users\":{\"" + key + "\":{\"age\":1}}}")))
                .containsExactly("BODY:users.*.age");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accountId",
                "account_id",
                "line1",
                "ipv4",
                "x-request",
                "$ref",
                "@type",
                "address2",
                "oauth2Client",
                "größe",
                "contraseña",
                "téléphone",
                "rodnéČíslo",
                "a.b",
                "md5"
            })
    void keysThatAreNamesStay(String key) {
        boolean namesWithAt = key.startsWith("@");
        assertThat(Rows.paths(answer("{\"" + key + "\":1}"))).containsExactly("BODY:" + (namesWithAt ? "*" : key));
    }

    @Test
    void aKeyOfManyCharactersIsData() {
        assertThat(Rows.paths(answer("{\"" + "a".repeat(64) + "\":1,\"" + "a".repeat(65) + "\":2}")))
                .containsExactly("BODY:" + "a".repeat(64), "BODY:*");
    }

    @Test
    void duplicateKeysAreReadBoth() {
        Fields answer = answer("{\"id\":1,\"id\":2}");
        assertThat(Rows.paths(answer)).containsExactly("BODY:id", "BODY:id");
        assertThat(answer.print(0)).isEqualTo(Call.print("1"));
        assertThat(answer.print(1)).isEqualTo(Call.print("2"));
    }

    @Test
    void integersOfOneApiKeepTheirSteps() {
        Fields answer = answer("[41,42,-1]");
        assertThat(answer.number(1) - answer.number(0)).isEqualTo(1);
        assertThat(answer.number(0) - answer.number(2)).isEqualTo(42);
        assertThat(answer.number(0)).isEqualTo(41 + Call.KEY.offset("api.bank.example"));
    }

    @Test
    void anIntegerInABodyHasTheFingerprintOfTheSamePathSegment() {
        Observation seen = Call.get("/accounts/4711")
                .answerJson("{\"id\":4711,\"text\":\"4711\"}")
                .observe();
        assertThat(Rows.print(seen.answer(), "BODY:id"))
                .isEqualTo(seen.segments().get(1).print());
        assertThat(Rows.print(seen.answer(), "BODY:text"))
                .isEqualTo(seen.segments().get(1).print());
    }

    @Test
    void uuidsAndAddressesAreComparedWithoutCase() {
        Fields answer =
                answer("{\"a\":\"123E4567-E89B-12D3-A456-426614174000\",\"b\":\"123e4567-e89b-12d3-a456-426614174000\","
                        + "\"c\":\"Ada@Bank.example\",\"d\":\"ada@bank.example\",\"e\":\"Abc-1\",\"f\":\"abc-1\"}");
        assertThat(answer.print(0)).isEqualTo(answer.print(1));
        assertThat(answer.print(2)).isEqualTo(answer.print(3));
        assertThat(answer.print(4)).isNotEqualTo(answer.print(5));
    }

    @Test
    void linesOfJsonAreOneBodyOfSeveralValues() {
        Observation seen = Call.get("/")
                .answer("application/x-ndjson", "{\"id\":1}\n{\"id\":2}\n\n{\"id\":3}\n")
                .observe();
        assertThat(Rows.paths(seen.answer())).containsExactly("BODY:id", "BODY:id", "BODY:id");
        assertThat(seen.answerBody()).isEqualTo(new BodyFacts(Knowledge.WHOLE, BodyKind.JSON_LINES, 28, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,2,3]", "[{},{\"a\":[1,2]},null]", "[[1],[2],[3]]"})
    void anArrayHasAsManyValuesAsElements(String json) {
        assertThat(Call.get("/").answerJson(json).observe().answerBody().values())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"seven\"", "true", "null"})
    void aSingleValueIsABodyToo(String json) {
        Observation seen = Call.get("/").answerJson(json).observe();
        assertThat(seen.answer().count()).isEqualTo(1);
        assertThat(seen.answerBody().kind()).isEqualTo(BodyKind.JSON);
        assertThat(seen.answerBody().knowledge()).isEqualTo(Knowledge.WHOLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\":1,\"b\":[2,", "{\"a\":1,\"b\":[2,x]}", "{\"a\":1,\"b\":[2}", "{\"a\":1,\"b\":[2] \"c\"}"
            })
    void whatStandsBeforeAnErrorIsRead(String json) {
        Observation seen = Call.get("/").answerJson(json).observe();
        assertThat(Rows.paths(seen.answer())).containsExactly("BODY:a", "BODY:b[]");
        assertThat(seen.answerBody().knowledge()).isEqualTo(Knowledge.PART);
        assertThat(seen.hit(Limit.MALFORMED)).isTrue();
    }

    @Test
    void bytesThatAreNotUtf8AreReadAsTheyAre() {
        byte[] json = "{\"aX\":\"bX\",\"c\":1}".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        json[3] = (byte) 0xff;
        json[8] = (byte) 0xc0;
        Observation seen = Call.get("/").answer("application/json", json).observe();
        assertThat(Rows.of(seen.answer())).containsExactly("BODY:* STRING TEXT", "BODY:c INTEGER DIGITS");
    }

    @Test
    void theContentTypeDoesNotDecide() {
        for (String type :
                new String[] {"", "text/html", "text/plain", "application/octet-stream", "application/xml"}) {
            Observation seen = Call.get("/").answer(type, "{\"id\":1}").observe();
            assertThat(Rows.paths(seen.answer())).as(type).containsExactly("BODY:id");
            assertThat(seen.answerBody().kind()).isEqualTo(BodyKind.JSON);
        }
        assertThat(Call.get("/").answerJson("<a>1</a>").observe().answerBody().kind())
                .isEqualTo(BodyKind.XML);
        assertThat(Call.post("/").json("a=1&b=2").observe().hit(Limit.MALFORMED))
                .isTrue();
    }

    @Test
    void aFreshObserverAndAUsedOneSeeTheSame() {
        Observer used = new Observer(Call.KEY, new MarkSet(List.of()), ObserveLimits.DEFAULT);
        Call first = Call.get("/a/1").answerJson("{\"b\":{\"c\":[1,{\"d\":2}]},\"e\":3}");
        Call second = Call.get("/a/2").answerJson("{\"e\":3,\"b\":{\"c\":[{\"x\":2,\"d\":2}],\"f\":1}}");
        Observation before = used.observe(second.exchange());
        for (int i = 0; i < 3; i++) {
            used.observe(first.exchange());
            assertThat(used.observe(second.exchange())).isEqualTo(before);
        }
    }

    @Test
    void whatWasSeenBeforeChangesNothing() {
        long seed = System.nanoTime();
        System.out.println("JsonBodyTest seed " + seed);
        Random random = new Random(seed);
        RandomJson documents = new RandomJson(random);
        Observer used = new Observer(Call.KEY, new MarkSet(List.of()), ObserveLimits.DEFAULT);
        for (int i = 0; i < 1_500; i++) {
            byte[] json = documents.next();
            if (i % 3 == 0) {
                json[random.nextInt(json.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Call call = Call.get("/").answer("application/json", json);
            Observer fresh = new Observer(Call.KEY, new MarkSet(List.of()), ObserveLimits.DEFAULT);
            assertThat(used.observe(call.exchange())).as("seed %d", seed).isEqualTo(fresh.observe(call.exchange()));
        }
    }

    private static Fields answer(String json) {
        Observation seen = Call.get("/").answerJson(json).observe();
        assertThat(seen.answerBody().knowledge()).isEqualTo(Knowledge.WHOLE);
        return seen.answer();
    }
}
