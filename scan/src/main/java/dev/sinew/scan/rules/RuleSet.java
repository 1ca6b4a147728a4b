package dev.sinew.scan.rules;

import dev.sinew.model.Problem;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules of a file, with those that it extends.
 *
 * @param title what it is called
 * @param rules in the order of the file
 * @param allowlists those of the file as a whole
 * @param problems what could not be read or compiled
 */
public record RuleSet(String title, List<SecretRule> rules, List<Allowlist> allowlists, List<Problem> problems) {
    public RuleSet {
        rules = List.copyOf(rules);
        allowlists = List.copyOf(allowlists);
        problems = List.copyOf(problems);
    }

    /** Whether nothing in a file can be a secret. */
    public boolean allowsFile(String path) {
        return allowlists.stream().anyMatch(each -> each.rules().isEmpty() && each.allowsFile(path));
    }

    /** Whether what a rule found is allowed, by the rule itself or for all. */
    public boolean allows(SecretRule rule, Found found) {
        return rule.allowlists().stream().anyMatch(each -> each.allows(found))
                || allowlists.stream().anyMatch(each -> each.isFor(rule.id()) && each.allows(found));
    }

    /** Whether contents of a commit may be allowed that are none in another. */
    public boolean names(String commit) {
        return Stream.concat(allowlists.stream(), rules.stream().flatMap(rule -> rule.allowlists().stream()))
                .anyMatch(each -> each.commits().contains(commit));
    }
}
