package dev.sinew.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.scan.engine.FileScanner;
import dev.sinew.scan.rules.RuleSet;
import dev.sinew.scan.rules.RuleSetReader;
import dev.sinew.scan.verify.Verifier;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is allowed by comments and expressions. */
class FiltersTest {
    private static final String RULE = "[[rules]]\nid = 'a'\nregex = 'tok_([a-z0-9]{8})'\nkeywords = ['tok_']\n";
    private static final String TEXT = "use tok_ab12cd34 here\n";

    private static int found(RuleSet set, String path, String text) {
        return new FileScanner(set, new Verifier(Planted.NOW))
                .scan(path, text.getBytes(StandardCharsets.UTF_8))
                .size();
    }

    private static String expression(String name, String filter) {
        return name + " = '''\n" + filter + "\n'''\n";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "finding[\"secret\"] == \"ab12cd34\" ~ true",
                "finding[\"secret\"] == \"other\" ~ false",
                "filter.matchesAny(attributes[?\"path\"].orValue(\"\"), [r\"\"\"(?i)\\.(?:md|TXT)$\"\"\"]) ~ true",
                "matchesAny(finding[\"match\"], [\"^ab\"]) ~ false",
                "filter.containsAny(finding[\"line\"], [\"HERE\", 'there']) ~ true",
                "filter.entropy(finding[\"secret\"]) <= 2.5 ~ false",
                "filter.entropy(finding[\"secret\"]) <= 3.5 && filter.failsTokenEfficiency(finding[\"secret\"]) ~ false",
                "filter.entropy(finding[\"secret\"]) <= 3.5 || filter.failsTokenEfficiency(finding[\"secret\"]) ~ true",
                "!(attributes[\"path\"].startsWith(\"src/\") && true) ~ true",
                "attributes[?\"path\"].orValue(\"\").endsWith(\".txt\") && finding[\"rule_id\"] != \"b\" ~ true",
                "attributes[?\"git.sha\"].orValue(\"\") != \"\" ~ false",
            })
    void anExpressionThatIsTrueAllows(String filter, boolean allowed) {
        for (String set : new String[] {RULE + expression("filter", filter), expression("prefilter", filter) + RULE}) {
            RuleSet rules = RuleSetReader.parse(set, "rules.toml");
            assertThat(rules.problems()).isEmpty();
            assertThat(found(rules, "a.txt", TEXT)).isEqualTo(allowed ? 0 : 1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "finding[\"secret\"].size() > 3",
                "attributes[\"git.author_name\"] == \"bot\"",
                "filter.matchesAny(finding[\"secret\"], [\"(\"])",
                "finding[\"secret\"] ==",
                "(((true)",
                "true false",
                "\"open",
                "#",
            })
    void anExpressionThatIsNotKnownIsToldAndAllowsNothing(String filter) {
        RuleSet rules = RuleSetReader.parse(RULE + expression("filter", filter), "rules.toml");
        assertThat(rules.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).startsWith("the filter of rule a is not applied: "));
        assertThat(found(rules, "a.txt", TEXT)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "!", "!("})
    void nestedWithoutEndIsRefused(String part) {
        RuleSet rules = RuleSetReader.parse(RULE + "filter = '" + part.repeat(100_000) + "'\n", "rules.toml");
        assertThat(rules.problems()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "# pragma: allowlist nextline secret, 0",
        "// pragma: whitelist nextline secret, 0",
        "# pragma: allowlist-nextline-secret, 0",
        "# nextline secret, 1",
    })
    void aCommentAllowsTheNextLine(String comment, int hits) {
        RuleSet rules = RuleSetReader.parse(RULE, "rules.toml");
        assertThat(found(rules, "a.txt", comment + "\n" + TEXT)).isEqualTo(hits);
        assertThat(found(rules, "a.txt", comment + "\n\n" + TEXT)).isEqualTo(1);
        assertThat(found(rules, "a.txt", TEXT + comment + "\n")).isEqualTo(1);
    }

    /** What the library for patterns would never come back from. */
    @ParameterizedTest
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ValueSource(strings = {"(?i)[a-\uFFFD]", "(?i)\u1C80", "x(?si:[\\x{80}-\\x{10FFFF}])"})
    void patternsThatWouldNeverBeCompiled(String pattern) {
        String rule = "[[rules]]\nid = 'a'\nregex = '" + pattern + "'\n";
        assertThat(RuleSetReader.parse(rule, "rules.toml").problems()).hasSize(1);
        assertThat(RuleSetReader.parse(RULE + "[allowlist]\nregexes = ['" + pattern + "']\n", "rules.toml")
                        .problems())
                .hasSize(1);
        String other = rule.replace("(?i)", "").replace("si:", "s:");
        assertThat(RuleSetReader.parse(other, "rules.toml").problems()).isEmpty();
    }
}
