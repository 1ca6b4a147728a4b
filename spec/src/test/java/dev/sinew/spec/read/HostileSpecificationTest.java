package dev.sinew.spec.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sinew.model.Problem;
import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.Known;
import dev.sinew.spec.Schema;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A specification is foreign: it reaches nothing, and ends. */
@Timeout(60)
final class HostileSpecificationTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/x.json#/A",
                "HTTP://127.0.0.1:%d/x.json",
                "https://127.0.0.1:%d/x.json",
                "//127.0.0.1:%d/x.json",
                "jar:http://127.0.0.1:%d/x.jar!/a",
                "ftp://127.0.0.1:%d/x"
            })
    void connectsToNobody(String address) throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            listener.configureBlocking(false);
            int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
            Path file = write("api.yaml", everywhere(address.formatted(port)));

            Reading reading = Specifications.read(file);

            assertThat(listener.accept()).isNull();
            assertThat(reading.problems()).extracting(Problem::what).anyMatch(each -> each.contains("is not followed"));
            assertThat(reading.descriptions().getFirst().operations()).hasSize(1);
        }
    }

    @Test
    void readsNothingOutsideOfItsFolder() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Path secret = write("secret.yaml", "type: object\nproperties: {secret: {}}");
        Files.createSymbolicLink(inside.resolve("link.yaml"), secret);
        for (String reference : List.of(
                "file:///etc/passwd",
                "/etc/passwd",
                "../secret.yaml",
                "link.yaml",
                "a/../../secret.yaml",
                "..%2fsecret.yaml",
                "file:../secret.yaml",
                secret.toString())) {
            Path file = Files.writeString(inside.resolve("api.yaml"), everywhere(reference));

            Reading reading = Specifications.read(file);

            assertThat(reading.problems()).as(reference).isNotEmpty();
            assertThat(reading.descriptions().toString()).as(reference).doesNotContain("secret=", "root:");
            assertThat(reading.descriptions().getFirst().schemas())
                    .as(reference)
                    .isEmpty();
        }
    }

    @Test
    void readsFilesBesideAndBelow() throws IOException {
        Files.createDirectories(folder.resolve("parts/deep"));
        write("parts/a.yaml", "A: {$ref: 'deep/b.json#/B'}");
        write(
                "parts/deep/b.json",
                "{\"B\": {\"type\": \"object\", \"properties\": {\"up\": {\"$ref\": \"../a.yaml#/A\"}}}}");
        Path file = write("api.yaml", everywhere("parts/a.yaml#/A"));

        Reading reading = Specifications.read(file);

        assertThat(reading.problems()).isEmpty();
        ApiDescription api = reading.descriptions().getFirst();
        Schema schema =
                Known.at(api.operations().getFirst().answer(200).orElseThrow().content(), "application/json");
        assertThat(api.resolver().variants(schema).getFirst().properties()).containsOnlyKeys("up");
    }

    @Test
    void bytesReferToNothing() {
        Reading reading = read(everywhere("parts.yaml"));

        assertThat(reading.problems())
                .extracting(Problem::what)
                .anyMatch(each -> each.contains("another file is not followed"));
    }

    @Test
    void endsWhereSchemasAreCircles() {
        Reading reading = read("""
                openapi: 3.1.0
                paths: {/a: {$ref: '#/paths/~1b'}, /b: {$ref: '#/paths/~1a'}, /c: {get: {parameters: [{$ref: '#/components/parameters/P'}],
                  responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}}
                components:
                  parameters: {P: {$ref: '#/components/parameters/P'}}
                  schemas:
                    A: {allOf: [{$ref: '#/components/schemas/B'}], properties: {a: {$ref: '#/components/schemas/A'}}}
                    B: {anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/C'}]}
                    C: {$ref: '#/components/schemas/C'}
                """);

        assertThat(reading.problems()).extracting(Problem::what).anyMatch(each -> each.contains("in a circle"));
        ApiDescription api = reading.descriptions().getFirst();
        api.schemas()
                .values()
                .forEach(each -> assertThat(api.resolver().variants(each)).isNotEmpty());
    }

    @Test
    void endsWherePartsDouble() {
        StringBuilder text =
                new StringBuilder("openapi: 3.1.0\npaths: {/a: {get: {responses: {'200': {content: {application/json:"
                        + " {schema: {$ref: '#/components/schemas/S0'}}}}}}}}\ncomponents:\n  schemas:\n");
        for (int i = 0; i < 60; i++) {
            String next = "{$ref: '#/components/schemas/S" + (i + 1) + "'}";
            text.append("    S")
                    .append(i)
                    .append(": {allOf: [")
                    .append(next)
                    .append(", ")
                    .append(next)
                    .append("]}\n");
        }
        ApiDescription api = read(text.append("    S60: {type: object}\n").toString())
                .descriptions()
                .getFirst();

        Schema schema =
                Known.at(api.operations().getFirst().answer(200).orElseThrow().content(), "application/json");
        assertThat(api.resolver().variants(schema)).containsExactly(Schema.ANY);
    }

    @Test
    void aliasesDoNotExplode() {
        StringBuilder text = new StringBuilder("openapi: 3.1.0\nx0: &x0 {type: object, properties: {a: {}, b: {}}}\n");
        for (int i = 1; i < 80; i++) {
            text.append("x").append(i).append(": &x").append(i).append(" {properties: {");
            for (int j = 0; j < 9; j++) {
                text.append(j == 0 ? "" : ", ")
                        .append((char) ('a' + j))
                        .append(": *x")
                        .append(i - 1);
            }
            text.append("}}\n");
        }
        text.append("paths: {/a: {get: {responses: {'200': {content: {application/json: {schema: *x79}}}}}}}\n");

        Reading reading = read(text.toString());

        assertThat(reading.problems()).extracting(Problem::what).anyMatch(each -> each.contains("schemas, the rest"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "- ", "{a: ", "[[", "\"\n- - "})
    void deepNestingIsAProblem(String step) {
        Reading reading = read(step.repeat(100_000));

        assertThat(reading.problems()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "(a: ", "{", "@a(", "\"\"\"", "a: ", "}", "!"})
    void oddGraphQlEnds(String step) {
        Reading reading = read("type Query { a: Int b(b: " + step.repeat(200_000));

        assertThat(reading.problems()).hasSize(1);
        assertThat(reading.descriptions().getFirst().operations()).hasSize(1);
    }

    @Test
    void deepSchemasAreAProblem() {
        String nested = "{\"allOf\":[".repeat(5_000) + "{}" + "]}".repeat(5_000);

        assertThat(read("{\"openapi\":\"3.1.0\",\"paths\":" + nested + "}").problems())
                .hasSize(1);
    }

    @Test
    void whatIsTooLargeIsNotRead() throws IOException {
        byte[] large = new byte[SpecLimits.DEFAULT.bytes() + 1];

        assertThat(Specifications.read(large, "a").problems()).hasSize(1);
        assertThat(Specifications.read(Files.write(folder.resolve("large"), large))
                        .problems())
                .hasSize(1);
        assertThat(Specifications.read(folder.resolve("absent")).problems()).hasSize(1);
        assertThat(Specifications.read(folder).problems()).hasSize(1);
    }

    @Test
    void limitsFieldsOfGraphQl() {
        byte[] bytes = ("type Query {" + " a: Int".repeat(40) + "}").getBytes(StandardCharsets.UTF_8);
        SpecLimits few = new SpecLimits(1 << 20, 10, 30, 20);
        Reading reading = Specifications.read(bytes, "a", Optional.empty(), few);

        assertThat(reading.descriptions().getFirst().operations()).hasSize(20);
        assertThat(reading.problems()).hasSize(2);
    }

    @Test
    void tooManyValuesAreAProblem() {
        Reading reading = read("{\"openapi\":\"3.1.0\",\"x\":[" + "[],".repeat(1_600_000) + "1]}");

        assertThat(reading.problems())
                .extracting(Problem::what)
                .singleElement()
                .asString()
                .contains("has more than 1500000 values");
    }

    @Test
    void limitsFilesAndOperations() throws IOException {
        StringBuilder text = new StringBuilder("openapi: 3.1.0\npaths:\n");
        for (int i = 0; i < 30; i++) {
            write("f" + i + ".yaml", "type: string");
            text.append("  /p")
                    .append(i)
                    .append(": {get: {parameters: [{in: query, name: a, schema: {$ref: f")
                    .append(i)
                    .append(".yaml}}]}}\n");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        SpecLimits few = new SpecLimits(1 << 20, 10, 1_000, 20);
        Reading reading = Specifications.read(bytes, "a", Optional.of(folder.toRealPath()), few);

        assertThat(reading.descriptions().getFirst().operations()).hasSize(20);
        assertThat(reading.problems())
                .extracting(Problem::what)
                .anyMatch(each -> each.contains("more than 20 operations"))
                .anyMatch(each -> each.contains("beyond the limit of 10 files"));
    }

    @Test
    void oddShapesAreNoException() {
        for (String odd : List.of("1", "[]", "null", "'x'", "{}", "true", "[[]]", "{a: 1}", "[{}, 1, null]")) {
            for (String key : List.of(
                    "info",
                    "servers",
                    "paths",
                    "components",
                    "security",
                    "openapi",
                    "swagger",
                    "host",
                    "item",
                    "variable")) {
                String text =
                        "swagger: '2.0'\nopenapi: 3.1.0\n".replaceFirst(key + ": .*\n", "") + key + ": " + odd + "\n";
                assertThatCode(() -> read(text)).as(text).doesNotThrowAnyException();
            }
            for (String key : List.of(
                    "parameters",
                    "requestBody",
                    "responses",
                    "security",
                    "servers",
                    "deprecated",
                    "$ref",
                    "operationId")) {
                String text = "openapi: 3.1.0\npaths: {/a: {get: {" + key + ": " + odd + "}}}\n";
                assertThatCode(() -> read(text)).as(text).doesNotThrowAnyException();
            }
            for (String key : List.of(
                    "type",
                    "properties",
                    "required",
                    "items",
                    "allOf",
                    "oneOf",
                    "enum",
                    "additionalProperties",
                    "$ref",
                    "discriminator")) {
                String text = "openapi: 3.1.0\npaths: {/a: {get: {parameters: [{in: query, name: a, schema: {" + key
                        + ": " + odd + "}}]}}}\n";
                assertThatCode(() -> read(text)).as(text).doesNotThrowAnyException();
            }
        }
    }

    /** A specification that refers to the same thing wherever references may stand. */
    private static String everywhere(String reference) {
        return """
                openapi: 3.1.0
                info: {title: Bank, version: '1'}
                paths:
                  /a:
                    get:
                      parameters: [{in: query, name: q, schema: {$ref: 'REF'}}]
                      responses: {'200': {content: {application/json: {schema: {$ref: 'REF'}}}}}
                """.replace("REF", reference);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Reading read(String text) {
        return Specifications.read(text.getBytes(StandardCharsets.UTF_8), "a file");
    }
}
