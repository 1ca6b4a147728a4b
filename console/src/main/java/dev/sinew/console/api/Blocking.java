package dev.sinew.console.api;

import dev.sinew.console.Refusal;
import dev.sinew.model.policy.Block;
import java.util.List;
import java.util.Optional;

/** Keeps callers out of what the host stands in front of. Called from many threads. */
public interface Blocking {
    /**
     * A block and how it is doing.
     *
     * @param known whether it is known what its subject proves itself with; until then its requests pass
     * @param refused how many of its requests were refused, or would have been, since the start
     */
    record Standing(Block block, boolean known, long refused) {}

    /** All that stand, the newest last. */
    List<Standing> standing();

    /**
     * Has a block stand, from the next look at what is known on; the answer is how it stands.
     *
     * @throws Refusal where its subject is never to be blocked, or the decision cannot be kept just now
     */
    Standing add(Block block) throws Refusal;

    /** Ends a block, as somebody decided; the one that was ended, or nothing where there is none of this id. */
    Optional<Block> release(String id, String who) throws Refusal;
}
