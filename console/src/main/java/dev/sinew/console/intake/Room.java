package dev.sinew.console.intake;

import dev.sinew.console.Refusal;
import java.util.concurrent.Semaphore;

/** The memory that all posts under way may hold together. Each takes what it holds as it grows, and gives it back at its end. */
final class Room {
    private static final int KIB_BITS = 10;
    private static final int RETRY_SECONDS = 1;

    private final Semaphore left;

    Room(long bytes) {
        this.left = new Semaphore((int) Math.min(Integer.MAX_VALUE, bytes >> KIB_BITS));
    }

    Share share() {
        return new Share();
    }

    /** What one post holds. */
    final class Share implements AutoCloseable {
        private int held;

        /**
         * Takes room for more bytes.
         *
         * @throws Refusal where there is none
         */
        void grow(int bytes) throws Refusal {
            int more = (bytes >> KIB_BITS) + 1;
            if (!left.tryAcquire(more)) {
                throw new Refusal(
                        429,
                        "Too much is under way. Nothing was taken; send this again a little later.",
                        RETRY_SECONDS);
            }
            held += more;
        }

        @Override
        public void close() {
            left.release(held);
            held = 0;
        }
    }
}
