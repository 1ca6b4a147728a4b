package dev.sinew.spec.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds a tree from events without recursion, within the limits. */
final class TreeBuilder {
    private static final String MERGE = "<<";

    private static final class Open {
        final boolean map;
        final int line;
        final Map<String, Node> entries = new LinkedHashMap<>();
        final List<Node> merged = new ArrayList<>();
        final List<Node> elements = new ArrayList<>();
        String key = "";
        int keyLine;
        boolean keyed;

        Open(boolean map, int line) {
            this.map = map;
            this.line = line;
        }
    }

    private final boolean merges;
    private final Deque<Open> open = new ArrayDeque<>();
    private Node root = Node.MISSING;
    private int nodes;

    /** A builder; {@code merges} where the key {@code <<} takes over the entries of other maps. */
    TreeBuilder(boolean merges) {
        this.merges = merges;
    }

    Node root() {
        return root;
    }

    boolean finished() {
        return open.isEmpty() && !root.isMissing();
    }

    /** Whether the next scalar is a map's key. */
    boolean wantsKey() {
        Open top = open.peek();
        return top != null && top.map && !top.keyed;
    }

    void key(String key) {
        key(key, 0);
    }

    /** A map's key, and the line it stands on. */
    void key(String key, int line) {
        Open top = open.element();
        top.key = key;
        top.keyLine = line;
        top.keyed = true;
    }

    /** The line of the key that the next value belongs to, else another. */
    int keyLine(int otherwise) {
        Open top = open.peek();
        return top != null && top.keyed && top.keyLine > 0 ? top.keyLine : otherwise;
    }

    void open(boolean map, int line) {
        if (open.size() >= Tree.MAX_DEPTH) {
            throw new BrokenDocument(
                    "is nested deeper than " + Tree.MAX_DEPTH + " levels, not read (line " + line + ")");
        }
        open.push(new Open(map, line));
    }

    /** Closes the innermost map or list and returns it. */
    Node close() {
        Open closed = open.pop();
        if (!closed.map) {
            return add(Node.list(closed.elements, closed.line));
        }
        for (Node merged : closed.merged) {
            merged.entries().forEach(closed.entries::putIfAbsent);
        }
        return add(Node.map(closed.entries, closed.line));
    }

    Node add(Node node) {
        if (++nodes > Tree.MAX_NODES) {
            throw new BrokenDocument("has more than " + Tree.MAX_NODES + " values, not read");
        }
        Open top = open.peek();
        if (top == null) {
            root = node;
        } else if (!top.map) {
            top.elements.add(node);
        } else if (merges && top.key.equals(MERGE)) {
            merge(top, node);
        } else {
            top.entries.put(top.key, node);
        }
        if (top != null) {
            top.keyed = false;
        }
        return node;
    }

    /** Adds a node that stands in the tree already. */
    void share(Node node, int line) {
        if (open.size() + node.height() > Tree.MAX_DEPTH) {
            throw new BrokenDocument(
                    "is nested deeper than " + Tree.MAX_DEPTH + " levels, not read (line " + line + ")");
        }
        add(node);
    }

    private void merge(Open into, Node node) {
        for (Node each : node.isList() ? node.elements() : List.of(node)) {
            nodes += each.entries().size();
            into.merged.add(each);
        }
    }
}
