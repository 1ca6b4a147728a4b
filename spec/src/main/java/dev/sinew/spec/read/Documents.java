package dev.sinew.spec.read;

import dev.sinew.spec.Sources;
import dev.sinew.spec.Sources.Place;
import dev.sinew.spec.tree.Node;
import dev.sinew.spec.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A specification's file and the files that it refers to. Only files in the folder of the first, or below it, are read, by
 * their real paths; nothing else is ever opened, and no address is ever connected to.
 */
final class Documents {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*|//.*", Pattern.DOTALL);
    private static final int MAX_HOPS = 50;

    private final Optional<Path> folder;
    private final SpecLimits limits;
    private final Problems problems;
    private final Map<String, Node> roots = new HashMap<>();
    private final Map<Sources.Link, String> links = new HashMap<>();
    private long bytes;

    /**
     * The documents of a specification.
     *
     * @param root the first document
     * @param size its size in bytes
     * @param folder where further files may be read, real path
     */
    Documents(Node root, long size, Optional<Path> folder, SpecLimits limits, Problems problems) {
        this.folder = folder;
        this.limits = limits;
        this.problems = problems;
        this.bytes = size;
        roots.put("", root);
    }

    /** All documents that were read. */
    Sources sources() {
        return new Sources(roots, links);
    }

    /** A place followed through {@code $ref} until there is something else; missing where it leads nowhere. */
    Place follow(Node node, String document) {
        Place place = new Place(document, "", node);
        for (int hop = 0; hop < MAX_HOPS; hop++) {
            Node reference = place.node().get("$ref");
            if (reference.kind() != Node.Kind.TEXT) {
                return place;
            }
            place = resolve(reference.text(), place.document());
        }
        problems.add("references lead in a circle: " + shown(node.get("$ref").text()));
        return new Place(document, "", Node.MISSING);
    }

    /** What a reference in a document points to; missing, and a problem, where nothing is there or may be read. */
    Place resolve(String reference, String document) {
        int hash = reference.indexOf('#');
        String file = hash < 0 ? reference : reference.substring(0, hash);
        String pointer = hash < 0 ? "" : Sources.decoded(reference.substring(hash + 1));
        String target = document;
        if (!file.isEmpty()) {
            Optional<String> loaded = load(file, document);
            if (loaded.isEmpty()) {
                return new Place(document, pointer, Node.MISSING);
            }
            target = loaded.get();
            links.put(new Sources.Link(document, file), target);
        }
        Node node = roots.getOrDefault(target, Node.MISSING).at(pointer);
        if (node.isMissing()) {
            problems.add("a reference leads nowhere, what it stands for is taken as unknown: " + shown(reference));
        }
        return new Place(target, pointer, node);
    }

    private Optional<String> load(String file, String document) {
        if (SCHEME.matcher(file).matches()) {
            problems.add("a reference to another address is not followed: " + shown(file));
            return Optional.empty();
        }
        if (folder.isEmpty()) {
            problems.add("a reference to another file is not followed: " + shown(file));
            return Optional.empty();
        }
        try {
            Path base = folder.get().resolve(document);
            Path around = document.isEmpty() ? folder.get() : base.getParent();
            Path real = (around == null ? folder.get() : around)
                    .resolve(Sources.decoded(file))
                    .toRealPath();
            if (!real.startsWith(folder.get()) || !Files.isRegularFile(real)) {
                problems.add(
                        "a reference to a file outside of the specification's folder is not followed: " + shown(file));
                return Optional.empty();
            }
            String name = folder.get().relativize(real).toString();
            return roots.containsKey(name) || read(real, name) ? Optional.of(name) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            problems.add("a reference to a file that cannot be read, what it stands for is taken as unknown: "
                    + shown(file));
            return Optional.empty();
        }
    }

    private boolean read(Path real, String name) throws IOException {
        long size = Files.size(real);
        if (roots.size() > limits.files() || bytes + size > limits.bytes()) {
            problems.add("files beyond the limit of " + limits.files() + " files and " + limits.bytes()
                    + " bytes are not read: " + shown(name));
            return false;
        }
        bytes += size;
        Tree tree = Tree.read(Specifications.decode(Files.readAllBytes(real)));
        if (!tree.problem().isEmpty()) {
            problems.add(shown(name) + " " + tree.problem());
        }
        roots.put(name, tree.root());
        return true;
    }

    private static String shown(String reference) {
        String printable = reference.replaceAll("\\p{Cntrl}", " ");
        return printable.length() <= 120 ? printable : printable.substring(0, 120) + "…";
    }
}
