package dev.sinew.app.demo;

import dev.sinew.demo.people.Attack;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A person reads the incident and has the caller refused by the proxy for an hour. */
final class BlockingCallers implements Defence {
    private static final int MINUTES = 60;

    private final ReadApi sinew;

    BlockingCallers(ReadApi sinew) {
        this.sinew = sinew;
    }

    @Override
    public String words() {
        return "Callers are blocked by POST /api/v1/blocks; the proxy refuses them for " + MINUTES + " minutes.";
    }

    @Override
    public boolean knowsAttackers() {
        return true;
    }

    @Override
    public String counted() {
        List<JsonNode> blocks = sinew.items("blocks");
        long refused = blocks.stream()
                .mapToLong(block -> block.path("refused").asLong())
                .sum();
        return "Sinew's list of blocks: " + Words.count(blocks.size(), "block") + ", " + Words.count(refused, "request")
                + " refused.";
    }

    @Override
    public boolean applies(Attack attack) {
        return attack.logsIn();
    }

    @Override
    public List<String> raise(Collection<JsonNode> incidents) {
        List<String> done = new ArrayList<>();
        List<String> blocks = new ArrayList<>();
        for (JsonNode incident : incidents) {
            String caller = incident.path("actor").path("caller").asString();
            JsonNode answer =
                    sinew.post("blocks", Map.of("caller", caller, "reason", reason(incident), "minutes", MINUTES));
            if (answer.has("id")) {
                blocks.add(answer.path("id").asString());
                done.add(caller + " is blocked until "
                        + Instant.parse(answer.path("until").asString()).truncatedTo(ChronoUnit.SECONDS));
            } else {
                done.add(caller + " cannot be blocked: " + answer.path("detail").asString());
            }
        }
        if (sinew.until("blocks", all -> blocks.stream().allMatch(id -> knows(all, id)))
                .isEmpty()) {
            done.add("The proxy does not know all of them yet.");
        }
        return done;
    }

    private static String reason(JsonNode incident) {
        return "incident " + incident.path("id").asString() + ", "
                + incident.path("stage").asString();
    }

    private static boolean knows(JsonNode all, String id) {
        for (JsonNode each : all.path("items")) {
            if (each.path("id").asString().equals(id)) {
                return each.path("known").asBoolean();
            }
        }
        return false;
    }
}
