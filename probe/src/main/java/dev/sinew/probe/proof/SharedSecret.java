package dev.sinew.probe.proof;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.probe.oracle.Scalars;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A secret that stands in what somebody creates and again in what is sent to change it: it may prove who may, as the code that a paste is edited with. */
final class SharedSecret {
    private static final List<String> PURPOSES =
            List.of("edit", "delete", "deletion", "owner", "manage", "admin", "update", "removal");
    private static final List<String> KINDS = List.of("code", "key", "hash", "link");

    private SharedSecret() {}

    static boolean isIn(String created, String sent) {
        SortedMap<String, String> before = scalars(created);
        return scalars(sent).entrySet().stream()
                .anyMatch(each -> isSecret(each.getKey()) && each.getValue().equals(before.get(each.getKey())));
    }

    private static boolean isSecret(String place) {
        String name = place.substring(place.lastIndexOf('.') + 1).replaceAll("\\[\\d+]$", "");
        List<String> words = NameTraits.words(name);
        return (NameTraits.of(name) & (NameTraits.SECRET | NameTraits.TOKEN)) != 0
                || words.size() == 2 && PURPOSES.contains(words.getFirst()) && KINDS.contains(words.getLast());
    }

    private static SortedMap<String, String> scalars(String body) {
        try {
            return body.isEmpty()
                    ? Collections.emptySortedMap()
                    : Scalars.of(JsonMapper.shared().readTree(body));
        } catch (JacksonException e) {
            return new TreeMap<>();
        }
    }
}
