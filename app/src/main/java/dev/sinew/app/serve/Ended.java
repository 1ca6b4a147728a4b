package dev.sinew.app.serve;

/** Waits for threads to end. */
final class Ended {
    private Ended() {}

    /** Waits for a thread, even where the one that waits is interrupted; its interruption is kept. */
    static void await(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
