package dev.sinew.app.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One node of a configuration file, with the line it stands in, counted from 1. */
sealed interface Node {
    int line();

    /** A value as written; empty for null. */
    record Scalar(int line, String text) implements Node {}

    /** Values behind each other. */
    record Sequence(int line, List<Node> elements) implements Node {
        public Sequence {
            elements = List.copyOf(elements);
        }
    }

    /** Values under keys, in the order written, and the lines of the keys. */
    record Mapping(int line, Map<String, Node> entries, Map<String, Integer> lines) implements Node {
        public Mapping {
            entries = new LinkedHashMap<>(entries);
            lines = Map.copyOf(lines);
        }

        int line(String key) {
            return lines.getOrDefault(key, line);
        }
    }
}
