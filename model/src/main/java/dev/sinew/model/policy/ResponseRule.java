package dev.sinew.model.policy;

import dev.sinew.model.Confidence;
import dev.sinew.model.Severity;
import java.time.Duration;
import java.util.List;

/**
 * What is to be done about incidents of a kind.
 *
 * @param name by which it is changed
 * @param rules ids of rules, {@code *} for any run of characters
 * @param severity incidents that are less bad lead to nothing
 * @param confidence signals that are less sure lead to nothing
 * @param whom what is blocked: the first of these that can be told
 * @param lasts how long the first, second … block of the same subject lasts; the last counts for all further ones
 * @param approval whether a person has to approve each block
 * @param perHour so many blocks an hour; at the next it stops, and only proposes until somebody puts it again
 * @param remindAfter how long nobody answers a proposal before people are told again
 */
public record ResponseRule(
        String name,
        Mode mode,
        List<String> rules,
        Severity severity,
        Confidence confidence,
        List<Block.Kind> whom,
        List<Duration> lasts,
        boolean approval,
        int perHour,
        Duration remindAfter)
        implements Entry {
    public ResponseRule {
        rules = List.copyOf(rules);
        whom = List.copyOf(whom);
        lasts = List.copyOf(lasts);
        if (rules.isEmpty() || whom.isEmpty() || lasts.isEmpty()) {
            throw new IllegalArgumentException("a response rule names rules, whom it blocks and for how long");
        }
    }

    @Override
    public String id() {
        return "rule " + name;
    }

    /** How long a block lasts that comes after so many. */
    public Duration lasts(int before) {
        return lasts.get(Math.min(before, lasts.size() - 1));
    }
}
