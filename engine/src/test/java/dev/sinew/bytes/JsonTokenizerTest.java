package dev.sinew.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class JsonTokenizerTest {
    private static final JsonFactory JACKSON = new JsonFactory();

    @Test
    void agreesWithJacksonOnWhateverJacksonAccepts() {
        long seed = System.nanoTime();
        System.out.println("JsonTokenizerTest seed " + seed);
        Random random = new Random(seed);
        RandomJson documents = new RandomJson(random);
        int accepted = 0;
        int refused = 0;
        for (int i = 0; i < 30_000; i++) {
            byte[] bytes = documents.next();
            int changes = i % 3 == 0 ? 0 : random.nextInt(1, 4);
            for (int k = 0; k < changes; k++) {
                bytes = mutated(bytes, random);
            }
            List<String> ours = tokens(bytes, 64);
            Optional<List<String>> theirs = jackson(bytes);
            if (theirs.isPresent()) {
                assertThat(ours).as("seed %d: %s", seed, text(bytes)).isEqualTo(theirs.get());
                accepted++;
            } else {
                assertThat(changes).as("seed %d: %s", seed, text(bytes)).isPositive();
                refused++;
            }
        }
        assertThat(accepted).isGreaterThan(10_000);
        assertThat(refused).isGreaterThan(2_500);
    }

    @Test
    void everyBeginningOfADocumentIsTruncated() {
        Random random = new Random(7);
        RandomJson documents = new RandomJson(random);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = ("[" + text(documents.next(1))).getBytes(StandardCharsets.UTF_8);
            for (int length = 1; length <= bytes.length; length++) {
                JsonTokenizer tokenizer = new JsonTokenizer(64).reset(bytes, 0, length);
                assertThat(drain(tokenizer)).isEqualTo(JsonTokenizer.ERROR);
                assertThat(tokenizer.truncated())
                        .as(text(Arrays.copyOf(bytes, length)))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "[1,",
                "[tru",
                "[\"a",
                "[\"a\\",
                "[-",
                "[[]",
                "\"",
                "nul"
            })
    void saysThatTheInputEndedWithinAValue(String text) {
        JsonTokenizer tokenizer = reset(text, 64);
        assertThat(drain(tokenizer)).isEqualTo(JsonTokenizer.ERROR);
        assertThat(tokenizer.truncated()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{]",
                "[}",
                "}",
                "]",
                "{1:2}",
                "{\"a\" 1}",
                "[1 2]",
                "[,]",
                "{,}",
                "[1,]",
                "{\"a\":1,}",
                "[nulx]",
                "[-x]",
                "{'a':1}",
                "NaN",
                "[\u0001]"
            })
    void saysThatTheInputIsMalformed(String text) {
        JsonTokenizer tokenizer = reset(text, 64);
        assertThat(drain(tokenizer)).isEqualTo(JsonTokenizer.ERROR);
        assertThat(tokenizer.truncated()).isFalse();
        assertThat(tokenizer.next()).isEqualTo(JsonTokenizer.ERROR);
    }

    @Test
    void readsSeveralValuesBehindEachOther() {
        assertThat(tokens(utf8("{\"a\":1}\n{\"a\":2}\n[]\n\"x\" 7"), 8))
                .containsExactly(
                        "{", "name a", "int 1", "}", "{", "name a", "int 2", "}", "[", "]", "string x", "int 7");
    }

    @Test
    void anEmptyInputHasNoValue() {
        assertThat(reset(" \n", 8).next()).isEqualTo(JsonTokenizer.END);
    }

    @Test
    void nestingBeyondTheLimitIsSkippedAndCounted() {
        byte[] bytes = utf8("[[[1,\"]\\\"\"],2],{\"a\":{\"b\":[3]}},4]");
        JsonTokenizer tokenizer = new JsonTokenizer(2).reset(bytes, 0, bytes.length);
        assertThat(tokens(tokenizer, bytes))
                .containsExactly("[", "[", "null", "int 2", "]", "{", "name a", "null", "}", "int 4", "]");
        assertThat(tokenizer.skippedSubtrees()).isEqualTo(2);
    }

    @Test
    void aMillionOpenBracketsCostOneToken() {
        byte[] bytes = "[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
        JsonTokenizer tokenizer = new JsonTokenizer(64).reset(bytes, 0, bytes.length);
        assertThat(tokens(tokenizer, bytes)).hasSize(65).endsWith("error");
        assertThat(tokenizer.skippedSubtrees()).isEqualTo(1);
        assertThat(tokenizer.truncated()).isTrue();
    }

    @Test
    void stringsOfEveryLengthEndAtTheirQuote() {
        for (int length = 0; length < 300; length++) {
            for (String inner : new String[] {"", "\\\"", "\\\\", "ü"}) {
                String value = "a".repeat(length) + inner + "b".repeat(length % 13);
                assertThat(tokens(utf8("[\"" + value + "\",1]"), 4))
                        .as("%d %s", length, inner)
                        .hasSize(4)
                        .endsWith("int 1", "]");
            }
        }
    }

    @Test
    void theSignatureIsTheUnionOfTheCharacters() {
        JsonTokenizer tokenizer = reset("[\"aZ-7\",\"" + "x".repeat(200) + "\",12,-1.5]", 4);
        tokenizer.next();
        tokenizer.next();
        assertThat(tokenizer.signature())
                .isEqualTo(CharClass.HEX_LOWER | CharClass.UPPER | CharClass.DASH | CharClass.DIGIT);
        tokenizer.next();
        assertThat(tokenizer.signature() & CharClass.LONG).isNotZero();
        tokenizer.next();
        assertThat(tokenizer.signature()).isEqualTo(CharClass.DIGIT);
        tokenizer.next();
        assertThat(tokenizer.signature()).isEqualTo(CharClass.DIGIT | CharClass.DASH | CharClass.DOT);
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(4)) {
            case 0 -> replaced(bytes, at, (byte) "{}[]\",:\\ 0-tfn\u0001\u00ff".charAt(random.nextInt(16)));
            case 1 -> Arrays.copyOf(bytes, at);
            case 2 -> without(bytes, at);
            default -> replaced(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
        };
    }

    private static byte[] replaced(byte[] bytes, int at, byte by) {
        byte[] changed = bytes.clone();
        changed[at] = by;
        return changed;
    }

    private static byte[] without(byte[] bytes, int at) {
        byte[] shorter = new byte[bytes.length - 1];
        System.arraycopy(bytes, 0, shorter, 0, at);
        System.arraycopy(bytes, at + 1, shorter, at, shorter.length - at);
        return shorter;
    }

    private static JsonTokenizer reset(String text, int depth) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new JsonTokenizer(depth).reset(bytes, 0, bytes.length);
    }

    private static int drain(JsonTokenizer tokenizer) {
        int token = tokenizer.next();
        while (token != JsonTokenizer.END && token != JsonTokenizer.ERROR) {
            token = tokenizer.next();
        }
        return token;
    }

    /** The tokens, read between guard bytes so that a step over the limits shows. */
    private static List<String> tokens(byte[] bytes, int depth) {
        byte[] guarded = new byte[bytes.length + 32];
        Arrays.fill(guarded, (byte) '"');
        System.arraycopy(bytes, 0, guarded, 16, bytes.length);
        return tokens(new JsonTokenizer(depth).reset(guarded, 16, 16 + bytes.length), guarded);
    }

    private static List<String> tokens(JsonTokenizer tokenizer, byte[] bytes) {
        List<String> tokens = new ArrayList<>();
        while (true) {
            int token = tokenizer.next();
            if (token == JsonTokenizer.END) {
                return tokens;
            }
            tokens.add(name(token, tokenizer, bytes));
            if (token == JsonTokenizer.ERROR) {
                return tokens;
            }
        }
    }

    private static String name(int token, JsonTokenizer tokenizer, byte[] bytes) {
        return switch (token) {
            case JsonTokenizer.OBJECT_START -> "{";
            case JsonTokenizer.OBJECT_END -> "}";
            case JsonTokenizer.ARRAY_START -> "[";
            case JsonTokenizer.ARRAY_END -> "]";
            case JsonTokenizer.NAME -> "name " + span(tokenizer, bytes);
            case JsonTokenizer.STRING -> "string " + span(tokenizer, bytes);
            case JsonTokenizer.INTEGER -> "int " + span(tokenizer, bytes);
            case JsonTokenizer.DECIMAL -> "decimal " + span(tokenizer, bytes);
            case JsonTokenizer.TRUE -> "true";
            case JsonTokenizer.FALSE -> "false";
            case JsonTokenizer.NULL -> "null";
            default -> "error";
        };
    }

    private static String span(JsonTokenizer tokenizer, byte[] bytes) {
        int from = tokenizer.start();
        int to = tokenizer.end();
        byte[] decoded = Arrays.copyOfRange(bytes, from, to);
        if (!tokenizer.escaped()) {
            return text(decoded);
        }
        return text(Arrays.copyOf(decoded, JsonText.decode(bytes, from, to, decoded, 0)));
    }

    /** Jackson's tokens in the same words, or nothing where it refuses the input, or the input is not UTF-8 (a zero byte makes Jackson guess UTF-16). */
    private static Optional<List<String>> jackson(byte[] bytes) {
        if (!Arrays.equals(utf8(text(bytes)), bytes) || text(bytes).indexOf(0) >= 0) {
            return Optional.empty();
        }
        List<String> tokens = new ArrayList<>();
        try (JsonParser parser = JACKSON.createParser(ObjectReadContext.empty(), bytes)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                tokens.add(
                        switch (token) {
                            case START_OBJECT -> "{";
                            case END_OBJECT -> "}";
                            case START_ARRAY -> "[";
                            case END_ARRAY -> "]";
                            case PROPERTY_NAME -> "name " + whole(parser.currentName());
                            case VALUE_STRING -> "string " + whole(parser.getString());
                            case VALUE_NUMBER_INT -> "int " + parser.getString();
                            case VALUE_NUMBER_FLOAT -> "decimal " + parser.getString();
                            case VALUE_TRUE -> "true";
                            case VALUE_FALSE -> "false";
                            case VALUE_NULL -> "null";
                            default -> "other";
                        });
            }
        } catch (JacksonException e) {
            return Optional.empty();
        }
        return Optional.of(tokens);
    }

    /** Half a surrogate pair is no character. */
    private static String whole(String text) {
        return text.replaceAll("[\\ud800-\\udfff]", "\ufffd");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
