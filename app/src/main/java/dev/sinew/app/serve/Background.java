package dev.sinew.app.serve;

/**
 * Threads for what nobody waits for. They have Java's least priority, so that where processors are short those that pass traffic on come before those that look at
 * what passed. The launcher has the JVM tell the system so ({@code -XX:ThreadPriorityPolicy=1}: on Linux a nice value of 4, which leaves them a third of the share of
 * others, so that traffic is still followed under full load); without that they are usual threads. What need not be done at once is done by a {@link Spare} thread.
 */
final class Background {
    private Background() {}

    /** A daemon thread, not started. */
    // What is right does not depend on it, only how long others wait.
    @SuppressWarnings("ThreadPriorityCheck")
    static Thread unstarted(String name, Runnable work) {
        return Thread.ofPlatform()
                .name(name)
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .unstarted(work);
    }

    /** A daemon thread, started. */
    static Thread start(String name, Runnable work) {
        Thread thread = unstarted(name, work);
        thread.start();
        return thread;
    }
}
