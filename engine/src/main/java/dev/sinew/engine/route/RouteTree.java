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

    /** Whether a raw node of this position is spelled like a name. */
    private final boolean words;

    private RouteTree(String template, List<SegmentNode> group) {
        this(template, group, !group.stream().allMatch(node -> node.identifier));
    }

    private RouteTree(String template, List<SegmentNode> group, boolean words) {
        this.template = template;
        this.group = group;
        this.words = words;
    }

    /** A root that was decided earlier, of which the raw nodes are not told. */
    static RouteTree root(boolean words) {
        return new RouteTree("", List.of(), words);
    }

    /** Adds a name that was decided earlier. */
    RouteTree name(String name, boolean spelled) {
        RouteTree child = new RouteTree(template + "/" + escape(name), List.of(), spelled);
        names.put(name, child);
        return child;
    }

    /** Adds a parameter that was decided earlier. */
    RouteTree parameter(String name, boolean spelled) {
        RouteTree child = new RouteTree(template + "/{" + name + "}", List.of(), spelled);
        parameter = child;
        return child;
    }

    /** What the parameter of this position is called; empty where there is none. */
    String parameterName() {
        RouteTree any = parameter;
        return any == null ? "" : any.template.substring(template.length() + 2, any.template.length() - 1);
    }

    /** Whether a raw node of this position is spelled like a name. */
    boolean words() {
        return words;
    }

    /** Decides all positions below a raw root. */
    static RouteTree of(SegmentNode root) {
        FrontPage page = FrontPage.of(root);
        Elsewhere elsewhere = new Elsewhere();
        new Builder(page, Elsewhere.UNKNOWN, elsewhere).build(List.of(root), "", "", List.of());
        return new Builder(page, elsewhere, new Elsewhere()).build(List.of(root), "", "", List.of());
    }

    /** The tree position of a path, names before parameters, or null where the path matches no template. */
    @Nullable
    RouteTree find(List<Segment> segments) {
        return find(segments, 0, false);
    }

    /**
     * The same, but a word is a parameter's value only where words are among those that it was decided from: one that comes
     * later beside ids is more likely the name of another operation.
     */
    @Nullable
    RouteTree findAlike(List<Segment> segments) {
        return find(segments, 0, true);
    }

    private @Nullable RouteTree find(List<Segment> segments, int at, boolean alike) {
        if (at == segments.size()) {
            return calls.isEmpty() ? null : this;
        }
        Segment segment = segments.get(at);
        RouteTree named = names.get(segment.text());
        RouteTree found = named == null ? null : named.find(segments, at + 1, alike);
        if (found != null || segment.length() == 0) {
            return found;
        }
        RouteTree any = parameter;
        boolean takes = any != null && (!alike || any.words || Words.isIdentifier(segment));
        return any == null || !takes ? null : any.find(segments, at + 1, alike);
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

    /** Builds a tree from groups of raw nodes that are one position. */
    private static final class Builder {
        /** The key of folded values, which no fingerprint has. */
        private static final long FOLDED = Long.MIN_VALUE;

        /** So many ids at one position say what the values there are asked and answer. */
        private static final int ENOUGH_IDS = 256;

        private final FrontPage page;
        private final Elsewhere known;
        private final Elsewhere found;

        Builder(FrontPage page, Elsewhere known, Elsewhere found) {
            this.page = page;
            this.known = known;
            this.found = found;
        }

        RouteTree build(List<SegmentNode> group, String template, String previous, List<String> taken) {
            RouteTree tree = new RouteTree(template, group);
            for (SegmentNode node : group) {
                for (Endpoint endpoint : node.endpoints) {
                    if (page.covers(node, endpoint)) {
                        continue;
                    }
                    tree.calls
                            .computeIfAbsent(new Call(endpoint.method, endpoint.selector), key -> new ArrayList<>())
                            .add(endpoint);
                }
            }
            List<SegmentNode> values = new ArrayList<>();
            List<Item> items = items(group, values);
            if (items.isEmpty()) {
                return tree;
            }
            PositionJudge.judge(items, previous, known);
            found.note(items);
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

        /** The items to judge; ids beyond those that are enough to compare with go straight to the values. */
        private List<Item> items(List<SegmentNode> group, List<SegmentNode> values) {
            Map<Long, Item> byPrint = new LinkedHashMap<>();
            int ids = 0;
            for (SegmentNode node : group) {
                for (SegmentNode child : node.children) {
                    if (page.isBare(child)) {
                        continue;
                    }
                    Item item = byPrint.get(child.print);
                    if (item == null) {
                        boolean id = child.identifier;
                        if (id && ids >= ENOUGH_IDS) {
                            values.add(child);
                            continue;
                        }
                        ids += id ? 1 : 0;
                        item = new Item(child, known);
                        byPrint.put(child.print, item);
                    }
                    item.add(child);
                }
                SegmentNode merged = node.merged;
                if (merged != null && !page.isBare(merged)) {
                    byPrint.computeIfAbsent(FOLDED, key -> new Item(merged, known))
                            .add(merged);
                }
            }
            return new ArrayList<>(byPrint.values());
        }
    }
}
