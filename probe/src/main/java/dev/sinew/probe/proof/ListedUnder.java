package dev.sinew.probe.proof;

import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Persona;
import java.util.List;
import java.util.Map;

/** What the elements of a caller's own list have under a name. */
final class ListedUnder {
    private ListedUnder() {}

    /** The values, in order, each once; of the first list that it got. */
    static List<String> values(String name, Endpoint list, Persona persona) {
        return persona.reached(list).stream()
                .limit(1)
                .flatMap(each -> each.reply().json().stream())
                .flatMap(each -> Scalars.of(each).entrySet().stream())
                .filter(each -> each.getKey().endsWith("]." + name))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
    }
}
