package dev.sinew.app.serve;

import dev.sinew.model.policy.Block;
import java.time.Instant;
import java.util.Optional;

/**
 * What a block would have done that was never made.
 *
 * @param block as it would have been
 * @param rule the response rule that asks for it
 * @param proposed why a person would have been asked; empty where nobody would
 * @param refused how many calls it would have refused
 * @param wrong how many of those are in an incident
 * @param first the first of them
 */
public record Hit(
        Block block, String rule, Optional<String> proposed, long refused, long wrong, Optional<Instant> first) {}
