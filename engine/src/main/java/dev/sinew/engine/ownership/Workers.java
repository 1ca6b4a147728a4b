package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.model.Operation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Callers who work for others though no claim says so: staff use lists and searches that ordinary callers do not, again and again,
 * and are given many people's objects by them: objects that somebody else made, is named by, or is the only other one to ask
 * for. What a caller itself reaches by naming it never counts: a thief's breadth makes no staff. One who alone uses such a list
 * is not taken for staff either.
 */
final class Workers {
    private static final int TIMES = 3;
    private static final int PEOPLE = 3;
    private static final int COLLEAGUES = 2;
    private static final int GIVEN = 256;
    private static final int NAMERS = 8;

    private final Map<Operation, Map<Long, Work>> byOperation = new HashMap<>();
    private final Map<Long, Set<Long>> namers = new HashMap<>();
    private final Set<Long> callers = new HashSet<>();

    /** What one caller was given by one list. */
    private static final class Work {
        int times;
        final Set<Long> given = new HashSet<>();
    }

    void learn(Used use) {
        Access access = use.access();
        if (!access.succeeded() || !access.actor().known()) {
            return;
        }
        callers.add(use.actor());
        boolean names = false;
        for (Named named : use.asked()) {
            Set<Long> known = namers.computeIfAbsent(named.object(), key -> new HashSet<>(2));
            if (known.size() < NAMERS) {
                known.add(use.actor());
            }
            names |= named.place().startsWith("path:");
        }
        if (!names && access.method().equals("GET") && !use.answered().isEmpty()) {
            Work work = byOperation
                    .computeIfAbsent(use.operation(), key -> new HashMap<>())
                    .computeIfAbsent(use.actor(), key -> new Work());
            work.times++;
            for (Named named : use.answered()) {
                if (work.given.size() < GIVEN && !use.asks(named.object())) {
                    work.given.add(named.object());
                }
            }
        }
    }

    /** The callers who do so, by what is known of the objects. */
    Set<Long> all(Objects objects) {
        Set<Long> workers = new HashSet<>();
        for (Map<Long, Work> users : byOperation.values()) {
            if (3 * users.size() > callers.size()) {
                continue;
            }
            Set<Long> regular = new HashSet<>();
            users.forEach((caller, work) -> {
                if (work.times >= TIMES && people(work, users.keySet(), objects) >= PEOPLE) {
                    regular.add(caller);
                }
            });
            if (regular.size() >= COLLEAGUES && 2 * regular.size() >= users.size()) {
                workers.addAll(regular);
            }
        }
        return workers;
    }

    /** How many people outside of the list's users the given objects are of. */
    private int people(Work work, Set<Long> users, Objects objects) {
        Set<Long> people = new HashSet<>();
        for (long object : work.given) {
            ObjectFacts facts = objects.of(object);
            long holder = facts == null ? 0 : facts.holder();
            if (holder != 0) {
                if (!users.contains(holder)) {
                    people.add(holder);
                }
                continue;
            }
            Set<Long> others = new HashSet<>(namers.getOrDefault(object, Set.of()));
            others.removeAll(users);
            if (others.size() == 1) {
                people.addAll(others);
            }
        }
        return people.size();
    }
}
