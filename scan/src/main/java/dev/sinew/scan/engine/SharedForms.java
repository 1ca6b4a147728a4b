package dev.sinew.scan.engine;

import dev.sinew.scan.rules.Kind;
import dev.sinew.scan.rules.SecretRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tokens whose form several issuers have in common. Whose one is, the line says that it stands in, or else the file, where just one of them is named; if neither
 * does, all are told, and the rule is one that asks nobody: a secret goes to no issuer that may not have made it. An issuer is the first word of its rule's id.
 */
final class SharedForms {
    private final Set<String> asking;

    SharedForms(List<SecretRule> rules) {
        asking = rules.stream()
                .filter(rule -> rule.question().isPresent())
                .map(SecretRule::id)
                .collect(Collectors.toSet());
    }

    /** What was found in a text, each of such tokens once. */
    List<Hit> told(byte[] bytes, List<Hit> hits) {
        if (hits.size() < 2) {
            return hits;
        }
        Map<String, List<Hit>> byPlace = new LinkedHashMap<>();
        for (Hit hit : hits) {
            String place = hit.line() + ":" + hit.column() + ":" + hit.kind() + ":" + hit.secret();
            byPlace.computeIfAbsent(place, any -> new ArrayList<>()).add(hit);
        }
        List<Hit> told = new ArrayList<>(hits.size());
        for (List<Hit> same : byPlace.values()) {
            if (same.size() == 1 || !isToken(same.getFirst()) || issuers(same).size() < 2) {
                told.addAll(same);
            } else {
                told.add(one(bytes, same));
            }
        }
        return told;
    }

    private static boolean isToken(Hit hit) {
        return hit.kind() == Kind.SECRET || hit.kind() == Kind.PUBLIC;
    }

    private Hit one(byte[] bytes, List<Hit> same) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        String secret = same.getFirst().secret().toLowerCase(Locale.ROOT);
        String line = text.lines()
                .skip(same.getFirst().line() - 1L)
                .findFirst()
                .orElse("")
                .replace(secret, "");
        List<Hit> named = named(same, line);
        if (named.isEmpty()) {
            named = named(same, text.replace(secret, ""));
        }
        return named.size() == 1 ? named.getFirst() : ofSeveral(named.isEmpty() ? same : named);
    }

    private static List<Hit> named(List<Hit> same, String text) {
        return same.stream().filter(hit -> text.contains(issuer(hit))).toList();
    }

    private Hit ofSeveral(List<Hit> same) {
        List<Hit> ordered = same.stream()
                .sorted(Comparator.comparing((Hit hit) -> asking.contains(hit.rule()))
                        .thenComparing(Hit::rule))
                .toList();
        return ordered.getFirst()
                .described(ordered.stream().map(Hit::description).distinct().collect(Collectors.joining(" or ")));
    }

    private static Set<String> issuers(List<Hit> same) {
        Set<String> issuers = new HashSet<>();
        same.forEach(hit -> issuers.add(issuer(hit)));
        return issuers;
    }

    private static String issuer(Hit hit) {
        int end = hit.rule().indexOf('-');
        return end < 0 ? hit.rule() : hit.rule().substring(0, end);
    }
}
