package dev.sinew.spec.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sinew.model.Finding;
import dev.sinew.model.RuleFacts;
import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.drift.RuleIndex;
import dev.sinew.spec.read.Reading;
import dev.sinew.spec.read.Specifications;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LintTest {
    private static final String HEAD = """
            openapi: 3.0.3
            info: {title: Bank, version: '1'}
            servers: [{url: https://api.bank.example}]
            """;

    @TempDir
    private Path folder;

    private static List<ApiDescription> read(String text) {
        return Specifications.read(text.getBytes(StandardCharsets.UTF_8), "bank.yaml")
                .descriptions();
    }

    private static List<Finding> lint(String text) {
        return Lint.of(RuleIndex.all(), read(text));
    }

    private static String many(int operations) {
        StringBuilder text = new StringBuilder(HEAD).append("paths:\n");
        for (int i = 0; i < operations; i++) {
            text.append("  /things")
                    .append(i)
                    .append("/{thingId}:\n    post:\n      parameters: [")
                    .append("{name: thingId, in: path, required: true, schema: {type: integer}}]\n")
                    .append("      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/T")
                    .append(i)
                    .append("'}}}}\n      responses: {'200': {description: ok}, '429': {description: slow down}}\n");
        }
        text.append("components:\n  schemas:\n");
        for (int i = 0; i < operations; i++) {
            text.append("    T")
                    .append(i)
                    .append(": {type: object, properties: {name: {type: string}, next: {$ref: '#/")
                    .append("components/schemas/T")
                    .append((i + 1) % operations)
                    .append("'}, tags: {type: array, items: {type: string}}, size: {type: integer}}}\n");
        }
        return text.toString();
    }

    @Test
    void fiveHundredOperationsInACircleOfSchemasTakeWellUnderASecond() {
        List<ApiDescription> descriptions = read(many(500));
        List<Finding> findings = List.of();
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 8; i++) {
            long start = System.nanoTime();
            findings = Lint.of(RuleIndex.all(), descriptions);
            fastest = Math.min(fastest, System.nanoTime() - start);
        }

        assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofMillis(500));
        assertThat(findings).extracting(each -> each.rule().id()).contains("posture.spec-string-without-limit");
        assertThat(findings).hasSizeLessThan(20);
    }

    @Test
    void noTwoFindingsHaveOneFingerprint() {
        List<Finding> findings = lint(many(8));

        assertThat(findings).hasSizeGreaterThan(30);
        assertThat(findings).extracting(Finding::fingerprint).doesNotHaveDuplicates();
    }

    @Test
    void theOrderOfRulesAndDescriptionsDoesNotMatter() {
        List<ApiDescription> both = new ArrayList<>(read(many(3)));
        both.addAll(
                read(HEAD.replace("api.", "other.") + "paths: {/a: {put: {responses: {'200': {description: x}}}}}"));
        var rules = new ArrayList<>(RuleIndex.all());
        List<Finding> findings = Lint.of(rules, both);

        Collections.reverse(both);
        Collections.reverse(rules);

        assertThat(Lint.of(rules, both)).isEqualTo(findings);
    }

    @Test
    void aliasesThatStandForVeryMuchEnd() {
        StringBuilder text =
                new StringBuilder(HEAD).append("x-0: &a0 {type: object, properties: {s: {type: string}}}\n");
        for (int i = 1; i <= 60; i++) {
            text.append("x-%d: &a%d {type: object, properties: {l: *a%d, r: *a%d}}\n".formatted(i, i, i - 1, i - 1));
        }
        text.append(
                "paths: {/a: {post: {requestBody: {content: {application/json: {schema: *a60}}}, responses: {'200': {description: ok}}}}}\n");

        List<Finding> findings = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> lint(text.toString()));

        assertThat(findings).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "paths: []",
                "paths: {/a: {get: }}",
                "paths: {/a: {get: {parameters: [3, {in: query}, {$ref: '#/nowhere'}], responses: [x]}}}",
                "paths: {/a: {$ref: '#/paths/~1a'}}\nservers: [7, {}, {url: ''}]",
                "paths: {/a: {post: {security: [x, {y: 3}], requestBody: {content: {a/b: {schema: [1]}}}, responses: {200: 7}}}}",
                "paths: {/a: {post: {requestBody: {$ref: '#/components/x'}, responses: {429: {$ref: '#/components/x'}}}}}\n"
                        + "components: {securitySchemes: {a: 3, b: {type: oauth2, flows: [x]}, c: {$ref: '#/components/securitySchemes/c'}},"
                        + " x: {$ref: '#/components/x'}}"
            })
    void whatIsWrittenWrongIsNoFault(String rest) {
        String head = rest.contains("servers") ? HEAD.replaceFirst("servers.*\n", "") : HEAD;

        assertThatCode(() -> lint(head + rest)).doesNotThrowAnyException();
        assertThatCode(() -> lint(("swagger: '2.0'\n" + rest).replace("components", "definitions")))
                .doesNotThrowAnyException();
    }

    @Test
    void aSchemaInAnotherFileIsNamedWithThatFile() throws IOException {
        Files.writeString(
                folder.resolve("models.yaml"), "\nCard:\n  type: object\n  properties: {name: {type: string}}\n");
        Path main = Files.writeString(
                folder.resolve("bank.yaml"),
                HEAD
                        + "paths: {/cards: {post: {requestBody: {content: {application/json: {schema: {$ref: 'models.yaml#/Card'}}}},"
                        + " responses: {'200': {description: ok}}}}}\n");
        Reading reading = Specifications.read(main);

        List<Finding> findings = Lint.of(RuleIndex.all(), reading.descriptions());

        assertThat(findings)
                .filteredOn(each -> each.rule().id().equals("posture.spec-string-without-limit"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.field()).isEqualTo("models.yaml#/Card");
                    assertThat(each.line())
                            .isEqualTo(new Finding.Line(
                                    folder.resolve("models.yaml").toString(), 2));
                });
    }

    @Test
    void withoutSourcesThereIsNothingToJudgeButServers() {
        List<ApiDescription> descriptions = read(many(3).replace("https:", "http:")).stream()
                .map(ApiDescription::withoutSources)
                .toList();

        assertThat(Lint.of(RuleIndex.all(), descriptions))
                .extracting(each -> each.rule().id())
                .containsExactly("posture.spec-server-not-https");
    }

    @Test
    void standardsNameAKnownDocumentAndAClause() {
        List<String> standards = RuleIndex.all().stream()
                .filter(each -> each.rule() instanceof LintCheck)
                .map(each -> each.facts())
                .flatMap((RuleFacts facts) -> facts.standards().stream())
                .toList();

        assertThat(standards)
                .isNotEmpty()
                .allMatch(
                        each -> each.matches(
                                "(NIST-800-228 REC-API-[0-9]+|PCI-DSS-4\\.0\\.1 [0-9.]+|FAPI-2\\.0 5\\.3[0-9.]*|RFC [0-9]{4} [0-9.]+)"));
    }
}
