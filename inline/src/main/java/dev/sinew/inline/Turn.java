package dev.sinew.inline;

/**
 * How much of a body may pass at a stretch on a thread that serves many connections. A long body of which more is always there would keep all
 * others waiting; its rest goes to another thread. Not for two threads at once.
 */
final class Turn {
    /** A body of that size passes in a fraction of a millisecond. */
    private static final int MOST = 256 << 10;

    private long passed;

    /** So many bytes passed. */
    void passed(int bytes) {
        passed += bytes;
    }

    /** Whether it is somebody else's turn. */
    boolean isOver() {
        return passed >= MOST;
    }

    /** Whether it is somebody else's turn; the next one begins. */
    boolean ends() {
        boolean over = isOver();
        passed = over ? 0 : passed;
        return over;
    }
}
