package dev.sinew.engine.route;

import dev.sinew.model.Segment;
import dev.sinew.model.ValueFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One segment at one place of the raw trie, with what was asked there and below. */
final class SegmentNode {
    private static final int INDEXED_FROM = 12;

    final String text;
    final ValueFormat format;
    final int length;
    final long print;
    /** Whether its spelling alone says that it is an id. */
    final boolean identifier;

    private double prior = Double.NaN;
    final List<SegmentNode> children = new ArrayList<>(2);
    final List<Endpoint> endpoints = new ArrayList<>(1);
    private @Nullable Map<Long, SegmentNode> index;
    /** The values that were folded together here, where this node stands for many. */
    @Nullable
    SegmentNode merged;

    /** Requests that passed through or ended here. */
    int requests;
    /** How often an answer below named this segment in an identifying field. */
    int echoes;
    /** The identifying field's name met first. */
    String echoField = "";
    /** How many answers to calls that end here named this segment in a field that identifies nothing by its name. */
    int mirrors;
    /** That field's name, as met first. */
    String mirrorField = "";
    /** Whether it occurred in an identifying field of an answer to a request that did not name it. */
    boolean known;

    SegmentNode(Segment segment) {
        this(segment.text(), segment.format(), segment.length(), segment.print());
    }

    SegmentNode(String text, ValueFormat format, int length, long print) {
        this.text = text;
        this.format = format;
        this.length = length;
        this.print = print;
        this.identifier = Words.isIdentifier(format, text, length);
    }

    /** What its spelling says, see {@link Words#prior}; worked out once. */
    double prior() {
        if (Double.isNaN(prior)) {
            prior = Words.prior(this);
        }
        return prior;
    }

    @Nullable
    SegmentNode child(long childPrint) {
        Map<Long, SegmentNode> map = index;
        if (map != null) {
            return map.get(childPrint);
        }
        for (SegmentNode child : children) {
            if (child.print == childPrint) {
                return child;
            }
        }
        return null;
    }

    void add(SegmentNode child) {
        children.add(child);
        Map<Long, SegmentNode> map = index;
        if (map != null) {
            map.put(child.print, child);
        } else if (children.size() > INDEXED_FROM) {
            map = new HashMap<>();
            for (SegmentNode each : children) {
                map.put(each.print, each);
            }
            index = map;
        }
    }

    /** Drops all children; the caller keeps what is worth keeping. */
    void replaceChildren(List<SegmentNode> kept) {
        children.clear();
        index = null;
        for (SegmentNode child : kept) {
            add(child);
        }
    }

    Endpoint endpoint(String method, String selector) {
        for (Endpoint endpoint : endpoints) {
            if (endpoint.method.equals(method) && endpoint.selector.equals(selector)) {
                return endpoint;
            }
        }
        Endpoint made = new Endpoint(method, selector);
        endpoints.add(made);
        return made;
    }

    /** Visits all endpoints here and below: its own, those of its children in their order, those of folded values. */
    void forEachEndpoint(Consumer<Endpoint> visitor) {
        endpoints.forEach(visitor);
        for (SegmentNode child : children) {
            child.forEachEndpoint(visitor);
        }
        SegmentNode rest = merged;
        if (rest != null) {
            rest.forEachEndpoint(visitor);
        }
    }
}
