package dev.sinew.engine.observe;

import dev.sinew.engine.classify.NameTraits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names of methods that say that they only ask: {@code parcel.get}, {@code listParcels}, {@code orders/search}. A name without such a word, as
 * {@code account.balance} is, says nothing. Belongs to one thread.
 */
final class AskingNames {
    private static final int REMEMBERED = 1_000;

    private static final Set<String> ASKING =
            Set.of("get", "fetch", "find", "list", "search", "query", "lookup", "show", "view", "describe", "count");

    /** Words that say that there is more to it: {@code getOrCreate}. */
    private static final Set<String> CHANGING =
            Set.of("or", "and", "create", "add", "set", "update", "delete", "remove", "save", "mark", "insert", "pay");

    private final Map<String, Boolean> known = new HashMap<>();

    /** Whether a name is one. */
    boolean isOne(String name) {
        Boolean before = known.get(name);
        if (before != null) {
            return before;
        }
        List<String> words = NameTraits.words(name);
        boolean asks = words.size() > 1
                && (ASKING.contains(words.getFirst()) || ASKING.contains(words.getLast()))
                && words.stream().noneMatch(CHANGING::contains);
        if (known.size() < REMEMBERED) {
            known.put(name, asks);
        }
        return asks;
    }
}
