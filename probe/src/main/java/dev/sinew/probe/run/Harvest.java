package dev.sinew.probe.run;

import dev.sinew.probe.http.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Takes the values out of a reply with which other requests can be filled: members of things, named for what they stand in. */
final class Harvest {
    private static final int DEPTH = 12;
    private static final int MOST_NODES = 5_000;
    private static final int LONGEST = 200;

    /** Where something stands: in what the answer is, in what it is a list of, or further inside. */
    private enum Level {
        TOP,
        ITEM,
        INSIDE
    }

    private final Persona persona;
    private final Filled filled;
    private final List<Endpoint> endpoints;
    private int nodes;

    private Harvest(Persona persona, Filled filled, List<Endpoint> endpoints) {
        this.persona = persona;
        this.filled = filled;
        this.endpoints = endpoints;
    }

    /** Teaches a caller what a reply tells; {@code endpoints} are what addresses in it may lead to. */
    static void of(Persona persona, Filled filled, Reply reply, List<Endpoint> endpoints) {
        reply.json().ifPresent(json -> of(persona, filled, json, endpoints));
    }

    /** The same of what a reply has in it. */
    static void of(Persona persona, Filled filled, JsonNode root, List<Endpoint> endpoints) {
        List<String> segments = Nouns.segments(filled.endpoint().path());
        String kind = "";
        for (String each : segments) {
            kind = each.isEmpty() ? kind : each;
        }
        new Harvest(persona, filled, endpoints).walk(root, kind, root.isArray(), Level.TOP, 0);
    }

    private void walk(JsonNode node, String kind, boolean listed, Level level, int depth) {
        if (depth > DEPTH || ++nodes > MOST_NODES) {
            persona.missed();
            return;
        }
        if (node.isArray()) {
            Level inside = level == Level.TOP ? Level.ITEM : Level.INSIDE;
            for (JsonNode each : node) {
                if (each.isValueNode()) {
                    // Of ownerIds each is the id of an owner.
                    Nouns.Named named = Nouns.named(kind);
                    add(Nouns.alike(named.member(), "id") ? named.kind() : kind, "id", each, true, inside);
                } else {
                    walk(each, kind, true, inside, depth + 1);
                }
            }
            return;
        }
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            String name = each.getKey();
            JsonNode value = each.getValue();
            if (value.isValueNode()) {
                scalar(kind, name, value, listed, level);
            } else {
                boolean wrapper = isWrapper(name);
                boolean top = level == Level.TOP && (wrapper || value.isArray());
                walk(
                        value,
                        wrapper ? kind : Nouns.singular(name),
                        listed || value.isArray(),
                        top ? Level.TOP : Level.INSIDE,
                        depth + 1);
            }
        }
    }

    /** Whether a member's name says nothing of what is in it. */
    private static boolean isWrapper(String name) {
        return switch (Nouns.plain(name)) {
            case "data",
                    "items",
                    "results",
                    "result",
                    "content",
                    "rows",
                    "records",
                    "entries",
                    "list",
                    "payload",
                    "response",
                    "value",
                    "values",
                    "elements",
                    "embedded",
                    "attributes" -> true;
            default -> false;
        };
    }

    /** What an address tells: the last id, with the others as what it stands below. */
    private void link(String text, boolean listed, Level level) {
        Links.read(text, endpoints).ifPresent(link -> {
            String last = link.endpoint().ids().getLast();
            Map<String, String> parents = new HashMap<>(filled.bindings());
            parents.putAll(link.ids());
            String value = String.valueOf(parents.remove(last));
            Nouns.Named named = Nouns.named(last);
            String kind = named.kind().isEmpty() ? Filler.before(link.endpoint().path(), last) : named.kind();
            persona.learn(new Known(
                    kind,
                    named.member(),
                    value,
                    parents,
                    listed,
                    level == Level.ITEM,
                    filled.endpoint().path()));
        });
    }

    private void scalar(String kind, String name, JsonNode value, boolean listed, Level level) {
        if (value.isString()) {
            link(value.asString(), listed, level);
        }
        Nouns.Named named = Nouns.named(name);
        if (named.kind().isEmpty()) {
            add(kind, named.member(), value, listed, level);
        } else {
            add(named.kind(), named.member(), value, listed, level);
            add(kind, Nouns.plain(name), value, listed, level);
        }
    }

    private void add(String kind, String member, JsonNode value, boolean listed, Level level) {
        String text = value.isNull() || value.isBoolean() ? "" : value.asString();
        if (!text.isEmpty() && text.length() <= LONGEST) {
            persona.learn(new Known(
                    kind,
                    member,
                    text,
                    filled.bindings(),
                    listed,
                    level == Level.ITEM,
                    filled.endpoint().path()));
        }
    }
}
