package dev.sinew.engine.route;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.profile.Profile;
import dev.sinew.engine.profile.Shapes;
import dev.sinew.model.ValueFormat;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link TrieWriter} wrote, from bytes that anybody may have made. */
final class TrieReader {
    /** Nodes and trees are walked by recursion. */
    private static final int DEEPEST = 1_000;

    private static final int FORMATS = ValueFormat.values().length;
    /** The fewest bytes that one of each takes. */
    private static final int NODE = 15;

    private static final int ENDPOINT = 12;
    private static final int CALL = 3;
    private static final int NAME = 5;

    private final StateReader in;
    private final List<Shapes> shapes;
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final List<Profile> profiles = new ArrayList<>();
    private Endpoint before = new Endpoint("", "");
    private int nodes;
    private int folded;
    private int depth;

    TrieReader(StateReader in, List<Shapes> shapes) {
        this.in = in;
        this.shapes = shapes;
    }

    /** How many nodes were read. */
    int nodes() {
        return nodes;
    }

    /** How many of those stand for values that were folded together. */
    int folded() {
        return folded;
    }

    SegmentNode node() {
        nodes++;
        int flags = in.octet();
        String text = in.shared();
        ValueFormat format = ValueFormat.of(in.below(FORMATS));
        SegmentNode node = new SegmentNode(text, format, in.upTo(Integer.MAX_VALUE), in.fixedLong());
        node.known = (flags & TrieWriter.KNOWN) != 0;
        node.requests = in.upTo(Integer.MAX_VALUE);
        if ((flags & TrieWriter.ECHOES) != 0) {
            node.echoes = in.upTo(Integer.MAX_VALUE);
            node.echoField = in.shared();
        }
        if ((flags & TrieWriter.MIRRORS) != 0) {
            node.mirrors = in.upTo(Integer.MAX_VALUE);
            node.mirrorField = in.shared();
        }
        below(node, (flags & TrieWriter.MERGED) != 0);
        return node;
    }

    private void below(SegmentNode node, boolean merged) {
        int calls = in.count(ENDPOINT);
        for (int i = 0; i < calls && !in.failed(); i++) {
            node.endpoints.add(endpoint());
        }
        int children = in.count(NODE);
        descend();
        for (int i = 0; i < children && !in.failed(); i++) {
            node.add(node());
        }
        if (merged && !in.failed()) {
            folded++;
            node.merged = node();
        }
        depth--;
    }

    private void descend() {
        depth++;
        if (depth > DEEPEST) {
            in.fail("a path is too deep");
        }
    }

    Endpoint endpoint() {
        Endpoint endpoint = Endpoint.read(in, before);
        endpoint.profile = profile();
        before = endpoint;
        endpoints.add(endpoint);
        return endpoint;
    }

    private Profile profile() {
        int known = in.upTo(profiles.size());
        if (known > 0) {
            return profiles.get(known - 1);
        }
        Profile profile = new Profile();
        profile.read(in, shapes);
        profiles.add(profile);
        return profile;
    }

    RouteTree tree() {
        RouteTree tree = RouteTree.root(in.flag());
        fill(tree);
        return tree;
    }

    private void fill(RouteTree tree) {
        int calls = in.count(CALL);
        for (int i = 0; i < calls && !in.failed(); i++) {
            tree.calls.put(new RouteTree.Call(in.shared(), in.shared()), known());
        }
        descend();
        int names = in.count(NAME);
        for (int i = 0; i < names && !in.failed(); i++) {
            fill(tree.name(in.shared(), in.flag()));
        }
        if (in.flag()) {
            String name = in.shared();
            if (name.contains("/") || name.contains("{") || name.contains("}")) {
                in.fail("a parameter has a name that it cannot have");
            }
            fill(tree.parameter(name, in.flag()));
        }
        depth--;
    }

    private List<Endpoint> known() {
        int count = in.count(1);
        List<Endpoint> known = new ArrayList<>(StateReader.room(count));
        for (int i = 0; i < count && !in.failed(); i++) {
            int number = in.upTo(endpoints.size());
            if (number == endpoints.size()) {
                in.fail("a decision is of an endpoint that is not there");
            } else {
                known.add(endpoints.get(number));
            }
        }
        return known;
    }
}
