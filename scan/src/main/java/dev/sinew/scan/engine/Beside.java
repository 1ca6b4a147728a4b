package dev.sinew.scan.engine;

import dev.sinew.scan.rules.SecretRule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules that count only where others find something beside them, and rules that are there for those alone. */
final class Beside {
    private final Map<String, List<SecretRule.Required>> required = new HashMap<>();
    private final Set<String> silent = new HashSet<>();

    Beside(List<SecretRule> rules) {
        for (SecretRule rule : rules) {
            if (!rule.required().isEmpty()) {
                required.put(rule.id(), rule.required());
            }
            if (rule.silent()) {
                silent.add(rule.id());
            }
        }
    }

    /** What counts of all that was found in a text. */
    List<Hit> kept(List<Hit> hits) {
        if (hits.isEmpty() || required.isEmpty() && silent.isEmpty()) {
            return hits;
        }
        return hits.stream()
                .filter(hit -> !silent.contains(hit.rule()))
                .filter(hit -> required.getOrDefault(hit.rule(), List.of()).stream()
                        .allMatch(each -> hits.stream().anyMatch(other -> isBeside(each, hit, other))))
                .toList();
    }

    private static boolean isBeside(SecretRule.Required required, Hit hit, Hit other) {
        return other.rule().equals(required.rule())
                && Math.abs(other.line() - hit.line()) <= required.lines()
                && Math.abs(other.column() - hit.column()) <= required.columns();
    }
}
