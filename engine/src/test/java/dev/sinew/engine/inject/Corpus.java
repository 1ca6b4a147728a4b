package dev.sinew.engine.inject;

import dev.sinew.engine.Call;
import dev.sinew.model.MarkHit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Values, one a line: what is to notice it, or {@code benign}; the place, such as {@code q:name} for a query parameter of that name; and the
 * value, in which {@code \n}, {@code \r}, {@code \t} and {@code \0} are what they stand for.
 */
final class Corpus {
    private static final List<String> OURS = List.of(
            "sql-injection",
            "nosql-injection",
            "command-injection",
            "template-injection",
            "ldap-injection",
            "xpath-injection",
            "path-traversal",
            "cross-site-scripting",
            "xml-external-entity",
            "log4shell",
            "deserialization",
            "crlf-injection",
            "log-forging",
            "open-redirect",
            "ssrf-attempt",
            "graphql-abuse");

    private Corpus() {}

    /** A value of a corpus. */
    record Line(String expected, String place, String value) {}

    /** All lines of a file beside this class. */
    static List<Line> read(String file) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Corpus.class.getResourceAsStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().map(Corpus::line).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(String text) {
        String[] parts = text.split("\t", 3);
        String value = parts[2].replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\t", "\t")
                .replace("\\0", "\0");
        return new Line(parts[0], parts[1], value);
    }

    /** Which of the rules about injections notice a value, without {@code detect.}. */
    static List<String> noticed(Line line) {
        return call(line).observe().marks().stream()
                .map(MarkHit::rule)
                .filter(rule -> rule.startsWith("detect."))
                .map(rule -> rule.substring("detect.".length()))
                .filter(OURS::contains)
                .toList();
    }

    private static Call call(Line line) {
        String[] place = line.place().split(":", 2);
        String name = place.length > 1 ? place[1] : "value";
        String value = line.value();
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        return switch (place[0]) {
            case "q" -> Call.get("/items?" + name + "=" + encoded.replace("+", "%20"));
            case "qraw" -> Call.get("/items?" + name + "=" + value);
            case "path" -> Call.get("/items/" + value);
            case "h" -> Call.get("/items").header(name, value);
            case "c" -> Call.get("/items").header("Cookie", "sid=1; " + name + "=" + value);
            case "f" -> Call.post("/items").form(name + "=" + encoded);
            case "x" -> Call.post("/items").body("application/xml", value);
            case "raw" -> Call.post("/items").json(value);
            case "j" -> Call.post("/items").json("{\"id\":7,\"" + name + "\":\"" + json(value) + "\"}");
            default -> throw new IllegalArgumentException("no place: " + line.place());
        };
    }

    private static String json(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\0' -> text.append("\\u0000");
                default -> text.append(c);
            }
        }
        return text.toString();
    }
}
