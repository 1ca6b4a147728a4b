package dev.sinew.probe.run;

import dev.sinew.probe.http.Ask;
import java.util.Collection;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells whether what a request would be done to is the run's own: what was there before is left as it is. */
public final class Ours {
    private Ours() {}

    /** Whether each id that a JSON body names at its top, one or several, is that of something the run created, or the caller's own. */
    public static boolean isAll(Ask ask, Persona caller, Collection<Made> made) {
        return !ask.body().startsWith("{")
                || JsonMapper.shared().readTree(ask.body()).properties().stream()
                        .filter(each -> Nouns.isIdOfSomething(each.getKey().replaceAll("(?<=[iI]d)s$", "")))
                        .flatMap(each -> values(each.getValue()))
                        .allMatch(id -> caller.called().contains(id)
                                || made.stream().anyMatch(each -> each.id().equals(id)));
    }

    private static Stream<String> values(JsonNode node) {
        return node.isContainer() ? node.values().stream().flatMap(Ours::values) : Stream.of(node.asString(""));
    }
}
