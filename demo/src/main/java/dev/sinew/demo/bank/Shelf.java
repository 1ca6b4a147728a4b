package dev.sinew.demo.bank;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Owned things of one kind by id, with what was deleted of them. */
final class Shelf<K, T extends Owned> {
    private final Map<K, T> things = new LinkedHashMap<>();
    private final Set<K> deleted = new HashSet<>();

    void add(K id, T thing) {
        things.put(id, thing);
    }

    /** What a customer has, as lists show it at a time. */
    List<T> of(Customer owner, Instant visibleUntil) {
        return things.entrySet().stream()
                .filter(each -> !deleted.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .filter(each -> each.owner().equals(owner.id) && !each.created().isAfter(visibleUntil))
                .toList();
    }

    /** The thing with an id, for its owner alone; what was deleted only where asked for. */
    T one(K id, Customer asking, boolean alsoDeleted) {
        T thing = things.get(id);
        if (thing == null) {
            throw Refused.missing();
        }
        if (!thing.owner().equals(asking.id)) {
            throw Refused.forbidden();
        }
        if (deleted.contains(id) && !alsoDeleted) {
            throw Refused.missing();
        }
        return thing;
    }

    boolean isDeleted(K id) {
        return deleted.contains(id);
    }

    void delete(K id) {
        deleted.add(id);
    }
}
