package dev.sinew.engine.inject;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sinew.bytes.Slice;
import dev.sinew.engine.Call;
import dev.sinew.engine.inject.Value.Where;
import dev.sinew.model.BodyKind;
import dev.sinew.model.Exchange;

class RequestValuesFuzzTest {
    private static final BodyKind[] KINDS = BodyKind.values();

    /** Whatever a request holds, its values are bounded, and each technique has an answer to each. */
    @FuzzTest(maxDuration = "5m")
    void anyRequestHasValues(FuzzedDataProvider data) {
        BodyKind kind = data.pickValue(KINDS);
        String url = "/a/" + data.consumeString(100) + "?b=" + data.consumeString(100);
        Call call = Call.get(url).header("Cookie", data.consumeString(100)).header("X-Any", data.consumeString(100));
        Exchange exchange = call.exchange();
        Slice body = Slice.of(data.consumeRemainingAsBytes());

        RequestValues values = new RequestValues().begin(exchange, 200, kind, body);

        assertThat(values.all()).hasSizeLessThanOrEqualTo(RequestValues.MOST_VALUES);
        values.all().forEach(RequestValuesFuzzTest::judge);
    }

    /** Any text is judged by all techniques, in its place and in none. */
    @FuzzTest(maxDuration = "5m")
    void anyTextIsJudged(FuzzedDataProvider data) {
        Where where = data.pickValue(Where.values());
        String text = data.consumeRemainingAsString();
        judge(Value.of(where, "url", text, Signs.of(text), false));
        judge(Value.of(where, "url", text, -1, true));
    }

    private static void judge(Value value) {
        String text = value.text();
        int length = text.length();
        assertThat(text).hasSizeLessThanOrEqualTo(Math.max(length, RequestValues.MOST_CHARACTERS));
        int[] places = {
            SqlText.breakout(text),
            ShellText.breakout(value),
            MarkupText.breakout(value),
            TemplateText.breakout(value),
            LookupText.lookup(text)
        };
        for (int place : places) {
            assertThat(place).isBetween(-1, length);
            assertThat(Masked.of(text, place)).hasSizeLessThanOrEqualTo(64);
        }
        assertThat(TemplateText.result(text)).isNotNull();
        assertThat(SerialText.language(value)).isNotNull();
        assertThat(GraphText.abuse(text)).isNotNull();
        assertThat(UrlText.of(text).reach()).isNotNull();
        if (PathText.climbs(value)) {
            assertThat(text).isNotBlank();
        }
        assertThat(SqlText.isProse(text, length / 2) && length == 0).isFalse();
    }
}
