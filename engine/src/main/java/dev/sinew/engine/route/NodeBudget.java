package dev.sinew.engine.route;

/** How many more raw segments all apis together may keep. */
final class NodeBudget {
    private int left;

    NodeBudget(int nodes) {
        left = nodes;
    }

    boolean take() {
        return left > 0 && left-- > 0;
    }

    void giveBack(int count) {
        left += count;
    }

    /** Counts nodes that are there already, whether there is room or not. */
    void took(int count) {
        left -= count;
    }
}
