package dev.sinew.spec.lint;

import dev.sinew.spec.tree.Node;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What callers of an operation need.
 *
 * @param own whether the operation says so itself, rather than the document for all
 * @param said whether anything is said at all
 * @param alternatives each the schemes that are needed together, with the scopes of each; empty for none
 */
record Security(boolean own, boolean said, List<SortedMap<String, SortedSet<String>>> alternatives) {
    static Security of(Node operation, Node root) {
        boolean own = operation.has("security");
        Node written = own ? operation.get("security") : root.get("security");
        return new Security(
                own,
                !written.isMissing(),
                written.elements().stream().map(Security::alternative).toList());
    }

    private static SortedMap<String, SortedSet<String>> alternative(Node written) {
        SortedMap<String, SortedSet<String>> schemes = new TreeMap<>();
        written.entries().forEach((name, scopes) -> {
            SortedSet<String> all = new TreeSet<>();
            scopes.elements().forEach(each -> all.add(each.text()));
            schemes.put(name, all);
        });
        return schemes;
    }

    /** Whether nothing is needed, whatever else is allowed. */
    boolean isNone() {
        return alternatives.stream().allMatch(Map::isEmpty);
    }

    /** Whether the operation itself says that nothing is needed. */
    boolean isNoneOnPurpose() {
        return own && isNone();
    }

    /** Whether callers may do without what is listed. */
    boolean isOptional() {
        return !isNone() && alternatives.stream().anyMatch(Map::isEmpty);
    }
}
