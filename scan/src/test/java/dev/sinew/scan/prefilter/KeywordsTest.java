package dev.sinew.scan.prefilter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeywordsTest {
    private static final long SEED = 20261126;

    @Test
    void findsWhatASearchForEachWordFinds() {
        Random random = new Random(SEED);
        for (int round = 0; round < 1000; round++) {
            List<String> words = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                words.add(text(random, 1 + random.nextInt(5)).toLowerCase(Locale.ROOT));
            }
            String text = text(random, random.nextInt(60));
            assertThat(found(words, text))
                    .as("%s in %s", words, text)
                    .containsExactlyInAnyOrderElementsOf(naive(words, text));
        }
    }

    /** Longer words, begun anywhere, in any place of a turn, and texts that are made of them, so that many overlap. */
    @Test
    void findsLongWordsThatOverlap() {
        Random random = new Random(SEED);
        for (int round = 0; round < 1000; round++) {
            List<String> words = new ArrayList<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                words.add(text(random, 3 + random.nextInt(8)).toLowerCase(Locale.ROOT));
            }
            StringBuilder text = new StringBuilder(text(random, random.nextInt(9)));
            for (int i = random.nextInt(12); i >= 0; i--) {
                String word = words.get(random.nextInt(words.size()));
                text.append(
                        random.nextBoolean()
                                ? word
                                : word.toUpperCase(Locale.ROOT).replace('É', 'é'));
                text.setLength(text.length() - random.nextInt(3));
                text.append(text(random, random.nextInt(3)));
            }
            assertThat(found(words, text.toString()))
                    .as("%s in %s", words, text)
                    .containsExactlyInAnyOrderElementsOf(naive(words, text.toString()));
        }
    }

    @Test
    void visitsInTheOrderOfTheFirstBytes() {
        List<Integer> places = new ArrayList<>();
        byte[] text =
                "xpasswordpwdpasswpw authorization,pwtokentokens".repeat(9).getBytes(StandardCharsets.UTF_8);
        new Keywords(List.of("sword", "pass", "password", "pw", "pwd", "auth", "authorization", "thor", "token", "ken"))
                .find(text, text.length, (word, from, end) -> places.add(from));
        assertThat(places).isSorted().hasSizeGreaterThan(90);
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("abAB~:_9é\n".charAt(random.nextInt(10)));
        }
        return text.toString();
    }

    private static List<String> found(List<String> words, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<String> found = new ArrayList<>();
        new Keywords(words).find(bytes, bytes.length, (word, from, end) -> found.add(word + " " + from + "-" + end));
        return found;
    }

    private static List<String> naive(List<String> words, String text) {
        byte[] low = lower(text);
        List<String> found = new ArrayList<>();
        for (int word = 0; word < words.size(); word++) {
            byte[] bytes = lower(words.get(word));
            for (int at = 0; at + bytes.length <= low.length; at++) {
                if (java.util.Arrays.equals(low, at, at + bytes.length, bytes, 0, bytes.length)) {
                    found.add(word + " " + at + "-" + (at + bytes.length));
                }
            }
        }
        return found;
    }

    private static byte[] lower(String text) {
        return text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    }
}
