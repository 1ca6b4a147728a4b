package dev.sinew.engine.ownership;

import java.util.List;

/** An id that a request gives twice: several values in one place, or another value under the same name in a second place. */
final class Pollution {
    private static final int CALLERS = 5;

    private Pollution() {}

    /** Whether a place among those named has another value as well. */
    static boolean isRepeated(List<Named> asked, int at) {
        Named named = asked.get(at);
        for (int i = 0; i < asked.size(); i++) {
            if (i != at
                    && asked.get(i).print() != named.print()
                    && asked.get(i).place().equals(named.place())) {
                return true;
            }
        }
        return false;
    }

    /** Where an id is given that others do not give there; empty where nothing is unusual. */
    static String of(Used use, Knowledge knowledge, long judged) {
        List<Named> asked = use.asked();
        if (knowledge.of(use.site()).callers(judged) < CALLERS) {
            return "";
        }
        for (int i = 0; i < asked.size(); i++) {
            Place place = asked.get(i).place();
            PlaceFacts facts = place.inList() || place.path() ? null : knowledge.place(place);
            if (facts != null) {
                // A document asks for several things at once by aliases.
                boolean one = use.operation().selector().isEmpty();
                boolean twice = one && facts.repeated.yes(judged) == 0 && isRepeated(asked, i);
                boolean elsewhere = facts.given.size() - (facts.given.has(judged) ? 1 : 0) == 0 && hasTwin(asked, i);
                if (twice || elsewhere) {
                    return place.where();
                }
            }
        }
        return "";
    }

    /** Whether another place of the same name has another value. */
    private static boolean hasTwin(List<Named> asked, int at) {
        Named named = asked.get(at);
        for (Named other : asked) {
            if (other.print() != named.print()
                    && other.place().field().equalsIgnoreCase(named.place().field())
                    && !other.place().equals(named.place())) {
                return true;
            }
        }
        return false;
    }
}
