package dev.sinew.app.serve;

import dev.sinew.app.config.Configuration;
import dev.sinew.app.config.Responding;
import dev.sinew.console.policy.PolicyText;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.model.Observation;
import dev.sinew.model.policy.Allowance;
import dev.sinew.model.policy.Policy;
import dev.sinew.model.policy.ResponseRule;
import dev.sinew.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The response rules and allowances that hold in an installation, for a command beside its service.
 *
 * @param addresses tells where an observed request came from; the empty text where the key is not at hand
 */
public record PolicyInForce(
        List<ResponseRule> rules, List<Allowance> allowances, Function<Observation, String> addresses) {
    /** Those of a configuration, and of the newest policy of a store, which count more. */
    public static PolicyInForce of(Store store, Configuration configuration, Path data, Instant now) {
        Responding responding = configuration.serve().responding();
        Policy policy = store.policies()
                .newest()
                .flatMap(each -> PolicyText.policy(each.json()))
                .orElse(Policy.NONE);
        List<Allowance> allowances = new ArrayList<>(responding.allowances());
        allowances.addAll(policy.allowances(now));
        return new PolicyInForce(
                Answering.overlaid(responding.rules(), policy), List.copyOf(allowances), addresses(data));
    }

    private static Function<Observation, String> addresses(Path data) {
        try {
            PrivacyKey key = KeyFile.existing(data);
            return seen -> seen.client().address().isEmpty()
                    ? ""
                    : key.open(seen.client().address());
        } catch (CannotServe e) {
            return seen -> "";
        }
    }
}
