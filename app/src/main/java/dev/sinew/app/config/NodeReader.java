package dev.sinew.app.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Reads YAML, of which JSON is a part, into nodes. */
final class NodeReader {
    private static final int MAX_DEPTH = 16;
    private static final Pattern STOPPED = Pattern.compile("line (\\d+), column");

    private final String file;
    private final JsonParser parser;

    private NodeReader(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** The one document of a file. An empty file is an empty mapping. */
    static Node read(String file, byte[] bytes) throws WrongConfiguration {
        try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), bytes)) {
            NodeReader reader = new NodeReader(file, parser);
            JsonToken first = parser.nextToken();
            Node node = first == null ? new Node.Mapping(1, Map.of(), Map.of()) : reader.node(0);
            if (parser.nextToken() != null) {
                throw reader.wrong("holds more than one document", "keep one");
            }
            return node;
        } catch (JacksonException e) {
            throw new WrongConfiguration(file + line(e) + ": no YAML: " + reason(e)
                    + "; look for tabs, open brackets or quotes and uneven indentation there and just before");
        }
    }

    /** The parser's own location is that of the last token it took; where it stopped is the last one in its message. */
    private static String line(JacksonException e) {
        Matcher stopped = STOPPED.matcher(e.getOriginalMessage());
        String line = "";
        while (stopped.find()) {
            line = stopped.group(1);
        }
        TokenStreamLocation at = e.getLocation();
        if (line.isEmpty() && at != null) {
            line = String.valueOf(at.getLineNr());
        }
        return line.isEmpty() ? "" : " line " + line;
    }

    /** The parser names what it was at, and in a line of its own what it found there. */
    private static String reason(JacksonException e) {
        List<String> lines = e.getOriginalMessage().lines().map(String::strip).toList();
        return lines.stream()
                .filter(line -> line.startsWith("found") || line.startsWith("expected") || line.startsWith("mapping"))
                .findFirst()
                .orElse(lines.isEmpty() ? "unreadable" : lines.getFirst());
    }

    private Node node(int depth) throws WrongConfiguration {
        int line = parser.currentTokenLocation().getLineNr();
        if (depth > MAX_DEPTH) {
            throw wrong("is nested too deep", "nothing needs more than " + MAX_DEPTH + " levels");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(line, depth);
            case START_ARRAY -> {
                List<Node> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(node(depth + 1));
                }
                yield new Node.Sequence(line, elements);
            }
            case VALUE_NULL -> new Node.Scalar(line, "");
            default -> new Node.Scalar(line, parser.getString());
        };
    }

    private Node mapping(int line, int depth) throws WrongConfiguration {
        Map<String, Node> entries = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            lines.put(key, parser.currentTokenLocation().getLineNr());
            parser.nextToken();
            if (entries.put(key, node(depth + 1)) != null) {
                throw wrong("has the key \"" + key + "\" twice", "keep one");
            }
        }
        return new Node.Mapping(line, entries, lines);
    }

    private WrongConfiguration wrong(String what, String cure) {
        return new WrongConfiguration(
                file + " line " + parser.currentTokenLocation().getLineNr() + ": " + what + ": " + cure);
    }
}
