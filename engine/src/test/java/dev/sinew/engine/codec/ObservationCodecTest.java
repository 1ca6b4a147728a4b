package dev.sinew.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.model.BodyFacts;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.Location;
import dev.sinew.model.Observation;
import dev.sinew.model.Trait;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ObservationCodecTest {
    @Test
    void whatIsEncodedDecodesToTheSame() {
        long seed = System.nanoTime();
        System.out.println("ObservationCodecTest seed " + seed);
        RandomObservations random = new RandomObservations(seed);
        for (int i = 0; i < 2_000; i++) {
            Observation made = random.next();
            assertThat(decoded(ObservationCodec.encode(made)))
                    .as("observation %d of seed %d", i, seed)
                    .isEqualTo(made);
        }
    }

    static Stream<Call> calls() {
        String token =
                Call.jwt("{\"iss\":\"https://id.bank.example\",\"sub\":\"7\",\"aud\":[\"a\",\"b\"],\"exp\":1769864400,"
                        + "\"scope\":\"read write\"}");
        return Stream.of(
                Call.get("/accounts/7/cards?page=2&iban=GB29NWBK60161331926819")
                        .from("203.0.113.9")
                        .header("Authorization", "Bearer " + token)
                        .header("Cookie", "sid=0123456789abcdef; theme=dark")
                        .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                        .answerJson(
                                "{\"cards\":[{\"id\":1,\"pan\":\"4111111111111111\",\"limit\":12.5,\"open\":true}],\"next\":null}"),
                Call.post("/login")
                        .form("email=ada%40bank.example&password=correct+horse")
                        .answerHeader("Set-Cookie", "session=0123456789abcdef; HttpOnly")
                        .answerJson("{\"access_token\":\"0123456789abcdef0123\"}"),
                Call.post("/upload")
                        .body(
                                "multipart/form-data; boundary=xx",
                                "--xx\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.png\"\r\n\r\n\1\2\3\r\n--xx--\r\n")
                        .status(201)
                        .answerHeader("Location", "/files/77"),
                Call.post("/soap")
                        .header("SOAPAction", "\"urn:bank#Transfer\"")
                        .body(
                                "text/xml",
                                "<e:Envelope xmlns:e='x'><e:Body><Transfer amount='5'/></e:Body></e:Envelope>")
                        .answer("text/xml", "<ok>true</ok>"),
                Call.post("/graphql").json("{\"query\":\"query Q { me { id } a: account(id: 7) { iban } }\"}"),
                Call.post("/rpc")
                        .json("[{\"jsonrpc\":\"2.0\",\"method\":\"tools/call\",\"params\":{\"name\":\"x\"},\"id\":1}]"),
                Call.get("/broken").answer("application/json", "{\"a\":[1,"),
                Call.get("/html").answer("text/html", "<html></html>"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void whatTheObserverMakesDecodesToTheSame(Call call) {
        Observation made = call.observe();
        assertThat(decoded(ObservationCodec.encode(made))).isEqualTo(made);
    }

    @Test
    void bytesOfVersionOneAreReadForEver() throws IOException {
        assertThat(decoded(golden("observation-v1.hex"))).isEqualTo(GoldenObservation.make(0, 0));
    }

    @Test
    void bytesOfVersionTwoAreReadForEver() throws IOException {
        assertThat(decoded(golden("observation-v2.hex")))
                .isEqualTo(GoldenObservation.make(Trait.ENCRYPTED.bit() | Trait.HSTS.bit(), 0));
    }

    @Test
    void bytesOfTheVersionThatIsWrittenStayAsTheyAre() throws IOException {
        byte[] golden = golden();
        Observation expected = GoldenObservation.make(Trait.ENCRYPTED.bit() | Trait.HSTS.bit(), 12);
        assertThat(decoded(golden)).isEqualTo(expected);
        assertThat(HexFormat.of().formatHex(ObservationCodec.encode(expected)))
                .isEqualTo(HexFormat.of().formatHex(golden));
    }

    @Test
    void aNewerVersionIsNamedAsSuch() throws IOException {
        byte[] bytes = golden();
        for (int version = ObservationCodec.VERSION + 1; version < 256; version++) {
            bytes[0] = (byte) version;
            assertThat(ObservationCodec.decode(bytes)).isEqualTo(new Decoded.Broken("written by a newer version"));
        }
    }

    @Test
    void bytesThatEndTooEarlyAreBroken() throws IOException {
        byte[] golden = golden();
        for (int length = 0; length < golden.length; length++) {
            assertThat(ObservationCodec.decode(Arrays.copyOf(golden, length)))
                    .as("%d bytes", length)
                    .isInstanceOf(Decoded.Broken.class);
        }
    }

    @Test
    void bytesBehindTheEndAreBroken() throws IOException {
        byte[] golden = golden();
        assertThat(ObservationCodec.decode(Arrays.copyOf(golden, golden.length + 1)))
                .isEqualTo(new Decoded.Broken("bytes are left over"));
    }

    @Test
    void changedBytesAreReadOrBrokenAndNeverThrow() {
        long seed = System.nanoTime();
        System.out.println("ObservationCodecTest seed " + seed);
        Random random = new Random(seed);
        RandomObservations observations = new RandomObservations(seed);
        int read = 0;
        for (int i = 0; i < 6_000; i++) {
            byte[] bytes = ObservationCodec.encode(observations.next());
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                int at = 1 + random.nextInt(bytes.length - 1);
                bytes[at] = (byte) (random.nextBoolean() ? random.nextInt() : bytes[at] ^ 1 << random.nextInt(8));
            }
            if (ObservationCodec.decode(bytes) instanceof Decoded.Ok(Observation observation)) {
                assertThat(decoded(ObservationCodec.encode(observation)))
                        .as("seed %d", seed)
                        .isEqualTo(observation);
                read++;
            }
        }
        assertThat(read).isBetween(1, 5_999);
    }

    @Test
    void announcedCountsAreNotBelieved() {
        byte[] bytes = new byte[64];
        Arrays.fill(bytes, (byte) 0xff);
        bytes[0] = 1;
        bytes[1] = 0;
        bytes[6] = 0x7f;
        assertThat(ObservationCodec.decode(bytes))
                .isEqualTo(new Decoded.Broken("more items are announced than bytes are left"));
    }

    @Test
    void pathsOfHostileDepthAreBroken() {
        Observation flat = Call.get("/").observe();
        ByteWriter out = new ByteWriter();
        out.varint(100_000);
        for (int i = 0; i < 100_000; i++) {
            out.varint(i == 0 ? 3 : i + 3);
            out.text("a");
        }
        byte[] plain = ObservationCodec.encode(flat);
        byte[] chain = out.toBytes();
        int dictionary = dictionaryAt(flat, plain);
        byte[] bytes = new byte[plain.length - 1 + chain.length];
        System.arraycopy(plain, 0, bytes, 0, dictionary);
        System.arraycopy(chain, 0, bytes, dictionary, chain.length);
        System.arraycopy(plain, dictionary + 1, bytes, dictionary + chain.length, plain.length - dictionary - 1);
        assertThat(ObservationCodec.decode(bytes)).isEqualTo(new Decoded.Broken("a path has too many names"));
    }

    @Test
    void textThatIsNotUtf8IsBroken() {
        byte[] bytes = ObservationCodec.encode(Call.get("/").observe());
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("exchange-1");
        bytes[at] = (byte) 0xff;
        assertThat(ObservationCodec.decode(bytes)).isEqualTo(new Decoded.Broken("a text is not UTF-8"));
    }

    @Test
    void aPathIsWrittenOnceHoweverManyRowsItHas() {
        FieldPath path =
                FieldPath.root(Location.BODY).child("accounts").child("[]").child("accountNumber");
        int rows = 1_000;
        FieldPath[] paths = new FieldPath[rows];
        Arrays.fill(paths, path);
        int[] kinds = new int[rows];
        Arrays.fill(kinds, Fields.kind(ValueType.STRING, ValueFormat.DIGITS, 10));
        long[] prints = new long[rows];
        Arrays.fill(prints, 42);
        String[] texts = new String[rows];
        Arrays.fill(texts, "");
        Fields fields = new Fields(paths, kinds, prints, new long[rows], texts);
        Observation o = Call.get("/").observe();
        Observation many = new Observation(
                o.origin(),
                o.id(),
                o.timeMicros(),
                o.tookMicros(),
                o.direction(),
                o.keyId(),
                o.markSet(),
                o.encrypted(),
                o.api(),
                o.method(),
                o.segments(),
                o.selector(),
                o.status(),
                fields,
                Fields.NONE,
                BodyFacts.NONE,
                BodyFacts.NONE,
                o.client(),
                o.credentials(),
                o.links(),
                o.classHits(),
                o.marks(),
                o.headersKnown(),
                o.limits(),
                o.traits(),
                o.traceId());
        assertThat(ObservationCodec.encode(many).length).isLessThan(rows * 12 + 200);
    }

    /** Where the empty dictionary stands: the byte before two messages without rows. */
    private static int dictionaryAt(Observation flat, byte[] bytes) {
        assertThat(flat.request().count() + flat.answer().count()).isZero();
        int api = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(flat.api());
        int method = api + flat.api().length();
        int behindSegments =
                method + 1 + flat.method().length() + 1 + 3 * flat.segments().size();
        return behindSegments + 1 + 2;
    }

    private static Observation decoded(byte[] bytes) {
        Decoded decoded = ObservationCodec.decode(bytes);
        assertThat(decoded).isInstanceOf(Decoded.Ok.class);
        return ((Decoded.Ok) decoded).observation();
    }

    private static byte[] golden() throws IOException {
        return golden("observation-v3.hex");
    }

    private static byte[] golden(String file) throws IOException {
        try (InputStream in = ObservationCodecTest.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new AssertionError(file + " is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
        }
    }
}
