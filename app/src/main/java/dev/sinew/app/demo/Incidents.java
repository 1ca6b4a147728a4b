package dev.sinew.app.demo;

import dev.sinew.engine.rules.RuleIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What Sinew says of attackers: which of its incidents are new, or have grown, and in which words. */
final class Incidents {
    private static final int MOST = 100;
    private static final int MOST_NOTES = 2;

    private final ReadApi sinew;
    private final Map<String, String> titles = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    Incidents(ReadApi sinew) {
        this.sinew = sinew;
        RuleIndex.all()
                .forEach(rule -> titles.put(rule.facts().id(), rule.facts().title()));
    }

    /** The incidents with signals that were not told yet. */
    List<JsonNode> news() {
        List<JsonNode> news = new ArrayList<>();
        for (JsonNode incident : sinew.items("incidents?limit=" + MOST)) {
            if (!fresh(incident).isEmpty()) {
                news.add(incident);
            }
        }
        return news;
    }

    private List<JsonNode> fresh(JsonNode incident) {
        List<JsonNode> fresh = new ArrayList<>();
        for (JsonNode signal : incident.path("signals")) {
            if (!told.contains(signal.path("id").asString())) {
                fresh.add(signal);
            }
        }
        return fresh;
    }

    /** Tells an incident: who, how bad, and for each place and rule once what was noticed. */
    void tell(JsonNode incident, Screen screen) {
        screen.bad("Sinew: " + incident.path("severity").asString() + ", "
                + incident.path("actor").path("caller").asString() + ", "
                + incident.path("stage").asString() + ", "
                + Words.count(incident.path("objects").asLong(), "object") + " reached, "
                + Words.count(incident.path("writes").asLong(), "change")
                + Words.list(", at stake: ", incident.path("stakes"))
                + Words.list(", data: ", incident.path("dataClasses")));
        Map<String, List<JsonNode>> places = new LinkedHashMap<>();
        for (JsonNode signal : fresh(incident)) {
            told.add(signal.path("id").asString());
            places.computeIfAbsent(
                            titles.getOrDefault(signal.path("rule").asString(), "") + ": "
                                    + Words.place(signal.path("operation")),
                            first -> new ArrayList<>())
                    .add(signal);
        }
        places.forEach((place, signals) -> tell(place, signals, screen));
    }

    private static void tell(String place, List<JsonNode> signals, Screen screen) {
        screen.say(place + " (" + signals.getFirst().path("outcome").asString() + ", "
                + Words.count(signals.size(), "time") + ")");
        signals.stream()
                .map(signal -> signal.path("note").asString())
                .distinct()
                .limit(MOST_NOTES)
                .forEach(screen::detail);
    }
}
