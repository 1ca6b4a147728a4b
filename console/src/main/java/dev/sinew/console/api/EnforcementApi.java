package dev.sinew.console.api;

import dev.sinew.console.Json;
import dev.sinew.console.Refusal;
import dev.sinew.store.Audit;
import dev.sinew.store.Store;
import java.time.InstantSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** People look at what proxies do, and change it. Each time the audit is told who did it. */
final class EnforcementApi {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Enforcement enforcement;
    private final Store store;
    private final InstantSource clock;

    EnforcementApi(Enforcement enforcement, Store store, InstantSource clock) {
        this.enforcement = enforcement;
        this.store = store;
        this.clock = clock;
    }

    byte[] show() {
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringProperty("mode", enforcement.mode());
            json.writeBooleanProperty("ready", enforcement.ready());
            json.writeObjectPropertyStart("outcomes");
            enforcement.outcomes().forEach(json::writeNumberProperty);
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    /** Takes {@code {"mode": "block"}}. */
    byte[] change(byte[] body, String who) throws Refusal {
        String mode = mode(body);
        if (!enforcement.modes().contains(mode)) {
            throw new Refusal(400, "Send {\"mode\": \"…\"} with one of " + enforcement.modes() + ".");
        }
        String before = enforcement.mode();
        enforcement.change(mode);
        store.audit()
                .record(new Audit.Deed(
                        clock.instant(), who, "enforcement changed", "proxies", "from " + before + " to " + mode));
        return show();
    }

    private static String mode(byte[] body) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), body)) {
            boolean sound = json.nextToken() == JsonToken.START_OBJECT
                    && json.nextToken() == JsonToken.PROPERTY_NAME
                    && json.currentName().equals("mode")
                    && json.nextToken() == JsonToken.VALUE_STRING;
            String mode = sound ? json.getString() : "";
            return sound && json.nextToken() == JsonToken.END_OBJECT && json.nextToken() == null ? mode : "";
        } catch (JacksonException e) {
            return "";
        }
    }
}
