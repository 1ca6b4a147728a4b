package dev.sinew.app.serve;

import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Wakes the fold loop after a commit. The committer is there before the loop is. */
final class Waking implements LongConsumer {
    private volatile @Nullable FoldLoop loop;
    private volatile long last;

    /** Wakes nobody yet, where the journal goes up to a sequence. */
    Waking(long last) {
        this.last = last;
    }

    /** How far the journal goes. */
    long last() {
        return last;
    }

    void wakes(FoldLoop next) {
        loop = next;
    }

    @Override
    public void accept(long sequence) {
        last = sequence;
        FoldLoop present = loop;
        if (present != null) {
            present.reaches(sequence);
        }
    }
}
