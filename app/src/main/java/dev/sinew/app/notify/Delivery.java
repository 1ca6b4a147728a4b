package dev.sinew.app.notify;

import java.time.Duration;
import java.util.Optional;

/** What became of a message that was sent. Reasons are for people and name no address and no secret. */
public sealed interface Delivery {
    /** The target has it. */
    record Arrived() implements Delivery {}

    /**
     * It did not arrive, and may the next time.
     *
     * @param after how long the target asked to be left alone, where it did
     */
    record Later(String why, Optional<Duration> after) implements Delivery {}

    /** The target will never take this message. */
    record Never(String why) implements Delivery {}

    /** What people are told. */
    default String shown() {
        return switch (this) {
            case Arrived arrived -> "arrived";
            case Later later -> later.why();
            case Never never -> never.why();
        };
    }
}
