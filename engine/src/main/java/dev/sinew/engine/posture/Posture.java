package dev.sinew.engine.posture;

import dev.sinew.model.Finding;
import dev.sinew.model.RuleEntry;
import java.util.ArrayList;
import java.util.List;

/** Runs all checks over apis. A pure function of rules and what was learned. */
public final class Posture {
    private Posture() {}

    /** The findings of the checks among the rules and of what marks noticed, worst first. */
    public static List<Finding> of(List<? extends RuleEntry<?>> rules, List<ApiPosture> apis) {
        List<Finding> findings = new ArrayList<>();
        for (ApiPosture api : apis) {
            findings.addAll(NoticedFindings.of(rules, api));
            for (RuleEntry<?> entry : rules) {
                if (entry.rule() instanceof Check check) {
                    check.weaknesses(api).forEach(weakness -> findings.add(weakness.by(entry.facts())));
                }
            }
        }
        findings.sort(Finding.WORST_FIRST);
        return List.copyOf(findings);
    }
}
