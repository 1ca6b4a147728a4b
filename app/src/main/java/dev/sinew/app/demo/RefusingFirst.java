package dev.sinew.app.demo;

import dev.sinew.demo.people.Attack;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The proxy refuses whoever asks for what is certainly another's, though never seen attacking, before the API sees it. */
final class RefusingFirst implements Defence {
    private final ReadApi sinew;

    RefusingFirst(ReadApi sinew) {
        this.sinew = sinew;
    }

    @Override
    public String words() {
        return "The proxy is told to refuse requests for what is certainly another's: PUT /api/v1/enforcement."
                + " It knows nobody's intentions, only whose things are.";
    }

    @Override
    public boolean knowsAttackers() {
        return false;
    }

    @Override
    public boolean applies(Attack attack) {
        return attack.logsIn();
    }

    @Override
    public List<String> raise(Collection<JsonNode> incidents) {
        JsonNode answer = sinew.put("enforcement", Map.of("mode", "block"));
        boolean ready =
                sinew.until("enforcement", now -> now.path("ready").asBoolean()).isPresent();
        return List.of("The mode is " + answer.path("mode").asString()
                + (ready ? "." : ", and the proxy does not know enough yet."));
    }

    @Override
    public String counted() {
        JsonNode outcomes = sinew.get("enforcement").path("outcomes");
        return "Sinew's count: " + Words.count(outcomes.path("refused").asLong(), "request")
                + " refused before the bank saw them, "
                + (outcomes.path("recent").asLong()
                        + outcomes.path("stale").asLong()
                        + outcomes.path("behind").asLong())
                + " passed as it could not be sure in time, "
                + outcomes.path("passed").asLong() + " with nothing wrong.";
    }
}
