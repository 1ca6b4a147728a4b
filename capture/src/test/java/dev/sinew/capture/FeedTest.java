package dev.sinew.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeedTest {
    private static final byte[] TEXT = "one two three ".repeat(5000).getBytes(StandardCharsets.UTF_8);

    @Test
    void readsPlainBytes() {
        assertThat(all(feed(TEXT))).isEqualTo(TEXT);
        assertThat(all(feed(new byte[0]))).isEmpty();
        assertThat(all(feed(new byte[] {0x1f}))).containsExactly(0x1f);
    }

    @Test
    void readsGzipOfSeveralMembersFromAPipe() {
        byte[] noise = new byte[300_000];
        new Random(5).nextBytes(noise);
        byte[] stored = Streams.join(
                Streams.gzip(noise),
                Streams.gzip(new byte[0]),
                Streams.gzip(TEXT),
                Streams.gzip(noise),
                new byte[1000]);
        Feed feed = Feed.of(Streams.pipe(stored, new Random(1), 100_000));
        assertThat(all(feed)).isEqualTo(Streams.join(noise, TEXT, noise));
        assertThat(feed.failure()).isEmpty();
    }

    @Test
    void readsAGzipHeaderWithAllItsOptionalFields() {
        byte[] plain = Streams.gzip(TEXT);
        byte[] header = {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3};
        byte[] extra = {3, 0, 1, 2, 3};
        byte[] name = "name\0comment\0".getBytes(StandardCharsets.UTF_8);
        byte[] check = {9, 9};
        byte[] rest = Arrays.copyOfRange(plain, 10, plain.length);
        assertThat(all(feed(Streams.join(header, extra, name, check, rest)))).isEqualTo(TEXT);
    }

    @Test
    void keepsWhatCameBeforeATruncatedEnd() {
        byte[] noise = new byte[200_000];
        new Random(2).nextBytes(noise);
        byte[] stored = Streams.gzip(noise);
        Feed feed = feed(Arrays.copyOf(stored, stored.length / 2));
        byte[] read = all(feed);
        assertThat(read.length).isBetween(50_000, noise.length - 1);
        assertThat(read).isEqualTo(Arrays.copyOf(noise, read.length));
        assertThat(feed.failure()).contains("gzip data end early");
    }

    @Test
    void keepsWhatCameBeforeATruncatedEndHoweverItIsRead() {
        byte[] stored = Streams.gzip("\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
        Feed whole = feed(Arrays.copyOf(stored, stored.length - 10));
        Feed byPieces = feed(Arrays.copyOf(stored, stored.length - 10));
        assertThat(byPieces(byPieces, 7)).isEqualTo(all(whole)).isNotEmpty();
        assertThat(byPieces.failure()).isEqualTo(whole.failure()).contains("gzip data end early");
    }

    @Test
    void everyCutOfAGzipIsAFailureAndNoException() {
        byte[] stored = Streams.gzip("some text".getBytes(StandardCharsets.UTF_8));
        for (int length = 2; length < stored.length; length++) {
            Feed feed = feed(Arrays.copyOf(stored, length));
            all(feed);
            assertThat(feed.failure()).as("cut at %d", length).contains("gzip data end early");
        }
    }

    @Test
    void keepsWhatCameBeforeADamagedPlaceHoweverItIsRead() {
        byte[] header = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3};
        byte[] storedBlock = {0, 100, 0, (byte) ~100, (byte) ~0};
        byte[] text = Arrays.copyOf(TEXT, 100);
        byte[] noBlock = {7};
        byte[] stored = Streams.join(header, storedBlock, text, storedBlock, text, noBlock, new byte[50]);
        Feed whole = feed(stored);
        byte[] read = all(whole);
        Feed byPieces = Feed.of(Streams.pipe(stored, new Random(4), 100));
        assertThat(byPieces(byPieces, 37)).isEqualTo(read);
        assertThat(whole.failure()).contains("gzip data are damaged");
        assertThat(byPieces.failure()).isEqualTo(whole.failure());
        assertThat(read).isEqualTo(Streams.join(text, text));
    }

    @Test
    void tellsDamageAndForeignBytesBehind() {
        byte[] stored = Streams.gzip(TEXT);
        byte[] wrongSum = stored.clone();
        wrongSum[stored.length - 8] ^= 1;
        Feed damaged = feed(wrongSum);
        assertThat(all(damaged)).isEqualTo(TEXT);
        assertThat(damaged.failure()).contains("gzip checksum is wrong: the data may be damaged");

        Feed followed = feed(Streams.join(stored, TEXT));
        assertThat(all(followed)).isEqualTo(TEXT);
        assertThat(followed.failure()).contains("bytes after the gzip data are not gzip and were not read");
    }

    @Test
    void looksAheadWithoutTakingAndDropsTheByteOrderMark() {
        byte[] mark = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
        Feed feed = feed(Streams.join(mark, TEXT));
        assertThat(feed.head(100).bytes()).isEqualTo(Arrays.copyOf(TEXT, 97));
        assertThat(all(feed)).isEqualTo(TEXT);
    }

    private static Feed feed(byte[] bytes) {
        return Feed.of(new ByteArrayInputStream(bytes));
    }

    private static byte[] byPieces(Feed feed, int length) {
        byte[] piece = new byte[length];
        ByteArrayOutputStream pieces = new ByteArrayOutputStream();
        int count = length;
        while (count == length) {
            count = feed.read(piece, 0, length);
            pieces.write(piece, 0, count);
        }
        return pieces.toByteArray();
    }

    private static byte[] all(Feed feed) {
        byte[] bytes = new byte[1 << 20];
        int length = feed.read(bytes, 0, bytes.length);
        return Arrays.copyOf(bytes, length);
    }
}
