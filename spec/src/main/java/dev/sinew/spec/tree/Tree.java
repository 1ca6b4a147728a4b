package dev.sinew.spec.tree;

/**
 * A document's root, or why there is none.
 *
 * @param root the tree, {@link Node#MISSING} where the document could not be read
 * @param problem what was wrong, in one sentence; empty where nothing was
 */
public record Tree(Node root, String problem) {
    /** Levels of maps and lists that are followed. */
    static final int MAX_DEPTH = 200;
    /** Values in one document. */
    static final int MAX_NODES = 1_500_000;

    /**
     * Reads a document: JSON where it begins with a brace or bracket, else YAML. YAML aliases share what they stand for.
     * Nesting below 200 levels and more than 1.5 million values are a problem.
     */
    public static Tree read(String document) {
        try {
            return new Tree(startsLikeJson(document) ? JsonTree.read(document) : YamlTree.read(document), "");
        } catch (BrokenDocument e) {
            return new Tree(Node.MISSING, e.getMessage());
        }
    }

    private static boolean startsLikeJson(String document) {
        String start = document.substring(0, Math.min(document.length(), 1000)).stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }
}
