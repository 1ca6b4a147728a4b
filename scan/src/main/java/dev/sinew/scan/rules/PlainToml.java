package dev.sinew.scan.rules;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the part of TOML that Sinew's own rules are written in: tables, those of lists, and keys with texts, numbers and lists of texts. A reader of all of TOML
 * takes longer to be loaded and compiled than what is staged takes to be scanned. A test holds it against one.
 */
final class PlainToml {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String LONG = "'''";

    private final String text;
    private final ObjectNode root = NODES.objectNode();
    private ObjectNode table = root;
    private int at;

    private PlainToml(String text) {
        this.text = text;
    }

    /** The tree of a text that has nothing else in it. */
    static ObjectNode read(String text) {
        PlainToml toml = new PlainToml(text);
        for (toml.skip(); toml.at < text.length(); toml.skip()) {
            if (text.charAt(toml.at) == '[') {
                toml.open();
            } else {
                toml.entry();
            }
        }
        return toml.root;
    }

    /** To what stands behind blanks, line ends and comments. */
    private void skip() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                at = Math.max(at, text.indexOf('\n', at));
            } else if (c > ' ') {
                return;
            }
            at++;
        }
    }

    /** {@code [[name]]}, or {@code [[name.inner]]} or {@code [name.inner]} of the last one of that name. */
    private void open() {
        int brackets = text.charAt(at + 1) == '[' ? 2 : 1;
        int end = text.indexOf(']', at);
        String name = text.substring(at + brackets, end);
        int dot = name.indexOf('.');
        ObjectNode parent = root;
        if (dot > 0) {
            ArrayNode outer = root.withArray(name.substring(0, dot));
            parent = (ObjectNode) outer.get(outer.size() - 1);
        }
        String last = name.substring(dot + 1);
        table = brackets == 2 ? parent.withArray(last).addObject() : parent.putObject(last);
        at = end + brackets;
    }

    private void entry() {
        int equals = text.indexOf('=', at);
        String key = text.substring(at, equals).strip();
        at = equals + 1;
        skip();
        char first = text.charAt(at);
        if (first == '[') {
            list(table.putArray(key));
        } else if (first == '"' || first == '\'') {
            table.put(key, string());
        } else {
            int end = text.indexOf('\n', at);
            String value = text.substring(at, end).strip();
            if (value.indexOf('.') > 0) {
                table.put(key, Double.parseDouble(value));
            } else {
                table.put(key, Long.parseLong(value));
            }
            at = end;
        }
    }

    private void list(ArrayNode list) {
        at++;
        for (skip(); text.charAt(at) != ']'; skip()) {
            if (text.charAt(at) == ',') {
                at++;
            } else {
                list.add(string());
            }
        }
        at++;
    }

    private String string() {
        if (text.startsWith(LONG, at)) {
            int from = at + LONG.length();
            int end = text.indexOf(LONG, from);
            at = end + LONG.length();
            return text.substring(from, end);
        }
        StringBuilder value = new StringBuilder();
        for (at++; text.charAt(at) != '"'; at++) {
            at += text.charAt(at) == '\\' ? 1 : 0;
            value.append(text.charAt(at));
        }
        at++;
        return value.toString();
    }
}
