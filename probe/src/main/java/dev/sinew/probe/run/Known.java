package dev.sinew.probe.run;

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
    Known {
        bindings = Map.copyOf(bindings);
    }

    /** Whether another says the same of a thing, wherever it stood. */
    boolean isLike(Known other) {
        return kind.equals(other.kind)
                && member.equals(other.member)
                && value.equals(other.value)
                && bindings.equals(other.bindings);
    }
}
