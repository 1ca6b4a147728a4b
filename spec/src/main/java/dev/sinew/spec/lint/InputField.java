package dev.sinew.spec.lint;

import dev.sinew.spec.tree.Node;
import java.util.List;

/**
 * A value that callers may send.
 *
 * @param path its name, with the names of what holds it: {@code owner.tags[]}
 * @param in {@code body}, {@code formData}, {@code path}, {@code query}, {@code header} or {@code cookie}
 * @param node its schema
 * @param beside further schemas that hold for the same value
 */
record InputField(String path, String in, Node node, List<Node> beside) {
    /** Whether it may be of a type. */
    boolean is(String type) {
        Node written = node.get("type");
        return written.text().equals(type)
                || written.elements().stream().anyMatch(each -> each.text().equals(type));
    }

    /** Whether any of its schemas has one of these keys. */
    boolean says(String... keys) {
        for (String key : keys) {
            if (node.has(key) || beside.stream().anyMatch(each -> each.has(key))) {
                return true;
            }
        }
        return false;
    }

    /** What one of its schemas says under a key, or empty. */
    String text(String key) {
        return node.get(key)
                .text(beside.stream()
                        .map(each -> each.get(key).text())
                        .filter(each -> !each.isEmpty())
                        .findFirst()
                        .orElse(""));
    }

    boolean inBody() {
        return in.equals("body") || in.equals("formData");
    }

    /** The name without what holds it, and without brackets of an element. */
    String name() {
        String plain = path.replace("[]", "").replace(".*", "");
        return plain.substring(plain.lastIndexOf('.') + 1);
    }
}
