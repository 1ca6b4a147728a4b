package dev.sinew.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.capture.accesslog.JsonLogFormat;
import dev.sinew.capture.accesslog.TextLogFormat;
import dev.sinew.capture.har.HarFormat;
import dev.sinew.capture.jsonl.JsonLinesFormat;
import dev.sinew.model.Exchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every format, plain and compressed, from a file, a folder and a pipe. */
class FormatsTest {
    private static final Formats FORMATS = new Formats(
            List.of(new HarFormat(), new JsonLinesFormat(), new JsonLogFormat(), new TextLogFormat()),
            CaptureLimits.DEFAULTS);

    /** A small capture of two exchanges, {@code /1} and {@code /2}, in each format. */
    enum Sample {
        HAR(new HarFormat(), """
                {"log": {"version": "1.2", "entries": [
                  {"startedDateTime": "2026-01-31T12:00:00Z", "request": {"method": "GET", "url": "http://a.example/1"}},
                  {"request": {"method": "GET", "url": "http://a.example/2"}, "response": {"status": 200}}
                ]}}
                """),
        EXCHANGES(new JsonLinesFormat(), """
                {"request":{"method":"GET","url":"http://a.example/1"}}

                {"response":{"status":200},"request":{"method":"GET","url":"http://a.example/2"}}
                """),
        JSON_LOG(new JsonLogFormat(), """
                {"time":"2026-01-31T12:00:00Z","request":"GET http://a.example/1 HTTP/1.1","status":200}
                {"level":"error","message":"not a request"}
                {"request_method":"GET","request_uri":"/2","scheme":"http","host":"a.example"}
                """),
        TEXT_LOG(new TextLogFormat(), """
                started
                1.2.3.4 - - [10/Oct/2025:13:55:36 -0700] "GET http://a.example/1 HTTP/1.1" 200 5
                1.2.3.4 - - [10/Oct/2025:13:55:36 -0700] "GET http://a.example/2 HTTP/1.1" 200 5 "-" "curl"
                """);

        @SuppressWarnings("ImmutableEnumChecker") // the formats have no state
        private final Format format;

        private final String text;

        Sample(Format format, String text) {
            this.format = format;
            this.text = text;
        }

        /** The sample so many times: lines behind each other, or entries in one array. */
        byte[] many(int times) {
            if (this != HAR) {
                return text.repeat(times).getBytes(StandardCharsets.UTF_8);
            }
            int from = text.indexOf('[') + 1;
            int to = text.lastIndexOf(']');
            String entries = String.join(",", Collections.nCopies(times, text.substring(from, to)));
            return (text.substring(0, from) + entries + text.substring(to)).getBytes(StandardCharsets.UTF_8);
        }

        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void isReadFromFiles(Sample sample) throws IOException {
        Path plain = Files.write(folder.resolve("misnamed.har"), sample.bytes());
        Path compressed = Files.write(folder.resolve("misnamed.log"), Streams.gzip(sample.bytes()));
        for (Path file : List.of(plain, compressed)) {
            Input input = Inputs.find(List.of(file.toString()), InputStream.nullInputStream(), CaptureLimits.DEFAULTS)
                    .inputs()
                    .get(0);
            Kept kept = check(input, sample);
            assertThat(kept.inputBytes).isEqualTo(Files.size(file)).isEqualTo(input.size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void isReadFromPipes(Sample sample) {
        byte[] withMark = Streams.join(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, sample.bytes());
        byte[] windows = sample.text.replace("\n", "\r\n").strip().getBytes(StandardCharsets.UTF_8);
        byte[] twoMembers = Streams.join(Streams.gzip(sample.bytes()), Streams.gzip(new byte[] {'\n'}));
        for (byte[] bytes : List.of(sample.bytes(), withMark, windows, Streams.gzip(withMark), twoMembers)) {
            check(new Input("-", -1, true, () -> Streams.pipe(bytes, new Random(7), 50)), sample);
        }
    }

    @ParameterizedTest
    @EnumSource
    void batchesCanBeParsedInAnyOrder(Sample sample) {
        byte[] many = sample.many(300);
        CaptureLimits limits = CaptureLimits.DEFAULTS.withBatchBytes(1000);
        List<Batch> batches = new ArrayList<>();
        try (Source source = sample.format.read(Feed.of(new ByteArrayInputStream(many)), "test", limits)) {
            for (Optional<Batch> batch = source.next(); batch.isPresent(); batch = source.next()) {
                batches.add(batch.get());
            }
        }
        Kept backwards = new Kept();
        for (Batch batch : batches.reversed()) {
            batch.readInto(backwards);
        }
        assertThat(batches.size()).isGreaterThan(20);
        assertThat(backwards.entries)
                .containsExactlyInAnyOrderElementsOf(Kept.from(sample.format, many, limits).entries)
                .doesNotHaveDuplicates();
        assertThat(backwards.exchanges).hasSize(600);
    }

    @Test
    void aFolderMayHoldAllFormatsAndForeignFiles() throws IOException {
        Files.createDirectories(folder.resolve("deep/er"));
        Files.write(folder.resolve("deep/er/notes.txt"), "nothing here".getBytes(StandardCharsets.UTF_8));
        for (Sample sample : Sample.values()) {
            Files.write(folder.resolve("deep/" + sample.name().toLowerCase(Locale.ROOT)), sample.bytes());
        }
        List<String> urls = new ArrayList<>();
        List<UnreadableInput> unreadable = new ArrayList<>();
        Inputs found = Inputs.find(List.of(folder.toString()), InputStream.nullInputStream(), CaptureLimits.DEFAULTS);
        for (Input input : found.inputs()) {
            switch (FORMATS.open(input)) {
                case Opened.Traffic traffic ->
                    urls.addAll(Kept.from(traffic.source()).urls());
                case UnreadableInput refused -> unreadable.add(refused);
            }
        }
        assertThat(urls).hasSize(8).containsOnly("http://a.example/1", "http://a.example/2");
        assertThat(unreadable).singleElement().satisfies(each -> {
            assertThat(each.fatal()).isFalse();
            assertThat(each.problem().file()).isEqualTo(folder + "/deep/er/notes.txt");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"HAR", "EXCHANGES"})
    void isRecognisedByAHeadThatEndsWithinTheFirstEntry(Sample sample) {
        Formats formats = new Formats(
                List.of(new HarFormat(), new JsonLinesFormat(), new JsonLogFormat(), new TextLogFormat()),
                CaptureLimits.DEFAULTS.withHeadBytes(20));
        Opened opened = formats.open(new Input("-", -1, true, () -> new ByteArrayInputStream(sample.bytes())));
        assertThat(opened)
                .isInstanceOfSatisfying(
                        Opened.Traffic.class,
                        traffic -> assertThat(traffic.format()).hasSameClassAs(sample.format));
    }

    private static Kept check(Input input, Sample sample) {
        Opened opened = FORMATS.open(input);
        assertThat(opened).isInstanceOf(Opened.Traffic.class);
        Opened.Traffic traffic = (Opened.Traffic) opened;
        assertThat(traffic.format()).hasSameClassAs(sample.format);
        Kept kept = Kept.from(traffic.source());
        assertThat(kept.urls()).containsExactly("http://a.example/1", "http://a.example/2");
        assertThat(kept.exchanges)
                .extracting(Exchange::origin)
                .allSatisfy(origin -> assertThat(origin.file()).isEqualTo(input.name()));
        return kept;
    }
}
