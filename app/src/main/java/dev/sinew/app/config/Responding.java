package dev.sinew.app.config;

import dev.sinew.model.policy.Allowance;
import dev.sinew.model.policy.ResponseRule;
import java.util.List;

/**
 * What the user told of what is to be done about incidents.
 *
 * @param rules by which it is responded, the first that fits first
 * @param allowances who is never blocked
 */
public record Responding(List<ResponseRule> rules, List<Allowance> allowances) {
    public static final Responding NONE = new Responding(List.of(), List.of());

    public Responding {
        rules = List.copyOf(rules);
        allowances = List.copyOf(allowances);
    }
}
