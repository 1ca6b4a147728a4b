package dev.sinew.engine.respond;

import dev.sinew.model.Signal;
import dev.sinew.model.policy.Block;
import dev.sinew.model.policy.Decision;
import dev.sinew.model.policy.Entry;
import dev.sinew.model.policy.Mode;
import dev.sinew.model.policy.Pace;
import dev.sinew.model.policy.Past;
import dev.sinew.model.policy.Policy;
import dev.sinew.model.policy.Proposal;
import dev.sinew.model.policy.ResponseRule;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How things stand while it is decided: a policy by the names of subjects, and what was decided since. */
final class Standing {
    private final Set<String> live = new HashSet<>();
    private final Set<String> tried = new HashSet<>();
    private final Set<String> proposed = new HashSet<>();
    private final Map<String, Past> pasts = new HashMap<>();
    private final Map<String, Pace> paces = new HashMap<>();

    Standing(Policy policy, Instant now) {
        policy.blocks(now).forEach(this::take);
        policy.proposals(now).forEach(this::take);
        policy.all(Past.class).forEach(this::take);
        policy.all(Pace.class).forEach(this::take);
    }

    void take(Decision decision) {
        decision.puts().forEach(this::take);
    }

    private void take(Entry entry) {
        switch (entry) {
            case Block block -> (block.dryRun() ? tried : live).add(block.subject());
            case Proposal proposal -> proposed.add(proposal.block().subject());
            case Past past -> pasts.put(past.subject(), past);
            case Pace pace -> paces.put(pace.rule(), pace);
            default -> {
                // Says nothing of anybody.
            }
        }
    }

    /** Whether somebody is kept out, or it is asked about, or tried where a rule only tries. */
    boolean isAnswered(String subject, ResponseRule rule) {
        return live.contains(subject)
                || proposed.contains(subject)
                || (rule.mode() == Mode.DRY_RUN && tried.contains(subject));
    }

    /** How many proposals wait. */
    int proposals() {
        return proposed.size();
    }

    /** Whether a signal came after the last answer to what somebody did. */
    boolean isNew(String subject, Signal signal) {
        Past past = pasts.get(subject);
        return past == null || signal.timeMicros() > ChronoUnit.MICROS.between(Instant.EPOCH, past.settled());
    }

    /** How often somebody was blocked. */
    int blocks(String subject) {
        Past past = pasts.get(subject);
        return past == null ? 0 : past.blocks();
    }

    /** When a rule blocked within the last hour; a new list. */
    List<Instant> recent(ResponseRule rule, Instant now) {
        Pace pace = paces.get(rule.name());
        return Responder.within(pace == null ? List.of() : pace.recent(), now);
    }

    /** Whether a rule may only propose. */
    boolean isStopped(ResponseRule rule) {
        Pace pace = paces.get(rule.name());
        return pace != null && pace.stopped().isPresent();
    }
}
