package dev.sinew.engine.ownership;

import java.util.ArrayList;
import java.util.List;

/** Keeps what was handed to callers until the end of a phase in which objects are read. */
final class HandedLater {
    private final List<Handed> all = new ArrayList<>();

    private record Handed(Named object, long caller, boolean given, int time) {}

    void handed(Named object, long caller, boolean given, int time) {
        all.add(new Handed(object, caller, given, time));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    void tell(Lessons into) {
        all.forEach(each -> into.handed(each.object(), each.caller(), each.given(), each.time()));
        all.clear();
    }
}
