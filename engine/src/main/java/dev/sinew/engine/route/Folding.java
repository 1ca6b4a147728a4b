package dev.sinew.engine.route;

import dev.sinew.engine.profile.Profile;
import dev.sinew.model.ValueFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Folds the values of decided parameters together, so that the raw trie stays small: a few of them stay apart as witnesses,
 * the others become one node. Witnesses that are ids by their spelling alone are there to judge by; what is learned of their calls
 * is learned of all together.
 */
final class Folding {
    private final int witnesses;
    private final RouteTree tree;
    private final IdentityHashMap<Profile, Profile> united = new IdentityHashMap<>();

    Folding(int witnesses, RouteTree tree) {
        this.witnesses = witnesses;
        this.tree = tree;
    }

    /** Folds below the root that the tree was decided from. */
    void fold(SegmentNode root) {
        fold(tree);
        share(root);
        root.forEachEndpoint(endpoint -> endpoint.profile = latest(endpoint.profile));
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

    /** Has the witnesses below a node share the profiles of what was folded beside them. */
    private void share(SegmentNode parent) {
        SegmentNode together = parent.merged;
        for (SegmentNode child : parent.children) {
            share(child);
            if (together != null && child.identifier) {
                share(child, together);
            }
        }
        if (together != null) {
            share(together);
        }
    }

    private void share(SegmentNode witness, SegmentNode together) {
        for (Endpoint endpoint : witness.endpoints) {
            for (Endpoint same : together.endpoints) {
                if (same.method.equals(endpoint.method) && same.selector.equals(endpoint.selector)) {
                    unite(endpoint, same);
                }
            }
        }
        for (SegmentNode child : witness.children) {
            SegmentNode same = together.child(child.print);
            if (same == null && child.identifier) {
                same = together.merged;
            }
            if (same != null) {
                share(child, same);
            }
        }
        SegmentNode rest = witness.merged;
        SegmentNode same = together.merged;
        if (rest != null && same != null) {
            share(rest, same);
        }
    }

    private void unite(Endpoint from, Endpoint into) {
        Profile old = latest(from.profile);
        Profile kept = latest(into.profile);
        if (old != kept) {
            kept.merge(old);
            united.put(old, kept);
        }
    }

    /** The profile that a profile is part of by now. */
    private Profile latest(Profile profile) {
        Profile now = profile;
        for (Profile next = united.get(now); next != null; next = united.get(now)) {
            now = next;
        }
        return now;
    }

    private void merge(SegmentNode from, SegmentNode into) {
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
            target.requests += endpoint.requests;
            unite(endpoint, target);
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
