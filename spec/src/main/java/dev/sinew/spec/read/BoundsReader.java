package dev.sinew.spec.read;

import dev.sinew.spec.Bounds;
import dev.sinew.spec.tree.Node;

/** Reads how long and how large values may be. What is no number says nothing. */
final class BoundsReader {
    private BoundsReader() {}

    static Bounds read(Node node) {
        boolean said = node.has("minLength") || node.has("maxLength") || isOfNumbers(node);
        if (!said) {
            return Bounds.NONE;
        }
        Bounds none = Bounds.NONE;
        return new Bounds(
                (long) number(node, "minLength", (double) none.shortest()),
                (long) number(node, "maxLength", (double) none.longest()),
                Math.max(number(node, "minimum", none.least()), number(node, "exclusiveMinimum", none.least())),
                Math.min(number(node, "maximum", none.most()), number(node, "exclusiveMaximum", none.most())));
    }

    private static boolean isOfNumbers(Node node) {
        return node.has("minimum")
                || node.has("maximum")
                || node.has("exclusiveMinimum")
                || node.has("exclusiveMaximum");
    }

    private static double number(Node node, String key, double otherwise) {
        Node.Kind kind = node.get(key).kind();
        if (kind != Node.Kind.INTEGER && kind != Node.Kind.DECIMAL) {
            return otherwise;
        }
        try {
            return Double.parseDouble(node.get(key).text());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
