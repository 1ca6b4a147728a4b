package dev.sinew.engine.route;

import dev.sinew.model.ValueFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Folds the values of decided parameters together, so that the raw trie stays small: a few of them stay apart as witnesses,
 * the others become one node.
 */
final class Folding {
    private final int witnesses;
    private final RouteTree tree;

    Folding(int witnesses, RouteTree tree) {
        this.witnesses = witnesses;
        this.tree = tree;
    }

    void fold() {
        fold(tree);
    }

    private void fold(RouteTree position) {
        for (RouteTree child : position.names.values()) {
            fold(child);
        }
        RouteTree parameter = position.parameter;
        if (parameter != null) {
            fold(parameter);
        }
        Set<Long> stayApart = new HashSet<>();
        for (SegmentNode parent : position.group) {
            foldChildren(parent, position, stayApart);
        }
    }

    private void foldChildren(SegmentNode parent, RouteTree position, Set<Long> stayApart) {
        List<SegmentNode> kept = new ArrayList<>();
        List<SegmentNode> folded = new ArrayList<>();
        for (SegmentNode child : parent.children) {
            boolean name = position.names.containsKey(child.text) && (!child.text.isEmpty() || child.length == 0);
            if (!name && stayApart.size() < witnesses) {
                stayApart.add(child.print);
            }
            if (!name && !stayApart.contains(child.print)) {
                folded.add(child);
            } else {
                kept.add(child);
            }
        }
        if (folded.isEmpty()) {
            return;
        }
        SegmentNode target = parent.merged;
        if (target == null) {
            target = new SegmentNode("", ValueFormat.NONE, 0, 0);
            parent.merged = target;
        }
        for (SegmentNode child : folded) {
            merge(child, target);
        }
        parent.replaceChildren(kept);
    }

    private static void merge(SegmentNode from, SegmentNode into) {
        into.requests += from.requests;
        into.echoes += from.echoes;
        into.known |= from.known;
        into.mirrors += from.mirrors;
        if (into.mirrorField.isEmpty()) {
            into.mirrorField = from.mirrorField;
        }
        if (into.echoField.isEmpty()) {
            into.echoField = from.echoField;
        }
        for (Endpoint endpoint : from.endpoints) {
            Endpoint target = into.endpoint(endpoint.method, endpoint.selector);
            target.profile.merge(endpoint.profile);
            target.shape.merge(endpoint.shape);
            target.sent.merge(endpoint.sent);
            target.answered += endpoint.answered;
            target.echoed += endpoint.echoed;
            target.adopt(endpoint);
        }
        for (SegmentNode child : from.children) {
            SegmentNode same = into.child(child.print);
            if (same == null) {
                into.add(child);
            } else {
                merge(child, same);
            }
        }
        @Nullable SegmentNode rest = from.merged;
        if (rest != null) {
            SegmentNode target = into.merged;
            if (target == null) {
                into.merged = rest;
            } else {
                merge(rest, target);
            }
        }
    }
}
