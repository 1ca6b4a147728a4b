package dev.sinew.app.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.Run;
import dev.sinew.app.fold.Specified;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What apps call and what servers offer, beside what a service has learned of traffic. */
final class JoinedScanTest {
    private static final int CALLS = 400;

    /** What is retired, and two operations that are not. */
    private static final String SPECIFICATION = """
            openapi: 3.0.3
            info: {title: Bank, version: '1'}
            servers: [{url: 'https://api.bank.example'}]
            paths:
              /v1/accounts/{id}:
                get: {responses: {'200': {description: one}}}
              /v1/accounts/{id}/transfers:
                post: {responses: {'201': {description: made}}}
              /v1/rates:
                get: {responses: {'200': {description: all}}}
              /v1/statements:
                get: {deprecated: true, responses: {'200': {description: all}}}
            """;

    @TempDir
    Path folder;

    @Test
    void eachCallOfAnAppIsLookedUpInTheInventory() throws Exception {
        Path data = folder.resolve("data");
        Path description = Files.writeString(folder.resolve("bank.yaml"), SPECIFICATION);
        try (Running running = Running.specified(data, Specified.of(List.of(description)))) {
            running.sender.exchanges(Lines.of(0, CALLS) + others());
            running.reader.until("/api/v1/summary", now -> now.path("exchanges").asLong() == CALLS + 40);
        }
        Path app = zip(
                "bank.ipa",
                Map.of(
                        "Payload/Bank.app/Info.plist",
                        """
                        <plist version="1.0"><dict><key>CFBundleIdentifier</key><string>com.bank.ios</string></dict></plist>
                        """.getBytes(UTF_8),
                        "Payload/Bank.app/Bank",
                        String.join(
                                        "\0",
                                        "",
                                        "https://api.bank.example/v1/accounts/5017",
                                        "https://api.bank.example/v1/statements",
                                        "https://api.bank.example/v1/rates",
                                        "https://api.bank.example/v1/limits",
                                        "https://partner.example/v1/rates",
                                        "")
                                .getBytes(ISO_8859_1)));
        Run run = Run.of("scan", app, "--data", data, "--format", "json");
        assertThat(run.code()).as(run.err()).isZero();
        Map<String, String> standings = new TreeMap<>();
        run.json()
                .at("/apps/0/calls")
                .forEach(each -> standings.put(
                        each.path("path").asString() + " of " + each.path("api").asString(),
                        each.path("standing").asString("")));
        assertThat(standings)
                .isEqualTo(Map.of(
                        "/v1/accounts/5017 of api.bank.example", "known",
                        "/v1/statements of api.bank.example", "zombie",
                        "/v1/rates of api.bank.example", "unauthenticated",
                        "/v1/limits of api.bank.example", "shadow",
                        "/v1/rates of partner.example", ""));
    }

    /** Calls that need nobody, and calls of what is retired. */
    private static String others() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            String path = i % 2 == 0 ? "rates" : "statements";
            String headers =
                    i % 2 == 0 ? "{}" : "{\"authorization\":\"Bearer opaque-token-of-customer-3-abcdef0123456789\"}";
            lines.append("{\"id\":\"other-")
                    .append(i)
                    .append("\",\"time\":\"2026-01-05T09:00:")
                    .append(i + 10)
                    .append(
                            "Z\",\"client\":{\"ip\":\"198.51.100.7\"},\"request\":{\"method\":\"GET\",\"url\":\"https://api.bank.example/v1/")
                    .append(path)
                    .append("\",\"headers\":")
                    .append(headers)
                    .append(
                            "},\"response\":{\"status\":200,\"headers\":{\"content-type\":\"application/json\"},\"body\":\"{}\"}}\n");
        }
        return lines.toString();
    }

    @Test
    void routesOfAJarAreComparedWithTraffic() throws Exception {
        Path jar = compiled();
        Path routes = folder.resolve("routes.json");
        assertThat(Run.of("scan", jar, "--format", "openapi", "--output", routes)
                        .code())
                .isZero();
        Path traffic = Files.writeString(folder.resolve("traffic.jsonl"), Lines.of(0, CALLS));
        JsonNode report =
                Run.of("analyze", "--format", "json", "--spec", routes, traffic).json();
        assertThat(said(report, "posture.orphan-operation")).containsExactly("DELETE /v1/accounts/{id}");
        assertThat(said(report, "posture.shadow-operation")).containsExactly("POST /v1/accounts/{accountId}/transfers");
    }

    private static List<String> said(JsonNode report, String rule) {
        return report.path("findings")
                .valueStream()
                .filter(each -> each.path("rule").asString().equals(rule))
                .map(each -> each.at("/operation/method").asString() + " "
                        + each.at("/operation/path").asString())
                .toList();
    }

    /** A jar with a controller of Spring, compiled against annotations of the same names. */
    private Path compiled() throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        Path notes = Files.createDirectories(sources.resolve("org/springframework/web/bind/annotation"));
        for (String name : List.of("RestController", "GetMapping", "DeleteMapping", "RequestMapping", "PathVariable")) {
            Files.writeString(
                    notes.resolve(name + ".java"),
                    "package org.springframework.web.bind.annotation;"
                            + "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
                            + "public @interface " + name + " { String[] value() default {}; }");
        }
        Path controller = Files.writeString(sources.resolve("Accounts.java"), """
                import org.springframework.web.bind.annotation.*;
                @RestController @RequestMapping("/v1/accounts") public class Accounts {
                    @GetMapping("/{id}") public String one(@PathVariable("id") long id) { return ""; }
                    @DeleteMapping("/{id}") public void end(@PathVariable("id") long id) {}
                }
                """);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-d",
                        classes.toString(),
                        "-sourcepath",
                        sources.toString(),
                        controller.toString());
        assertThat(code).isZero();
        return zip("bank.jar", Map.of("Accounts.class", Files.readAllBytes(classes.resolve("Accounts.class"))));
    }

    private Path zip(String name, Map<String, byte[]> files) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
            }
        }
        return file;
    }
}
