package dev.sinew.engine.inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How many attacks are noticed by the rule that they are for, and how many other values are noticed by any. */
final class InjectionCorpusTest {
    private static final double LEAST_RECALL = 0.85;
    private static final double MOST_ALARMS = 0.005;
    private static final int FEWEST_BENIGN = 1_500;
    private static final int FEWEST_ATTACKS = 300;

    @Test
    void attacksAreNoticedByTheirRule() {
        List<Corpus.Line> attacks = Corpus.read("attacks.tsv");
        Map<String, int[]> byRule = new TreeMap<>();
        for (Corpus.Line attack : attacks) {
            int[] count = byRule.computeIfAbsent(attack.expected(), rule -> new int[2]);
            count[0]++;
            count[1] += Corpus.noticed(attack).contains(attack.expected()) ? 1 : 0;
        }
        byRule.forEach((rule, count) ->
                System.out.println("attacks noticed by detect." + rule + ": " + count[1] + " of " + count[0]));
        assertThat(attacks).hasSizeGreaterThan(FEWEST_ATTACKS);
        assertThat(byRule)
                .hasSize(15)
                .allSatisfy((rule, count) ->
                        assertThat(count[1]).isGreaterThanOrEqualTo((int) Math.ceil(LEAST_RECALL * count[0])));
    }

    @Test
    void otherValuesAreNot() {
        List<Corpus.Line> benign = BenignValues.all();
        List<String> alarms = benign.stream()
                .filter(line -> !Corpus.noticed(line).isEmpty())
                .map(line -> line.place() + " " + line.value() + " -> " + Corpus.noticed(line))
                .toList();
        alarms.forEach(System.out::println);
        System.out.println("false alarms: " + alarms.size() + " of " + benign.size());
        assertThat(benign).hasSizeGreaterThan(FEWEST_BENIGN);
        assertThat(alarms.size()).isLessThanOrEqualTo((int) (MOST_ALARMS * benign.size()));
    }

    /** Patterns must neither overflow the stack nor take for ever. */
    @Test
    void valuesOfOneSignOverAndOverAreJudged() {
        List<String> signs = List.of(
                "'",
                "<",
                "<a ",
                "${",
                "{{",
                "../",
                "a|",
                "; cat ",
                "$(",
                "-a ",
                "__import__(",
                "(select ",
                "&#",
                "%25",
                "O:1:\"",
                "<!ENTITY a ",
                "<script ",
                "onload=",
                "(",
                "' or ",
                "<!ENTITY a \"&b;",
                "a.",
                "\\u00",
                "; echo a ",
                ";cat$IFS",
                "`a ",
                "<img src=x onerror=",
                "1 or ",
                "/*",
                "${lower:",
                "<a onload=x ",
                "' || ",
                "; cat a a a a ",
                "j a v a",
                "exec('",
                "compile(");
        for (String sign : signs) {
            String value = sign.repeat(20_000 / sign.length());
            for (String place : List.of("q:a", "j:a", "h:X-A", "f:a")) {
                Corpus.Line line = new Corpus.Line("", place, value);
                assertTimeout(
                        Duration.ofSeconds(20),
                        () -> assertThat(Corpus.noticed(line)).hasSizeLessThanOrEqualTo(16),
                        sign);
            }
        }
    }
}
