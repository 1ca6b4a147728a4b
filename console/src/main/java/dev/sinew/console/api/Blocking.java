package dev.sinew.console.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps callers out of what the host stands in front of. Called from many threads. */
public interface Blocking {
    /**
     * A caller that is kept out.
     *
     * @param id for releasing it
     * @param caller by the name that it is shown under
     * @param reason why, in the words of whoever decided
     * @param who decided
     * @param until when it ends by itself
     * @param dryRun whether its requests are counted, and pass
     */
    record Block(String id, String caller, String reason, String who, Instant since, Instant until, boolean dryRun) {}

    /**
     * A block and how it is doing.
     *
     * @param known whether it is known what the caller proves itself with; until then its requests pass
     * @param refused how many of its requests were refused, or would have been, since the start
     */
    record Standing(Block block, boolean known, long refused) {}

    /** All that stand, the newest last. */
    List<Standing> standing();

    /** Has a block stand, from the next look at what is known on; the answer is how it stands. */
    Standing add(Block block);

    /** Ends a block; the one that was ended, or nothing where there is none of this id. */
    Optional<Block> release(String id);
}
