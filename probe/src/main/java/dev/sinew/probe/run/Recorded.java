package dev.sinew.probe.run;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What requests of an operation carried when they were recorded, to fill new ones with; no credentials.
 *
 * @param path values of path parameters by name, first seen first
 * @param query values of query parameters by name
 * @param body a JSON object that succeeded, or empty
 * @param calls of which callers it is known what they are called: the path parameters of their requests
 * @param owned the ids by which callers name what is their own
 * @param needed parameters of the query that are described as optional and without which nothing is answered
 * @param looked whether it turned out only to look at something, though its method does not say so
 * @param paging parameters of the query that say which part of a list is wanted, with what they take, where it shows nothing without
 */
public record Recorded(
        Map<String, List<String>> path,
        Map<String, String> query,
        String body,
        List<Call> calls,
        List<Owned> owned,
        Set<String> needed,
        boolean looked,
        SortedMap<String, String> paging) {
    public static final Recorded NOTHING = new Recorded(Map.of(), Map.of(), "", List.of(), List.of());

    /** Of which everything that is needed is described so. */
    public Recorded(
            Map<String, List<String>> path,
            Map<String, String> query,
            String body,
            List<Call> calls,
            List<Owned> owned) {
        this(path, query, body, calls, owned, Set.of(), false, Collections.emptySortedMap());
    }

    public Recorded {
        needed = Set.copyOf(needed);
        paging = Collections.unmodifiableSortedMap(new TreeMap<>(paging));
        path = Map.copyOf(path);
        query = Map.copyOf(query);
        calls = List.copyOf(calls);
        owned = List.copyOf(owned);
    }

    /** The same, where callers name what is their own by some ids. */
    public Recorded owned(List<Owned> some) {
        return new Recorded(path, query, body, calls, some, needed, looked, paging);
    }

    /** The same, where a parameter of the query must be there. */
    Recorded needing(String parameter) {
        return new Recorded(path, query, body, calls, owned, Set.of(parameter), looked, paging);
    }

    /** The same, where something is only looked at. */
    Recorded looking() {
        return new Recorded(path, query, body, calls, owned, needed, true, paging);
    }

    /** The same, where a list shows nothing unless a part of it is asked for. */
    Recorded paging(SortedMap<String, String> parameters) {
        return new Recorded(path, query, body, calls, owned, needed, looked, parameters);
    }

    /** Whether callers name themselves by a parameter. */
    boolean namesItself(String parameter) {
        return owned.stream()
                .anyMatch(
                        each -> each.itself() && each.path() && each.parameter().equals(parameter));
    }

    /**
     * A request of somebody.
     *
     * @param names what the caller is called, by its credentials
     * @param bindings the path parameters by name
     */
    public record Call(Set<String> names, Map<String, String> bindings) {
        public Call {
            names = Set.copyOf(names);
            bindings = Map.copyOf(bindings);
        }

        /** Shows no value. */
        @Override
        public String toString() {
            return "Call" + bindings.keySet();
        }
    }

    /** The path parameters of requests by one who is called so, that nobody else is known to have sent. */
    Stream<Map<String, String>> of(Set<String> called) {
        return calls.stream()
                .filter(each -> isOf(each, called))
                .map(Call::bindings)
                .filter(each -> calls.stream()
                        .noneMatch(other ->
                                !isOf(other, called) && other.bindings().equals(each)));
    }

    private static boolean isOf(Call call, Set<String> called) {
        return call.names().stream().anyMatch(called::contains);
    }

    /** Shows no value. */
    @Override
    public String toString() {
        return "Recorded" + path.keySet() + query.keySet();
    }
}
