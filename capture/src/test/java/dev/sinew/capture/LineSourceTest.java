package dev.sinew.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.bytes.Slice;
import dev.sinew.model.Body;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import dev.sinew.model.Origin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineSourceTest {
    private static final CaptureLimits SMALL = CaptureLimits.DEFAULTS.withBatchBytes(16);

    @Test
    void equalsANaiveSplitterOnRandomInput() {
        long seed = System.nanoTime();
        System.out.println("LineSourceTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 10_000; round++) {
            byte[] bytes = randomText(random);
            CaptureLimits limits = CaptureLimits.DEFAULTS
                    .withBatchBytes(1 + random.nextInt(40))
                    .withEntryBytes(1 + random.nextInt(60))
                    .withHeadBytes(1 + random.nextInt(30));
            boolean gzip = random.nextInt(4) == 0;
            byte[] stored = gzip ? Streams.gzip(bytes) : bytes;
            InputStream pipe = Streams.pipe(stored, random, 1 + random.nextInt(20));
            Feed feed = random.nextBoolean() ? Feed.of(pipe) : Feed.live(pipe);
            if (random.nextBoolean()) {
                feed.head(limits.headBytes());
            }
            assertThat(read(feed, limits)).as("seed %d round %d", seed, round).isEqualTo(naive(bytes, limits));
        }
    }

    /** A writer that pauses after two bytes of a line: what is whole comes at once, the rest once it is there. */
    @Test
    void aLiveInputGivesWholeLinesBeforeMoreComes() throws IOException {
        try (PipedOutputStream writer = new PipedOutputStream();
                PipedInputStream reader = new PipedInputStream(writer)) {
            writer.write("a\nbc\nde".getBytes(StandardCharsets.US_ASCII));
            LineSource source = new LineSource(Feed.live(reader), "test", SMALL, () -> LineSourceTest::tell);
            assertThat(lines(source.next())).containsExactly("0:a", "1:bc");
            writer.write("f\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(lines(source.next())).containsExactly("2:def");
        }
    }

    @Test
    void numbersBlankLinesAndYieldsNothingForThem() {
        assertThat(read("a\n\n \t\r\nb\r\n\r\nc", SMALL)).containsExactly("0:a", "3:b", "5:c");
    }

    @Test
    void skipsALineOverTheLimitAndGoesOn() {
        CaptureLimits limits = SMALL.withEntryBytes(20);
        String longLine = "x".repeat(1000);
        assertThat(read("a\n" + longLine + "\nb\n", limits))
                .containsExactly("0:a", "1!line longer than 20 bytes, not read", "2:b");
        assertThat(read(longLine, limits)).containsExactly("0!line longer than 20 bytes, not read");
        assertThat(read("x".repeat(20) + "\n" + "y".repeat(21) + "\n", limits))
                .containsExactly("0:" + "x".repeat(20), "1!line longer than 20 bytes, not read");
    }

    @Test
    void neverHoldsMoreThanTheLimitOfALine() {
        CaptureLimits limits = CaptureLimits.DEFAULTS.withBatchBytes(1000).withEntryBytes(5000);
        InputStream endless = Streams.repeating((byte) 'x', 100_000_000);
        try (LineSource source = new LineSource(Feed.of(endless), "test", limits, () -> LineSourceTest::tell)) {
            Batch batch = source.next().orElseThrow();
            assertThat(batch.heldBytes()).isLessThanOrEqualTo(5001);
            assertThat(batch.inputBytes()).isEqualTo(100_000_000);
            assertThat(source.next()).isEmpty();
        }
    }

    @Test
    void leavesOutTheLineThatAFailureCutsAndSaysSo() {
        byte[] bytes = "a\nb\nc".getBytes(StandardCharsets.UTF_8);
        assertThat(read(Feed.of(Streams.failing(bytes)), SMALL))
                .containsExactly(
                        "0:a",
                        "1:b",
                        "2!cannot be read further: device gone; the line that it broke off in was left out");
        assertThat(read(Feed.of(Streams.failing("a\n".getBytes(StandardCharsets.UTF_8))), SMALL))
                .containsExactly("0:a", "-1!cannot be read further: device gone");
    }

    @Test
    void countsTheStoredBytesForProgress() {
        byte[] stored = Streams.gzip("line\n".repeat(10_000).getBytes(StandardCharsets.UTF_8));
        Feed feed = Feed.of(new ByteArrayInputStream(stored));
        Kept kept = Kept.from(new LineSource(feed, "test", SMALL, () -> LineSourceTest::tell));
        assertThat(kept.inputBytes).isEqualTo(stored.length);
        assertThat(kept.exchanges).hasSize(10_000);
    }

    private static List<String> read(String text, CaptureLimits limits) {
        return read(Feed.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))), limits);
    }

    /** What was read, as {@code line:text} or {@code line!problem}. */
    private static List<String> read(Feed feed, CaptureLimits limits) {
        List<String> told = new ArrayList<>();
        try (LineSource source = new LineSource(feed, "test", limits, () -> LineSourceTest::tell)) {
            for (Optional<Batch> batch = source.next(); batch.isPresent(); batch = source.next()) {
                told.addAll(lines(batch));
            }
        }
        return told;
    }

    private static List<String> lines(Optional<Batch> batch) {
        List<String> told = new ArrayList<>();
        batch.orElseThrow().readInto(new Sink() {
            @Override
            public void exchange(Exchange exchange) {
                told.add(exchange.origin().entry() + ":"
                        + exchange.request().url().text());
            }

            @Override
            public void problem(dev.sinew.model.Problem problem) {
                told.add(problem.entry() + "!" + problem.what());
            }
        });
        return told;
    }

    private static List<String> naive(byte[] bytes, CaptureLimits limits) {
        List<String> told = new ArrayList<>();
        String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            boolean tooLong = line.length() > limits.entryBytes();
            if (tooLong) {
                told.add(i + "!line longer than " + limits.entryBytes() + " bytes, not read");
            } else if (!text.isBlank()) {
                told.add(i + ":" + text);
            }
        }
        return told;
    }

    private static void tell(byte[] bytes, int from, int to, long entry, Sink sink) {
        Exchange.Request request =
                new Exchange.Request("GET", new Slice(bytes, from, to), Headers.UNKNOWN, Body.UNKNOWN);
        sink.exchange(
                new Exchange(new Origin("test", entry), "", 0, -1, "", Direction.INCOMING, request, Optional.empty()));
    }

    private static byte[] randomText(Random random) {
        byte[] bytes = new byte[random.nextInt(400)];
        String alphabet = random.nextBoolean() ? "ab\n" : "abcdefghijk \r\n\n";
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
        }
        return bytes;
    }
}
