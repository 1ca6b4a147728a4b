package dev.sinew.console.api;

import dev.sinew.console.Json;
import dev.sinew.store.Outbox;
import dev.sinew.store.Store;
import dev.sinew.store.Targets.Target;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** Whom the host tells of what, and whether it arrives. What is sealed of a target is not even opened here. */
final class TargetList {
    private TargetList() {}

    static byte[] of(Store store) {
        List<Target> targets = store.targets().all();
        Map<String, Outbox.Standing> standings = store.outbox().standings();
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("items");
            for (Target target : targets) {
                write(json, target, standings.getOrDefault(target.name(), Outbox.Standing.EMPTY));
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Target target, Outbox.Standing standing) {
        json.writeStartObject();
        json.writeStringProperty("name", target.name());
        json.writeStringProperty("kind", target.kind());
        json.writeStringProperty("address", target.shown());
        json.writeStringProperty("minSeverity", target.least().name().toLowerCase(Locale.ROOT));
        json.writeArrayPropertyStart("events");
        target.events().forEach(json::writeString);
        json.writeEndArray();
        json.writeStringProperty("created", target.created().toString());
        json.writeNumberProperty("waiting", standing.waiting());
        json.writeNumberProperty("givenUp", standing.dead());
        json.writeStringProperty("trouble", standing.why());
        json.writeEndObject();
    }
}
