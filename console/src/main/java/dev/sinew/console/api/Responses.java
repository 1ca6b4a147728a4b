package dev.sinew.console.api;

import dev.sinew.console.Refusal;
import dev.sinew.model.policy.Allowance;
import dev.sinew.model.policy.Decision;
import dev.sinew.model.policy.Policy;
import dev.sinew.model.policy.ResponseRule;
import java.util.List;

/** What the host does about incidents, and what it does not let pass. Called from many threads. */
public interface Responses {
    /** What holds. */
    Policy policy();

    /** The rules by which it responds: those of the configuration, and those of the policy, which count more. */
    List<ResponseRule> rules();

    /** Who is never blocked, by the configuration and by the policy. */
    List<Allowance> allowances();

    /** How many requests ran into a patch since the start. */
    long hits(String patch);

    /** Whether any rule that tells of events has an id that fits a pattern. */
    boolean isRule(String pattern);

    /** Whether a text names a cohort, an address or a network. */
    boolean isGroup(String what);

    /**
     * Has a decision hold.
     *
     * @throws Refusal where it cannot be kept just now
     */
    void decide(Decision decision) throws Refusal;
}
