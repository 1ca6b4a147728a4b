package dev.sinew.model.policy;

/** One part of a policy. */
public sealed interface Entry permits Allowance, Block, Pace, Past, Patch, Proposal, ResponseRule {
    /** What no other part of the same policy is called. */
    String id();
}
