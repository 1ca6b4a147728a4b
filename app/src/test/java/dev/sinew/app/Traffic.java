package dev.sinew.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** Makes traffic of every format for tests. */
final class Traffic {
    private static final JsonMapper JSON = new JsonMapper();

    private Traffic() {}

    /** One line of Exchange JSON Lines: a GET that was answered with 200 and JSON. */
    static String get(String url, String answer) {
        return line("GET", url, Map.of(), "", 200, Map.of("content-type", "application/json"), answer);
    }

    /** One line of Exchange JSON Lines. */
    static String line(
            String method,
            String url,
            Map<String, String> headers,
            String body,
            int status,
            Map<String, String> answerHeaders,
            String answer) {
        return "{\"time\":\"2026-01-31T12:00:00Z\",\"client\":{\"ip\":\"203.0.113.9\"},\"request\":{\"method\":"
                + JSON.writeValueAsString(method) + ",\"url\":" + JSON.writeValueAsString(url) + ",\"headers\":"
                + JSON.writeValueAsString(headers)
                + (body.isEmpty() ? "" : ",\"body\":" + JSON.writeValueAsString(body))
                + "},\"response\":{\"status\":" + status + ",\"headers\":" + JSON.writeValueAsString(answerHeaders)
                + ",\"body\":" + JSON.writeValueAsString(answer) + "}}\n";
    }

    /** An HAR with one entry for each method, URL and answer. */
    static String har(List<String[]> entries) {
        List<Object> made = new ArrayList<>();
        for (String[] entry : entries) {
            made.add(Map.of(
                    "startedDateTime",
                    "2026-01-31T12:00:00.000Z",
                    "time",
                    5,
                    "request",
                    Map.of(
                            "method", entry[0],
                            "url", entry[1],
                            "headers", List.of(Map.of("name", "Accept", "value", "application/json"))),
                    "response",
                    Map.of(
                            "status", 200,
                            "headers", List.of(),
                            "content", Map.of("mimeType", "application/json", "text", entry[2]))));
        }
        return JSON.writeValueAsString(Map.of("log", Map.of("version", "1.2", "entries", made)));
    }

    static Path write(Path file, String text) throws IOException {
        return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
