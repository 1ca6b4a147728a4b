package dev.sinew.app.serve;

import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Wakes the fold loop after a commit. The committer is there before the loop is. */
final class Waking implements LongConsumer {
    private volatile @Nullable FoldLoop loop;

    void wakes(FoldLoop next) {
        loop = next;
    }

    @Override
    public void accept(long sequence) {
        FoldLoop present = loop;
        if (present != null) {
            present.reaches(sequence);
        }
    }
}
