package dev.sinew.engine.route;

import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.profile.Profile;
import dev.sinew.engine.profile.Shapes;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.ToIntFunction;

/** Writes the raw trie of an api, its endpoints numbered as they come, and trees that refer to them; {@link TrieReader} is its mirror. */
final class TrieWriter {
    static final int KNOWN = 1;
    static final int ECHOES = 2;
    static final int MIRRORS = 4;
    static final int MERGED = 8;

    private final StateWriter out;
    private final ToIntFunction<Shapes> shapes;
    private final IdentityHashMap<Endpoint, Integer> numbers = new IdentityHashMap<>();
    private final IdentityHashMap<Profile, Integer> profiles = new IdentityHashMap<>();
    private Endpoint before = new Endpoint("", "");

    /** A writer for an api whose forms were written under these numbers. */
    TrieWriter(StateWriter out, ToIntFunction<Shapes> shapes) {
        this.out = out;
        this.shapes = shapes;
    }

    /** Writes a node with all below it. */
    void node(SegmentNode node) {
        SegmentNode merged = node.merged;
        boolean echoes = node.echoes != 0 || !node.echoField.isEmpty();
        boolean mirrors = node.mirrors != 0 || !node.mirrorField.isEmpty();
        out.octet((node.known ? KNOWN : 0)
                | (echoes ? ECHOES : 0)
                | (mirrors ? MIRRORS : 0)
                | (merged != null ? MERGED : 0));
        out.shared(node.text);
        out.varint(node.format.ordinal());
        out.varint(node.length);
        out.fixed(node.print);
        out.varint(node.requests);
        if (echoes) {
            out.varint(node.echoes);
            out.shared(node.echoField);
        }
        if (mirrors) {
            out.varint(node.mirrors);
            out.shared(node.mirrorField);
        }
        out.varint(node.endpoints.size());
        node.endpoints.forEach(this::endpoint);
        out.varint(node.children.size());
        node.children.forEach(this::node);
        if (merged != null) {
            node(merged);
        }
    }

    /** Writes an endpoint, which gets the next number. */
    void endpoint(Endpoint endpoint) {
        numbers.put(endpoint, numbers.size());
        endpoint.write(out, before);
        Integer known = profiles.putIfAbsent(endpoint.profile, profiles.size());
        out.varint(known == null ? 0 : known + 1);
        if (known == null) {
            endpoint.profile.write(out, shapes);
        }
        before = endpoint;
    }

    /** Writes a tree of endpoints that were written. */
    void tree(RouteTree tree) {
        out.flag(tree.words());
        out.varint(tree.calls.size());
        tree.calls.forEach((call, endpoints) -> {
            out.shared(call.method());
            out.shared(call.selector());
            endpoints(endpoints);
        });
        out.varint(tree.names.size());
        tree.names.forEach((name, child) -> {
            out.shared(name);
            tree(child);
        });
        RouteTree parameter = tree.parameter;
        out.flag(parameter != null);
        if (parameter != null) {
            out.shared(tree.parameterName());
            tree(parameter);
        }
    }

    private void endpoints(List<Endpoint> endpoints) {
        out.varint(endpoints.size());
        for (Endpoint endpoint : endpoints) {
            Integer number = numbers.get(endpoint);
            if (number == null) {
                throw new IllegalStateException("a decision of an endpoint that is not there");
            }
            out.varint(number);
        }
    }
}
