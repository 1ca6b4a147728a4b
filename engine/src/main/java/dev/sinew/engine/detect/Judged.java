package dev.sinew.engine.detect;

import dev.sinew.model.MarkHit;

/** A mark about events that says nothing by itself: a fold judges what it notices by what is usual. */
public interface Judged {
    /** Whether a fold decides over this notice; else it is told as it is. */
    default boolean waits(MarkHit notice) {
        return true;
    }
}
