package dev.sinew.probe.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ids for addresses at which things of every kind stand, as {@code node(id:)} of GraphQL services whose ids say of what kind they are. */
final class Anything {
    /** What is as long is no other thing's id by chance. */
    private static final int LONG = 8;

    private Anything() {}

    /** Whether what stands before a parameter names no kind of its own. */
    static boolean isBefore(String kind) {
        return kind.equals("node") || kind.equals("object") || kind.equals("entity");
    }

    /** Of each kind that lists tell a caller of, the first id that cannot be another's by chance. */
    static List<Known> of(Persona persona) {
        Map<String, Known> first = new LinkedHashMap<>();
        persona.known().stream()
                .filter(each -> each.item()
                        && Nouns.alike(each.member(), "id")
                        && !Nouns.isPerson(each.kind())
                        && each.value().length() >= LONG)
                .forEach(each -> first.putIfAbsent(
                        each.kind(),
                        new Known("", "id", each.value(), Map.of(), each.listed(), each.item(), each.source())));
        return List.copyOf(first.values());
    }
}
