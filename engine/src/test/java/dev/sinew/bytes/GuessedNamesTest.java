package dev.sinew.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Guessing the next name changes no token, whether the guess is right or wrong. */
final class GuessedNamesTest {
    @Test
    void guessesChangeNoToken() {
        long seed = System.nanoTime();
        System.out.println("GuessedNamesTest seed " + seed);
        Random random = new Random(seed);
        RandomJson documents = new RandomJson(random);
        int right = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = damaged(documents.next(), random);
            List<MemberName> names = names(bytes);
            List<String> guessed = new ArrayList<>();
            right += guessing(bytes, names, random, guessed);
            assertThat(guessed)
                    .as("seed %d: %s", seed, new String(bytes, StandardCharsets.UTF_8))
                    .isEqualTo(tokens(bytes));
        }
        assertThat(right).isGreaterThan(1_000);
    }

    @Test
    void aNameIsRecognisedWithBlanksAroundItsPunctuation() {
        byte[] bytes = utf8("{ \"identifier\" : 1 ,\n\t\"b\":2 }        ");
        JsonTokenizer tokens = new JsonTokenizer(4).reset(bytes, 0, bytes.length);
        tokens.next();
        assertThat(tokens.nextIs(MemberName.of(utf8("identifie")))).isFalse();
        assertThat(tokens.nextIs(MemberName.of(utf8("identifier")))).isTrue();
        assertThat(new String(bytes, tokens.start(), tokens.end() - tokens.start(), StandardCharsets.UTF_8))
                .isEqualTo("identifier");
        assertThat(tokens.next()).isEqualTo(JsonTokenizer.INTEGER);
        assertThat(tokens.nextIs(MemberName.of(utf8("b")))).isTrue();
    }

    @Test
    void aNameThatIsWrittenWithEscapesIsNeverGuessed() {
        byte[] bytes = utf8("{\"a\"b\":1}                ");
        JsonTokenizer tokens = new JsonTokenizer(4).reset(bytes, 0, bytes.length);
        tokens.next();
        assertThat(tokens.nextIs(MemberName.of(utf8("a\"b")))).isFalse();
        assertThat(tokens.nextIs(MemberName.NONE)).isFalse();
    }

    @Test
    void nothingIsReadBeyondTheEnd() {
        byte[] bytes = utf8("{\"name\":1}");
        JsonTokenizer tokens = new JsonTokenizer(4).reset(bytes, 0, 6);
        tokens.next();
        assertThat(tokens.nextIs(MemberName.of(utf8("name")))).isFalse();
        assertThat(tokens.next()).isEqualTo(JsonTokenizer.ERROR);
        assertThat(tokens.nextIs(MemberName.of(utf8("name")))).isFalse();
    }

    @Test
    void noNameIsSeenBetweenTheElementsOfAnArray() {
        byte[] bytes = utf8("[1,\"name\":2]          ");
        JsonTokenizer tokens = new JsonTokenizer(4).reset(bytes, 0, bytes.length);
        tokens.next();
        tokens.next();
        assertThat(tokens.nextIs(MemberName.of(utf8("name")))).isFalse();
        assertThat(tokens.next()).isEqualTo(JsonTokenizer.STRING);
    }

    private static int guessing(byte[] bytes, List<MemberName> names, Random random, List<String> into) {
        JsonTokenizer tokens = new JsonTokenizer(6).reset(bytes, 0, bytes.length);
        int right = 0;
        int seen = 0;
        int token = -1;
        while (token != JsonTokenizer.END && token != JsonTokenizer.ERROR) {
            MemberName guess = guess(names, seen, random);
            if (random.nextInt(4) > 0 && tokens.nextIs(guess)) {
                token = JsonTokenizer.NAME;
                right++;
            } else {
                token = tokens.next();
            }
            seen += token == JsonTokenizer.NAME ? 1 : 0;
            into.add(described(token, tokens));
        }
        return right;
    }

    /** The name that comes next, or any of the document's. */
    private static MemberName guess(List<MemberName> names, int seen, Random random) {
        if (names.isEmpty()) {
            return MemberName.NONE;
        }
        return names.get(random.nextBoolean() && seen < names.size() ? seen : random.nextInt(names.size()));
    }

    private static List<String> tokens(byte[] bytes) {
        List<String> all = new ArrayList<>();
        guessing(bytes, List.of(), new Random(0), all);
        return all;
    }

    private static List<MemberName> names(byte[] bytes) {
        List<MemberName> names = new ArrayList<>();
        JsonTokenizer tokens = new JsonTokenizer(6).reset(bytes, 0, bytes.length);
        for (int token = tokens.next(); token > JsonTokenizer.ERROR; token = tokens.next()) {
            if (token == JsonTokenizer.NAME) {
                names.add(MemberName.of(new Slice(bytes, tokens.start(), tokens.end()).copy()));
            }
        }
        return names;
    }

    private static String described(int token, JsonTokenizer tokens) {
        return token + " " + tokens.start() + "-" + tokens.end() + " at " + tokens.position() + " " + tokens.escaped()
                + " " + tokens.depth() + " " + tokens.truncated();
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        if (bytes.length > 0 && random.nextInt(3) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) "{}[]\",:\\ 1x".charAt(random.nextInt(11));
        }
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
