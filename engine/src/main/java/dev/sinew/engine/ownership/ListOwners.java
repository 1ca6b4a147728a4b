package dev.sinew.engine.ownership;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Learns from lists whose their elements are. */
final class ListOwners {
    private ListOwners() {}

    /** The owners that the elements of lists name. */
    static void learn(Knowledge knowledge, Used use, Lessons into, int time) {
        if (!namesOwners(use)) {
            return;
        }
        Map<Long, List<Named>> lists = new HashMap<>();
        for (Named named : use.answered()) {
            if (named.place().inList()
                    && (named.place().owner() || named.place().itself())) {
                lists.computeIfAbsent(named.place().list(), key -> new ArrayList<>())
                        .add(named);
            }
        }
        lists.values().forEach(list -> owned(knowledge, list, into, time));
    }

    /**
     * Takes the owners of one list's elements, whose ids and owners come in turns. Some may have no owner that is told apart; then what the list begins
     * or ends with tells which of the two comes first.
     */
    private static void owned(Knowledge knowledge, List<Named> list, Lessons into, int time) {
        boolean after = list.getLast().place().owner();
        if (!after && !list.getFirst().place().owner()) {
            return;
        }
        List<Named> rows = after ? list : list.reversed();
        @Nullable Named object = null;
        for (int i = 0; i < rows.size(); i++) {
            Named row = rows.get(i);
            if (!row.place().owner()) {
                object = row;
                continue;
            }
            boolean another = i + 1 < rows.size() && rows.get(i + 1).place().owner();
            int owner = another ? -1 : knowledge.ownerAt(row.place());
            if (owner >= 0 && object != null) {
                into.named(object, Person.of(owner, row.print()), time);
            }
            object = null;
        }
    }

    private static boolean namesOwners(Used use) {
        for (Named named : use.answered()) {
            if (named.place().inList() && named.place().owner()) {
                return true;
            }
        }
        return false;
    }
}
