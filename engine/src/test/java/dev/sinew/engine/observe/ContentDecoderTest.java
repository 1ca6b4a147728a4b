package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.bytes.Slice;
import dev.sinew.engine.Call;
import dev.sinew.engine.Rows;
import dev.sinew.model.Body;
import dev.sinew.model.BodyFacts.Knowledge;
import dev.sinew.model.BodyKind;
import dev.sinew.model.Limit;
import dev.sinew.model.Observation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Content encodings and charsets. */
class ContentDecoderTest {
    private static final String JSON = "{\"accounts\":[{\"id\":71,\"name\":\"one\"},{\"id\":72,\"name\":\"two\"}]}";
    /** The same, by the reference encoder. */
    private static final byte[] BROTLI = HexFormat.of()
            .parseHex("8b1d807b226163636f756e7473223a5b7b226964223a37312c226e616d65223a226f6e65227d2c7b226964223a37322c"
                    + "226e616d65223a2274776f227d5d7d03");

    private final byte[] plain = JSON.getBytes(StandardCharsets.UTF_8);

    @Test
    void encodedBodiesAreReadLikePlainOnes() {
        Observation expected = answered("", plain);
        assertThat(Rows.paths(expected.answer())).hasSize(4);
        assertThat(answered("gzip", gzip(plain)).answer()).isEqualTo(expected.answer());
        assertThat(answered("X-GZIP", gzip(plain)).answer()).isEqualTo(expected.answer());
        assertThat(answered("deflate", deflate(plain, false)).answer()).isEqualTo(expected.answer());
        assertThat(answered("deflate", deflate(plain, true)).answer()).isEqualTo(expected.answer());
        assertThat(answered("br", BROTLI).answer()).isEqualTo(expected.answer());
        assertThat(answered("identity", plain).answer()).isEqualTo(expected.answer());
    }

    @Test
    void layersAreUndoneFromTheLast() {
        Observation expected = answered("", plain);
        assertThat(answered("gzip, gzip", gzip(gzip(plain))).answer()).isEqualTo(expected.answer());
        assertThat(answered("deflate,gzip", gzip(deflate(plain, false))).answer())
                .isEqualTo(expected.answer());
        assertThat(answered("br, gzip", gzip(BROTLI)).answer()).isEqualTo(expected.answer());
        assertThat(answered("gzip, gzip, gzip", gzip(gzip(gzip(plain)))).answer())
                .isEqualTo(expected.answer());
    }

    @Test
    void moreThanThreeLayersAreNotRead() {
        Observation seen = answered("gzip,gzip,gzip,gzip", gzip(gzip(gzip(gzip(plain)))));
        assertThat(seen.hit(Limit.UNDECODABLE)).isTrue();
        assertThat(seen.answerBody().knowledge()).isEqualTo(Knowledge.OPAQUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd", "compress", "utf-8", "gzip, br"})
    void aBodyThatWasDecodedBeforeIsTakenAsItIs(String encoding) {
        Observation seen = answered(encoding, plain);
        assertThat(seen.answer()).isEqualTo(answered("", plain).answer());
        assertThat(seen.limits()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd", "nonsense"})
    void bytesThatCannotBeDecodedAreNoted(String encoding) {
        byte[] noise = new byte[64];
        Arrays.fill(noise, (byte) 0xfe);
        Observation seen = answered(encoding, noise);
        assertThat(seen.hit(Limit.UNDECODABLE)).isTrue();
        assertThat(seen.answerBody().kind()).isEqualTo(BodyKind.BINARY);
        assertThat(seen.answerBody().size()).isEqualTo(64);
    }

    @Test
    void whatCouldBeDecodedOfACutBodyIsRead() {
        byte[] encoded = gzip(("{\"a\":1,\"b\":\"" + "x".repeat(5_000) + "\",\"c\":\"" + noise(20_000))
                .getBytes(StandardCharsets.UTF_8));
        Observation seen = Call.get("/")
                .body(Body.cut(Slice.of(Arrays.copyOf(encoded, encoded.length / 2))))
                .header("Content-Encoding", "gzip")
                .observe();
        assertThat(Rows.paths(seen.request())).containsExactly("BODY:a", "BODY:b");
        assertThat(seen.requestBody().knowledge()).isEqualTo(Knowledge.PART);
        assertThat(seen.hit(Limit.BODY_SIZE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "gzip,gzip"})
    void aBombIsCutAtTheLimit(String encoding) {
        byte[] bytes = ("[\"" + "a".repeat(40 << 20) + "\"]").getBytes(StandardCharsets.US_ASCII);
        byte[] bomb = encoding.equals("deflate") ? deflate(bytes, false) : gzip(bytes);
        bomb = encoding.equals("gzip,gzip") ? gzip(bomb) : bomb;
        assertThat(bomb.length).isLessThan(50_000);
        Observation seen = answered(encoding, bomb);
        assertThat(seen.hit(Limit.DECODED_SIZE)).isTrue();
        assertThat(seen.answerBody().knowledge()).isEqualTo(Knowledge.PART);
        assertThat(seen.answerBody().size()).isEqualTo(bomb.length);
    }

    @Test
    void aSmallLimitHoldsToTheByte() {
        ContentDecoder decoder = new ContentDecoder(10);
        assertThat(decoder.decode(Slice.of(gzip(plain)), Slice.of("gzip")).length())
                .isEqualTo(10);
        assertThat(decoder.cut()).isTrue();
        ContentDecoder exact = new ContentDecoder(plain.length);
        assertThat(exact.decode(Slice.of(gzip(plain)), Slice.of("gzip"))).isEqualTo(Slice.of(plain));
        assertThat(exact.cut()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE", "Shift_JIS", "\"utf-16be\""})
    void charsetsAreConverted(String name) {
        byte[] bytes = "{\"name\":\"abc\",\"id\":7}".getBytes(Charset.forName(name.replace("\"", "")));
        Observation seen =
                Call.get("/").answer("application/json; charset=" + name, bytes).observe();
        assertThat(Rows.paths(seen.answer())).containsExactly("BODY:name", "BODY:id");
        assertThat(Rows.print(seen.answer(), "BODY:name")).isEqualTo(Call.print("abc"));
        assertThat(seen.limits()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "", "!", "utf-8; x=y"})
    void anUnknownCharsetIsTakenForUtf8(String name) {
        Observation seen =
                Call.get("/").answer("application/json; charset=" + name, JSON).observe();
        assertThat(seen.answer()).isEqualTo(answered("", plain).answer());
    }

    @Test
    void aByteOrderMarkIsSkipped() {
        Observation seen =
                Call.get("/").answer("application/json", "\ufeff" + JSON).observe();
        assertThat(seen.answer()).isEqualTo(answered("", plain).answer());
        Observation wide = Call.get("/")
                .answer("application/json", JSON.getBytes(StandardCharsets.UTF_16))
                .observe();
        assertThat(wide.answer()).isEqualTo(answered("", plain).answer());
    }

    private static Observation answered(String encoding, byte[] bytes) {
        Call call = Call.get("/accounts").answer("application/json", bytes);
        return (encoding.isEmpty() ? call : call.answerHeader("Content-Encoding", encoding)).observe();
    }

    private static String noise(int length) {
        java.util.Random random = new java.util.Random(1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] bytes, boolean raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream deflate = new DeflaterOutputStream(out, new Deflater(9, raw))) {
            deflate.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
