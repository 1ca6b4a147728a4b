package dev.sinew.spec;

import dev.sinew.spec.tree.Node;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The documents that a description was read from, as trees: what the words of this package leave out is still there. Nothing is
 * opened here; a reference is followed where the reader followed it.
 *
 * @param trees roots by the document's name: its path from the folder of the first, which has the empty name
 * @param links which document a file's name in a reference stands for
 */
public record Sources(Map<String, Node> trees, Map<Link, String> links) {
    /** No documents. */
    public static final Sources NONE = new Sources(Map.of(), Map.of());

    private static final int MAX_HOPS = 50;

    public Sources {
        trees = Map.copyOf(trees);
        links = Map.copyOf(links);
    }

    /** The file part of a reference, as written in a document. */
    public record Link(String document, String file) {}

    /**
     * A place in one of the documents.
     *
     * @param document the document's name
     * @param pointer the JSON pointer within it; empty where nothing refers to it
     * @param node what stands there
     */
    public record Place(String document, String pointer, Node node) {
        /** What a schema of this place is called. */
        public String key() {
            return document + "#" + pointer;
        }

        /** Whether a reference led here, so that others may lead here too. */
        public boolean isShared() {
            return !pointer.isEmpty();
        }

        /** What stands under a key of it. */
        public Place get(String key) {
            return new Place(document, "", node.get(key));
        }
    }

    /** One document without others. */
    public static Sources of(Node root) {
        return new Sources(Map.of("", root), Map.of());
    }

    /** The first document. */
    public Node root() {
        return trees.getOrDefault("", Node.MISSING);
    }

    /** A place followed through {@code $ref} until there is something else; missing where it leads nowhere. */
    public Place follow(Place from) {
        Place place = from;
        for (int hop = 0; hop < MAX_HOPS; hop++) {
            Node reference = place.node().get("$ref");
            if (reference.kind() != Node.Kind.TEXT) {
                return place;
            }
            place = resolve(reference.text(), place.document());
        }
        return new Place(from.document(), "", Node.MISSING);
    }

    /** What a reference in a document points to, else a missing node. */
    public Place resolve(String reference, String document) {
        int hash = reference.indexOf('#');
        String file = hash < 0 ? reference : reference.substring(0, hash);
        String pointer = hash < 0 ? "" : decoded(reference.substring(hash + 1));
        String target = file.isEmpty() ? document : links.getOrDefault(new Link(document, file), "?");
        return new Place(
                target, pointer, trees.getOrDefault(target, Node.MISSING).at(pointer));
    }

    /** A part of a reference without percent escapes. */
    public static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
