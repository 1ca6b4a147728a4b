package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.model.Operation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Callers who work for others though no claim says so: staff use lists and searches that ordinary callers do not, again and again,
 * and are given many people's objects by them. What somebody reaches by naming it never counts: a thief's breadth makes no
 * staff. One who alone uses such a list is not taken for staff either.
 */
final class Workers {
    private static final int TIMES = 3;
    private static final int PEOPLE = 3;
    private static final int COLLEAGUES = 2;

    private final Map<Operation, Map<Long, Work>> byOperation = new HashMap<>();
    private final Set<Long> callers = new HashSet<>();

    private static final class Work {
        int times;
        final Set<Long> people = new HashSet<>();
    }

    /** Takes an access, with whose the objects are that it gave. */
    void learn(Used use, Objects objects) {
        Access access = use.access();
        if (!access.succeeded() || !access.actor().known()) {
            return;
        }
        callers.add(use.actor());
        if (use.asked().stream().anyMatch(named -> named.place().startsWith("path:"))) {
            return;
        }
        Set<Long> people = new HashSet<>();
        for (Named named : use.answered()) {
            ObjectFacts facts = objects.of(named.object());
            if (facts != null && facts.holder() != 0 && facts.holder() != use.actor()) {
                people.add(facts.holder());
            }
        }
        if (!people.isEmpty()) {
            Work work = byOperation
                    .computeIfAbsent(use.operation(), key -> new HashMap<>())
                    .computeIfAbsent(use.actor(), key -> new Work());
            work.times++;
            if (work.people.size() < 64) {
                work.people.addAll(people);
            }
        }
    }

    /** The callers who do so. */
    Set<Long> all() {
        Set<Long> workers = new HashSet<>();
        for (Map<Long, Work> users : byOperation.values()) {
            List<Long> regular = users.entrySet().stream()
                    .filter(entry -> entry.getValue().times >= TIMES
                            && entry.getValue().people.size() >= PEOPLE)
                    .map(Map.Entry::getKey)
                    .toList();
            boolean few = 3 * users.size() <= callers.size();
            boolean most = 2 * regular.size() >= users.size();
            if (regular.size() >= COLLEAGUES && few && most) {
                workers.addAll(regular);
            }
        }
        return workers;
    }
}
