package dev.sinew.probe.place;

import dev.sinew.model.Location;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Words to search an endpoint for: of what its own answers show. What changes nothing where nothing is found would prove nothing. */
final class SearchWords {
    private static final int MOST = 5;
    private static final int SHORTEST = 4;
    private static final int LONGEST = 20;
    /** Members that people search by. */
    private static final Pattern TITLE = Pattern.compile("(?i)(?:name|title|label|subject|text|summary)$");

    private final Endpoint endpoint;
    private final Trial trial;

    SearchWords(Endpoint endpoint, Trial trial) {
        this.endpoint = endpoint;
        this.trial = trial;
    }

    /** Whether a parameter takes words to search for. */
    static boolean takes(String name) {
        return name.toLowerCase(Locale.ROOT).matches("q|query|search|term|keyword|keywords|text|filter|s|find|name");
    }

    Optional<String> first(Persona persona) {
        return all(persona).stream().findFirst();
    }

    /** Those of names and titles first. */
    private List<String> all(Persona persona) {
        List<String> titles = new ArrayList<>();
        List<String> others = new ArrayList<>();
        persona.reached(endpoint).stream()
                .flatMap(each -> each.reply().json().stream())
                .limit(1)
                .forEach(json -> Scalars.of(json).forEach((place, value) -> {
                    boolean title = TITLE.matcher(place).find();
                    for (String each : value.split("[^\\p{L}]+", -1)) {
                        if (each.length() >= SHORTEST && each.length() < LONGEST) {
                            (title ? titles : others).add(each);
                        }
                    }
                }));
        titles.addAll(others);
        return titles;
    }

    /** A slot with a word to search for that finds something, where the usual one finds no more than one that nothing has. */
    Slot telling(Slot slot) {
        boolean searches = slot.location() == Location.QUERY
                && endpoint.isRead()
                && takes(slot.name())
                && slot.schema().values().isEmpty();
        if (!searches) {
            return slot;
        }
        int none = found(slot, Fresh.word());
        return Stream.concat(Stream.of(slot.usual()), all(slot.persona()).stream())
                .distinct()
                .limit(MOST)
                .filter(each -> found(slot, each) > none)
                .findFirst()
                .map(slot::usually)
                .orElse(slot);
    }

    /** How many values the answer has to a word that is searched for. */
    private int found(Slot slot, String word) {
        return slot.send(word, trial)
                .json()
                .map(each -> Scalars.of(each).size())
                .orElse(0);
    }
}
