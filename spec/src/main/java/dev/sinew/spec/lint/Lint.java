package dev.sinew.spec.lint;

import dev.sinew.model.Finding;
import dev.sinew.model.Findings;
import dev.sinew.model.RuleEntry;
import dev.sinew.spec.ApiDescription;
import java.util.ArrayList;
import java.util.List;

/** Runs the lint over descriptions that still have their sources. */
public final class Lint {
    private Lint() {}

    /** The findings of some rules, worst first, one for each fingerprint; rules that are no {@link LintCheck} are left out. */
    public static List<Finding> of(List<? extends RuleEntry<?>> rules, List<ApiDescription> descriptions) {
        List<Finding> findings = new ArrayList<>();
        for (ApiDescription description : descriptions) {
            Written written = new Written(description);
            for (RuleEntry<?> entry : rules) {
                if (entry.rule() instanceof LintCheck check) {
                    check.remarks(written).forEach(remark -> findings.add(remark.by(entry.facts())));
                }
            }
        }
        return Findings.merged(findings);
    }
}
