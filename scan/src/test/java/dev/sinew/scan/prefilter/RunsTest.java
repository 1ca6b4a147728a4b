package dev.sinew.scan.prefilter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunsTest {
    private static final long SEED = 20261126;
    private static final List<String> PIECES = List.of(
            "a", "b", "B", "k", "\u212a", "\u017f", "s", "7", "-", "_", ".", "\n", " ", "é", "]", "{", "AB", "ab7",
            "((", "\\", "\u0001");

    /** Whatever the pattern, where it matches the runs that it needs are there, and the match is no longer than was said. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a{2}b?",
                "(?i)k[b-s]{2}",
                "(?i:ab)7",
                "[^a\\n]{3}b",
                "(?P<x>a|bb)(?:7|-){2,}",
                "\\bab\\b",
                "[[:alnum:]]{3}",
                "[[:^alpha:]]{2}",
                "[\\w-]{2}\\.",
                "[]a]{2}",
                "(?s)a.b",
                "(?s:a.)b",
                "(?i)[^k]{2}7",
                "\\x{61}\\x62?",
                "\\Qab\\E",
                "(a|)(b*)*7",
                "(?i)a(?-i)b|B7",
                "[\\x00-\\x1f]a?",
                "\\pL{2}",
                "^ab$|7{2}",
                "((a{2}){2}|b{3})+",
            })
    void areInEveryMatch(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        Runs runs = new Runs(List.of(pattern));
        Random random = new Random(SEED);
        int matches = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(9); i >= 0; i--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            Matcher matcher = compiled.matcher(text);
            if (matcher.find()) {
                matches++;
                byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
                assertThat(runs.in(bytes).has(0, 0, bytes.length))
                        .as(text.toString())
                        .isTrue();
                assertThat(matcher.end() - matcher.start()).isLessThanOrEqualTo(runs.most(0));
            }
        }
        assertThat(matches).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "ghp_[A-Za-z0-9]{36}, ghp_and no token after it",
        "key=([0-9a-f]{32}), key=0123456789abcdef0123456789abcde",
        "://[^@]{1:9}@, http://host/path",
        "(?i)secret[a-z]{0:9}=[0-9]{8}, secretary = 1234567",
    })
    void ruleOutWhatCannotMatch(String pattern, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(new Runs(List.of(pattern.replaceAll("(\\d):(\\d)", "$1,$2")))
                        .in(bytes)
                        .has(0, 0, bytes.length))
                .isFalse();
    }

    /** Parts that move through a text are answered as if each were asked for alone. */
    @Test
    void answersDoNotDependOnQuestionsBefore() {
        Random random = new Random(SEED);
        Runs runs = new Runs(List.of("[ab]{3}7", "7{2}", "a{5}"));
        for (int round = 0; round < 5000; round++) {
            byte[] bytes = new byte[40];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) "aab7".charAt(random.nextInt(4));
            }
            Runs.Search search = runs.in(bytes);
            for (int from = 0; from < bytes.length; from += random.nextInt(4)) {
                int to = Math.min(bytes.length, from + random.nextInt(12));
                int pattern = random.nextInt(3);
                assertThat(search.has(pattern, from, to))
                        .isEqualTo(runs.in(bytes).has(pattern, from, to));
            }
        }
    }
}
