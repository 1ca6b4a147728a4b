package dev.sinew.engine.route;

import dev.sinew.model.Segment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A decided position: names, at most one parameter, and the raw endpoints that end here. Immutable once built. */
final class RouteTree {
    final Map<String, RouteTree> names = new LinkedHashMap<>();

    @Nullable
    RouteTree parameter;

    final Map<Call, List<Endpoint>> calls = new LinkedHashMap<>();
    /** The template up to here; the root's is empty. */
    final String template;

    /** Method and selector. */
    record Call(String method, String selector) {}

    /** The raw nodes that are this position. */
    final List<SegmentNode> group;

    private RouteTree(String template, List<SegmentNode> group) {
        this.template = template;
        this.group = group;
    }

    /** Decides all positions below a raw root. */
    static RouteTree of(SegmentNode root) {
        Elsewhere elsewhere = new Elsewhere();
        new Builder(Elsewhere.UNKNOWN, elsewhere).build(List.of(root), "", "", List.of());
        return new Builder(elsewhere, new Elsewhere()).build(List.of(root), "", "", List.of());
    }

    /** The tree position of a path, names before parameters, or null where the path matches no template. */
    @Nullable
    RouteTree find(List<Segment> segments) {
        return find(segments, 0);
    }

    private @Nullable RouteTree find(List<Segment> segments, int at) {
        if (at == segments.size()) {
            return calls.isEmpty() ? null : this;
        }
        Segment segment = segments.get(at);
        RouteTree named = names.get(segment.text());
        RouteTree found = named == null ? null : named.find(segments, at + 1);
        if (found != null || segment.length() == 0) {
            return found;
        }
        RouteTree any = parameter;
        return any == null ? null : any.find(segments, at + 1);
    }

    /** Visits every position with calls, depth first, names in the order first seen. */
    void forEach(java.util.function.Consumer<RouteTree> visitor) {
        if (!calls.isEmpty()) {
            visitor.accept(this);
        }
        for (RouteTree child : names.values()) {
            child.forEach(visitor);
        }
        RouteTree any = parameter;
        if (any != null) {
            any.forEach(visitor);
        }
    }

    /** Builds a tree from groups of raw nodes that are one position. */
    private static final class Builder {
        /** The key of folded values, which no fingerprint has. */
        private static final long FOLDED = Long.MIN_VALUE;

        private final Elsewhere known;
        private final Elsewhere found;

        Builder(Elsewhere known, Elsewhere found) {
            this.known = known;
            this.found = found;
        }

        RouteTree build(List<SegmentNode> group, String template, String previous, List<String> taken) {
            RouteTree tree = new RouteTree(template, group);
            for (SegmentNode node : group) {
                for (Endpoint endpoint : node.endpoints) {
                    tree.calls
                            .computeIfAbsent(new Call(endpoint.method, endpoint.selector), key -> new ArrayList<>())
                            .add(endpoint);
                }
            }
            List<Item> items = items(group);
            if (items.isEmpty()) {
                return tree;
            }
            PositionJudge.judge(items, previous, known);
            found.note(items);
            List<SegmentNode> values = new ArrayList<>();
            List<Item> valueItems = new ArrayList<>();
            for (Item item : items) {
                if (item.score > 0 || item.unnamed()) {
                    values.addAll(item.nodes);
                    valueItems.add(item);
                } else {
                    String name = item.sample.text;
                    tree.names.put(name, build(item.nodes, template + "/" + escape(name), name, taken));
                }
            }
            if (!values.isEmpty()) {
                String name = ParameterNames.choose(template, valueItems, taken);
                List<String> now = new ArrayList<>(taken);
                now.add(name);
                tree.parameter = build(values, template + "/{" + name + "}", "", now);
            }
            return tree;
        }

        private List<Item> items(List<SegmentNode> group) {
            Map<Long, Item> byPrint = new LinkedHashMap<>();
            for (SegmentNode node : group) {
                for (SegmentNode child : node.children) {
                    byPrint.computeIfAbsent(child.print, key -> new Item(child, known))
                            .add(child);
                }
                SegmentNode merged = node.merged;
                if (merged != null) {
                    byPrint.computeIfAbsent(FOLDED, key -> new Item(merged, known))
                            .add(merged);
                }
            }
            return new ArrayList<>(byPrint.values());
        }

        /** Braces and blanks in a name would make the template ambiguous. */
        private static String escape(String name) {
            StringBuilder out = new StringBuilder(name.length());
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                switch (c) {
                    case '{' -> out.append("%7B");
                    case '}' -> out.append("%7D");
                    case ' ' -> out.append("%20");
                    case '/' -> out.append("%2F");
                    case '?' -> out.append("%3F");
                    case '%' -> out.append("%25");
                    case '#' -> out.append("%23");
                    default -> out.append(c);
                }
            }
            return out.toString();
        }
    }
}
