package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sinew.bytes.Slice;
import dev.sinew.engine.Call;
import dev.sinew.engine.codec.Decoded;
import dev.sinew.engine.codec.ObservationCodec;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.model.Body;
import dev.sinew.model.Observation;
import java.util.List;

class BodyReaderFuzzTest {
    /** Content type and content encoding by the input's first byte. */
    private static final String[][] KINDS = {
        {"text/xml", ""},
        {"multipart/form-data; boundary=B", ""},
        {"application/json", "br"},
        {"text/xml", "gzip"},
        {"application/json", "deflate"},
        {"application/x-www-form-urlencoded", ""},
        {"application/json", ""},
        {"text/xml; charset=utf-16", ""},
        {"application/graphql", ""},
    };
    /** One for all inputs: what it keeps between exchanges must not matter. */
    private static final Observer OBSERVER =
            new Observer(Call.KEY, new MarkSet(List.of()), new ObserveLimits(1 << 16, 1 << 16, 16, 200, 16, 16));

    /** Never throws, whatever a body of a format or encoding holds. */
    @FuzzTest(maxDuration = "5m")
    void anyBodyIsRead(byte[] input) {
        if (input.length == 0) {
            return;
        }
        String[] kind = KINDS[(input[0] & 0xff) % KINDS.length];
        Observation seen = OBSERVER.observe(Call.post("/")
                .header("content-type", kind[0])
                .header("content-encoding", kind[1])
                .body(Body.whole(new Slice(input, 1, input.length)))
                .exchange());
        assertThat(ObservationCodec.decode(ObservationCodec.encode(seen))).isEqualTo(new Decoded.Ok(seen));
    }
}
