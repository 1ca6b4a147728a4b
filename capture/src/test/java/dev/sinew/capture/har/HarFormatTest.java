package dev.sinew.capture.har;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.capture.Batch;
import dev.sinew.capture.CaptureLimits;
import dev.sinew.capture.Feed;
import dev.sinew.capture.Head;
import dev.sinew.capture.Kept;
import dev.sinew.capture.Source;
import dev.sinew.capture.Streams;
import dev.sinew.model.Problem;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarFormatTest {
    private static final HarFormat FORMAT = new HarFormat();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"log\":{}}",
                " \r\n{ \"log\" : {",
                "{\"log\":{\"version\":\"1.2\",\"entries\":[",
                "{\"comment\":{\"log\":1},\"log\":{\"entries\":[]}}",
            })
    void recognisesAnObjectWithALog(String head) {
        assertThat(FORMAT.recognises(head(head))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[{\"log\":{}}]",
                "{\"log\":\"GET / HTTP/1.1\",\"stream\":\"stdout\"}",
                "{\"entries\":{\"log\":{}}}",
                "{\"log\":[]}",
                "x",
            })
    void recognisesNothingElse(String head) {
        assertThat(FORMAT.recognises(head(head))).isFalse();
    }

    @Test
    void agreesWithAWholeParserOnRandomHars() {
        long seed = System.nanoTime();
        System.out.println("HarFormatTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            RandomHar har = RandomHar.make(random);
            CaptureLimits limits = CaptureLimits.DEFAULTS
                    .withBatchBytes(1 + random.nextInt(3000))
                    .withHeadBytes(1 + random.nextInt(200));
            byte[] stored = random.nextBoolean() ? har.bytes() : Streams.gzip(har.bytes());
            InputStream stream = Streams.pipe(stored, random, 1 + random.nextInt(500));
            Kept kept = Kept.from(FORMAT, stream, limits);
            assertThat(kept.problems).as("seed %d round %d", seed, round).isEmpty();
            assertThat(kept.exchanges.stream().map(RandomHar::told))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(har.told());
            assertThat(kept.entries).isEqualTo(upTo(har.told().size()));
        }
    }

    @Test
    void everyTruncationGivesTheEntriesBeforeItAndOneProblem() {
        byte[] bytes = har(entry(0), entry(1), entry(2)).getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            for (int batchBytes : new int[] {7, 1000}) {
                Kept kept = Kept.from(
                        FORMAT, Arrays.copyOf(bytes, length), CaptureLimits.DEFAULTS.withBatchBytes(batchBytes));
                int whole = wholeEntries(new String(bytes, 0, length, StandardCharsets.UTF_8));
                assertThat(kept.exchanges).as("cut at %d", length).hasSize(whole);
                assertThat(kept.problems).as("cut at %d", length).hasSize(1);
                assertThat(kept.problems.get(0).entry()).isIn(-1L, (long) whole);
            }
        }
    }

    @Test
    void aTruncatedGzipGivesTheEntriesBeforeTheCut() {
        List<String> entries = new ArrayList<>(Collections.nCopies(20_000, entry(0)));
        byte[] stored = Streams.gzip(har(entries.toArray(String[]::new)).getBytes(StandardCharsets.UTF_8));
        Kept kept = Kept.from(FORMAT, Arrays.copyOf(stored, stored.length * 3 / 4), CaptureLimits.DEFAULTS);
        assertThat(kept.exchanges.size()).isBetween(5000, 19_999);
        assertThat(kept.problems)
                .singleElement()
                .satisfies(each -> assertThat(each.what()).startsWith("gzip data end early"));
    }

    @Test
    void aMalformedEntryCostsNoOther() {
        Kept kept = Kept.from(
                FORMAT, har(entry(0), "{\"request\":{\"method\" \"GET\"}}", "null", "\"x]\\\"\"", "7", entry(5)));
        assertThat(kept.urls()).containsExactly("http://a.example/0", "http://a.example/5");
        assertThat(kept.problems).extracting(Problem::entry).containsExactly(1L, 2L, 3L, 4L);
        assertThat(kept.entries).isEqualTo(upTo(6));
    }

    @Test
    void invalidUtf8CostsNothing() {
        byte[] bytes = har(entry(0).replace("\"GET\"", "\"GET\",\"x\":\"_\""), entry(1))
                .getBytes(StandardCharsets.UTF_8);
        bytes[new String(bytes, StandardCharsets.UTF_8).indexOf('_')] = (byte) 0xc3;
        assertThat(Kept.from(FORMAT, bytes, CaptureLimits.DEFAULTS).exchanges).hasSize(2);
    }

    @Test
    void aMissingBracketEndsTheReadingWithOneProblem() {
        Kept kept = Kept.from(FORMAT, har(entry(0), entry(1) + "}", entry(2)));
        assertThat(kept.urls()).containsExactly("http://a.example/0", "http://a.example/1");
        assertThat(kept.problems)
                .containsExactly(new Problem("test", 2, "HAR is malformed here; the rest was not read"));
        Kept open = Kept.from(FORMAT, har(entry(0), entry(1).substring(1), entry(2)));
        assertThat(open.exchanges.get(0).request().url().text()).isEqualTo("http://a.example/0");
        assertThat(open.problems).isNotEmpty();
    }

    @Test
    void skipsAnEntryOverTheLimitAndGoesOn() {
        String large = entry(1).replace("]}", "x".repeat(5000));
        for (int batchBytes : new int[] {10, 300, 100_000}) {
            CaptureLimits limits =
                    CaptureLimits.DEFAULTS.withBatchBytes(batchBytes).withEntryBytes(400);
            Kept kept = Kept.from(FORMAT, har(entry(0), large, entry(2)).getBytes(StandardCharsets.UTF_8), limits);
            assertThat(kept.urls()).containsExactly("http://a.example/0", "http://a.example/2");
            assertThat(kept.problems).containsExactly(new Problem("test", 1, "entry longer than 400 bytes, not read"));
        }
    }

    @Test
    void neverHoldsMoreThanTheLimitOfAnEntry() {
        byte[] front = "{\"log\":{\"entries\":[{\"a\":\"".getBytes(StandardCharsets.UTF_8);
        byte[] back = ("\"}," + entry(1) + "]}}").getBytes(StandardCharsets.UTF_8);
        InputStream middle = Streams.repeating((byte) 'x', 100_000_000);
        InputStream all = new SequenceInputStream(
                new SequenceInputStream(new ByteArrayInputStream(front), middle), new ByteArrayInputStream(back));
        CaptureLimits limits = CaptureLimits.DEFAULTS.withBatchBytes(1000).withEntryBytes(5000);
        long most = 0;
        Kept kept = new Kept();
        try (Source source = FORMAT.read(Feed.of(all), "test", limits)) {
            for (Optional<Batch> batch = source.next(); batch.isPresent(); batch = source.next()) {
                most = Math.max(most, batch.get().heldBytes());
                batch.get().readInto(kept);
            }
        }
        assertThat(most).isBetween(1L, 6000L);
        assertThat(kept.entries).containsExactly(0L, 1L);
        assertThat(kept.problems).hasSize(1);
    }

    @Test
    void readsAnEntryWithABodyOf50Megabytes() {
        String body = "é\\n".repeat(12_500_000);
        String entry =
                "{\"request\":{\"method\":\"GET\",\"url\":\"http://a.example/\"},\"response\":{\"status\":200,\"content\":{\"text\":\""
                        + body
                        + "\"}}}";
        Kept kept = Kept.from(FORMAT, har(entry, entry(1)).getBytes(StandardCharsets.UTF_8), CaptureLimits.DEFAULTS);
        assertThat(kept.exchanges).hasSize(2);
        assertThat(kept.exchanges.get(0).response().orElseThrow().body().bytes().length())
                .isEqualTo(37_500_000);
    }

    @Test
    void doesNotMindDeepNestingAroundTheEntries() {
        String deep = "[".repeat(10_000) + "{\"entries\":[7]}" + "]".repeat(10_000);
        Kept kept = Kept.from(
                FORMAT,
                "{\"a\":%s,\"log\":{\"b\":%s,\"entries\":[%s],\"c\":%s},\"d\":%s}"
                        .formatted(deep, deep, entry(0), deep, deep));
        assertThat(kept.only().request().url().text()).isEqualTo("http://a.example/0");
    }

    @Test
    void saysThatThereAreNoEntries() {
        assertThat(Kept.from(FORMAT, "{\"log\":{\"version\":\"1.2\"}}").onlyProblem())
                .isEqualTo("HAR has no log.entries");
        assertThat(Kept.from(FORMAT, "{\"log\":{\"entries\":{}}}").onlyProblem())
                .isEqualTo("HAR has no log.entries");
        assertThat(Kept.from(FORMAT, "{\"log\":{\"pages\":{\"entries\":[1]}},\"x\":{\"entries\":[1]}}")
                        .onlyProblem())
                .isEqualTo("HAR has no log.entries");
        assertThat(Kept.from(FORMAT, har()).problems).isEmpty();
    }

    @Test
    void tellsWhatStandsBehindTheEnd() {
        assertThat(Kept.from(FORMAT, har(entry(0)) + "\n \t").problems).isEmpty();
        assertThat(Kept.from(FORMAT, har(entry(0)) + "\n}").problems)
                .containsExactly(new Problem("test", 1, "HAR is malformed here; the rest was not read"));
        assertThat(Kept.from(FORMAT, har(entry(0)) + "\0").problems).hasSize(1);
        assertThat(Kept.from(FORMAT, har(entry(0)) + har(entry(1))).urls()).hasSize(2);
    }

    private static String har(String... entries) {
        return "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"t\"},\n\"entries\":["
                + String.join(",\n", entries) + "]}}";
    }

    private static String entry(int number) {
        return "{\"request\":{\"method\":\"GET\",\"url\":\"http://a.example/%d\"},\"response\":{\"status\":200,\"content\":{\"text\":\"]}\\\"{[\"}}}"
                .formatted(number);
    }

    private static int wholeEntries(String har) {
        int count = 0;
        for (int at = har.indexOf("\"{[\"}}}"); at >= 0; at = har.indexOf("\"{[\"}}}", at + 1)) {
            count++;
        }
        return count;
    }

    private static List<Long> upTo(int count) {
        return LongStream.range(0, count).boxed().toList();
    }

    private static Head head(String text) {
        return new Head(text.getBytes(StandardCharsets.UTF_8), false);
    }
}
