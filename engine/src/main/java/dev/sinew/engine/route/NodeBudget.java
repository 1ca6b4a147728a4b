package dev.sinew.engine.route;

/** How many more raw segments all apis together may keep. */
final class NodeBudget {
    private final int all;
    private int left;
    private int apis;

    NodeBudget(int nodes) {
        all = nodes;
        left = nodes;
    }

    /** Another api takes part. */
    void join() {
        apis++;
    }

    /** What each api has where all have the same. */
    int share() {
        return all / Math.max(1, apis);
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
