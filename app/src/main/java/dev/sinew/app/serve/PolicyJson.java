package dev.sinew.app.serve;

import dev.sinew.console.Json;
import dev.sinew.console.api.Blocking.Block;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A policy as the store keeps it: {@code {"blocks": [{"id": …, "caller": …, …}]}}, all members texts. */
final class PolicyJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private PolicyJson() {}

    static String of(List<Block> blocks) {
        return new String(
                Json.bytes(json -> {
                    json.writeStartObject();
                    json.writeArrayPropertyStart("blocks");
                    for (Block block : blocks) {
                        json.writeStartObject();
                        json.writeStringProperty("id", block.id());
                        json.writeStringProperty("caller", block.caller());
                        json.writeStringProperty("reason", block.reason());
                        json.writeStringProperty("who", block.who());
                        json.writeStringProperty("since", block.since().toString());
                        json.writeStringProperty("until", block.until().toString());
                        json.writeStringProperty("dryRun", Boolean.toString(block.dryRun()));
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                }),
                StandardCharsets.UTF_8);
    }

    /** The blocks of a policy; nothing where it is none that this program wrote. */
    static Optional<List<Block>> blocks(String policy) {
        List<Block> blocks = new ArrayList<>();
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), policy)) {
            boolean begins = json.nextToken() == JsonToken.START_OBJECT
                    && json.nextToken() == JsonToken.PROPERTY_NAME
                    && json.currentName().equals("blocks")
                    && json.nextToken() == JsonToken.START_ARRAY;
            while (begins && json.nextToken() == JsonToken.START_OBJECT) {
                blocks.add(block(json));
            }
            return begins ? Optional.of(blocks) : Optional.empty();
        } catch (JacksonException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Block block(JsonParser json) {
        Map<String, String> members = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            members.put(name, json.getString());
        }
        return new Block(
                members.getOrDefault("id", ""),
                members.getOrDefault("caller", ""),
                members.getOrDefault("reason", ""),
                members.getOrDefault("who", ""),
                Instant.parse(members.getOrDefault("since", "")),
                Instant.parse(members.getOrDefault("until", "")),
                Boolean.parseBoolean(members.getOrDefault("dryRun", "false")));
    }
}
