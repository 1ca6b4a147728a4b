package dev.sinew.spec.tree;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A value of a document: a map, a list or a scalar, with the line it begins on. What is not there is {@link #MISSING}, so that
 * paths into a document can be followed without asking at each step. Nodes that YAML aliases share are shared here too:
 * the tree may be a graph without cycles, so whoever walks all of it counts its steps.
 */
public final class Node {
    public static final Node MISSING = new Node(Kind.MISSING, "", Map.of(), List.of(), 0, 0);

    /** What a node is. */
    public enum Kind {
        MAP,
        LIST,
        TEXT,
        INTEGER,
        DECIMAL,
        BOOLEAN,
        NULL,
        MISSING
    }

    private final Kind kind;
    private final String text;
    private final Map<String, Node> entries;
    private final List<Node> elements;
    private final int line;
    private final int height;

    private Node(Kind kind, String text, Map<String, Node> entries, List<Node> elements, int line, int height) {
        this.kind = kind;
        this.text = text;
        this.entries = entries;
        this.elements = elements;
        this.line = line;
        this.height = height;
    }

    /** A map, which takes over its entries. */
    static Node map(Map<String, Node> entries, int line) {
        Map<String, Node> own = entries.isEmpty() ? Map.of() : Collections.unmodifiableMap(entries);
        return new Node(Kind.MAP, "", own, List.of(), line, 1 + highest(entries.values()));
    }

    static Node list(List<Node> elements, int line) {
        return new Node(Kind.LIST, "", Map.of(), List.copyOf(elements), line, 1 + highest(elements));
    }

    static Node scalar(Kind kind, String text, int line) {
        return new Node(kind, text, Map.of(), List.of(), line, 0);
    }

    private static int highest(Iterable<Node> nodes) {
        int highest = 0;
        for (Node node : nodes) {
            highest = Math.max(highest, node.height);
        }
        return highest;
    }

    public Kind kind() {
        return kind;
    }

    public boolean isMap() {
        return kind == Kind.MAP;
    }

    public boolean isList() {
        return kind == Kind.LIST;
    }

    public boolean isMissing() {
        return kind == Kind.MISSING;
    }

    /** Whether it is the boolean {@code true}. */
    public boolean isTrue() {
        return kind == Kind.BOOLEAN && text.equals("true");
    }

    /** Whether it is the boolean {@code false}. */
    public boolean isFalse() {
        return kind == Kind.BOOLEAN && text.equals("false");
    }

    /** The value under a key of a map, else {@link #MISSING}. */
    public Node get(String key) {
        return entries.getOrDefault(key, MISSING);
    }

    /** The element at a place of a list, else {@link #MISSING}. */
    public Node get(int index) {
        return index >= 0 && index < elements.size() ? elements.get(index) : MISSING;
    }

    /** What a JSON pointer leads to from here, else {@link #MISSING}; the empty pointer is this node. */
    public Node at(String pointer) {
        Node node = this;
        if (pointer.isEmpty()) {
            return node;
        }
        for (String step : pointer.substring(pointer.startsWith("/") ? 1 : 0).split("/", -1)) {
            String name = step.replace("~1", "/").replace("~0", "~");
            boolean index = node.isList() && name.matches("[0-9]{1,9}");
            node = index ? node.get(Integer.parseInt(name)) : node.get(name);
        }
        return node;
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** A map's entries in the order written; empty for all else. */
    public Map<String, Node> entries() {
        return entries;
    }

    /** A list's elements; empty for all else. */
    public List<Node> elements() {
        return elements;
    }

    /** A scalar as written, without quotes; empty for all else and for null. */
    public String text() {
        return text;
    }

    /** The text, or another where there is none. */
    public String text(String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    /** The line it begins on, from 1; in YAML the line of its key where it has one. 0 where unknown. */
    public int line() {
        return line;
    }

    /** How many levels of maps and lists lie in it. */
    int height() {
        return height;
    }
}
