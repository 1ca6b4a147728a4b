package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sinew.bytes.Slice;
import dev.sinew.engine.Call;
import dev.sinew.engine.codec.Decoded;
import dev.sinew.engine.codec.ObservationCodec;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.Body;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import dev.sinew.model.Observation;
import dev.sinew.model.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

class ObserverFuzzTest {
    private static final String[] NAMES = {
        "authorization",
        "cookie",
        "content-encoding",
        "soapaction",
        "traceparent",
        "user-agent",
        "host",
        "x-api-key",
        "set-cookie",
        "location",
        "x-any"
    };
    private static final String[] TYPES = {
        "",
        "application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=B",
        "text/xml",
        "application/soap+xml; action=a",
        "text/plain; charset=utf-16",
        "application/json; charset=Shift_JIS"
    };
    private static final String[] ENCODINGS = {"gzip", "deflate", "br", "gzip, br", "identity"};
    /** One for all inputs: what it keeps between exchanges must not matter. */
    private static final Observer OBSERVER =
            new Observer(Call.KEY, new MarkSet(RuleIndex.all()), new ObserveLimits(1 << 16, 1 << 16, 16, 200, 16, 16));

    /** Never throws, whatever an exchange holds, and what it keeps can be encoded. */
    @FuzzTest(maxDuration = "5m")
    void anyExchangeIsObserved(FuzzedDataProvider data) {
        String method = data.consumeAsciiString(10);
        Slice url = Slice.of((data.consumeBoolean() ? "https://a.example/" : "") + data.consumeString(200));
        Headers headers = headers(data);
        Headers answerHeaders = headers(data);
        Slice body = Slice.of(data.consumeBytes(data.remainingBytes() / 2));
        Slice answer = Slice.of(data.consumeRemainingAsBytes());
        Observation seen = OBSERVER.observe(new Exchange(
                new Origin("-", 0),
                "",
                Exchange.TIME_UNKNOWN,
                -1,
                method,
                Direction.INCOMING,
                new Exchange.Request(method, url, headers, Body.whole(body)),
                Optional.of(new Exchange.Response(200, answerHeaders, Body.whole(answer)))));
        assertThat(seen.toString()).isNotEmpty();
        assertThat(ObservationCodec.decode(ObservationCodec.encode(seen))).isEqualTo(new Decoded.Ok(seen));
    }

    private static Headers headers(FuzzedDataProvider data) {
        Headers.Builder headers = new Headers.Builder();
        String type = data.pickValue(TYPES);
        if (!type.isEmpty()) {
            headers.add("content-type", type);
        }
        if (data.consumeProbabilityDouble() < 0.3) {
            headers.add("content-encoding", data.pickValue(ENCODINGS));
        }
        for (int i = data.consumeInt(0, 3); i > 0; i--) {
            byte[] value = data.consumeString(120).getBytes(StandardCharsets.UTF_8);
            byte[] name = data.pickValue(NAMES).getBytes(StandardCharsets.US_ASCII);
            headers.add(name, 0, name.length, value, 0, value.length);
        }
        return headers.build();
    }
}
