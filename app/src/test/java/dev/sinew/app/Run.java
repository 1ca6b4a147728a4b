package dev.sinew.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One run of the command line and what came of it.
 *
 * @param code the exit code
 * @param out standard output
 * @param err standard error
 */
public record Run(int code, String out, String err) {
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

    /** Runs a command with nothing on standard input. Arguments may be paths. */
    public static Run of(Object... arguments) {
        return of(new ByteArrayInputStream(new byte[0]), arguments);
    }

    /** Runs a command with standard input. */
    static Run of(InputStream in, Object... arguments) {
        return of(in, Path.of(""), NOW, arguments);
    }

    /** Runs a command in a working folder at some time. */
    static Run of(InputStream in, Path folder, Instant now, Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                new Streams(in, out, err, folder, folder.resolve("target/state"), InstantSource.fixed(now)),
                Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Analyses files and reads the JSON report, which must be fine. */
    static JsonNode report(Path... files) {
        return report(0, files);
    }

    /** Analyses files and reads the JSON report of a run with that exit code. */
    static JsonNode report(int code, Path... files) {
        List<Object> arguments = new ArrayList<>(List.of("analyze", "--format", "json"));
        arguments.addAll(List.of(files));
        Run run = of(arguments.toArray());
        if (run.code() != code) {
            throw new AssertionError("exit code " + run.code() + " where " + code + " was promised: " + run.err());
        }
        return run.json();
    }

    /** Standard output as JSON; a report must keep the published schema. */
    public JsonNode json() {
        JsonNode document = new JsonMapper().readTree(out);
        if (document.has("sinew")) {
            ReportSchema.check(document);
        }
        return document;
    }

    /** The operations of a report as {@code METHOD api/path selector}. */
    static List<String> operations(JsonNode report) {
        List<String> operations = new ArrayList<>();
        report.path("operations").forEach(each -> {
            String selector = each.path("selector").asString();
            operations.add(
                    each.path("method").asString() + " " + each.path("api").asString()
                            + each.path("path").asString() + (selector.isEmpty() ? "" : " " + selector));
        });
        return operations;
    }

    /** The problems of a report as {@code file:entry: what}, by the file's last name. */
    static List<String> problems(JsonNode report) {
        List<String> problems = new ArrayList<>();
        report.path("problems").forEach(each -> {
            String file = each.path("file").asString();
            String entry =
                    each.path("entry").isNull() ? "" : ":" + each.path("entry").asInt();
            problems.add(file.substring(file.lastIndexOf('/') + 1) + entry + ": "
                    + each.path("what").asString());
        });
        return problems;
    }
}
