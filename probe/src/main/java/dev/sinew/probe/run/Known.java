package dev.sinew.probe.run;

import dev.sinew.probe.identity.Identity;
import java.util.List;
import java.util.Map;

/**
 * A value that the target told a caller, with which another request can be filled.
 *
 * @param kind what it tells apart, in singular: {@code account}
 * @param member the member that it stood in, in lower case
 * @param value as text
 * @param bindings the path parameters of the request that told it, by name
 * @param listed whether it stood in a list
 * @param item whether it stood in what the answer is a list of, not further inside
 * @param source the path template that told it
 */
record Known(
        String kind,
        String member,
        String value,
        Map<String, String> bindings,
        boolean listed,
        boolean item,
        String source) {
    /** Where it is known from, in the place of a path. */
    private static final String IDENTITIES = "identities";

    Known {
        bindings = Map.copyOf(bindings);
    }

    /** What the file of identities says that somebody owns: as if a list of its own had told it. */
    static List<Known> owned(Identity identity) {
        return identity.owns().entrySet().stream()
                .flatMap(each -> {
                    Nouns.Named name = Nouns.named(each.getKey());
                    Nouns.Named named = name.kind().isEmpty() && !Nouns.isIdentifying(name.member())
                            ? new Nouns.Named(Nouns.singular(name.member()), "id")
                            : name;
                    return each.getValue().stream()
                            .map(id -> new Known(named.kind(), named.member(), id, Map.of(), true, true, IDENTITIES));
                })
                .toList();
    }

    /** Whether another says the same of a thing, wherever it stood. */
    boolean isLike(Known other) {
        return kind.equals(other.kind)
                && member.equals(other.member)
                && value.equals(other.value)
                && bindings.equals(other.bindings);
    }
}
