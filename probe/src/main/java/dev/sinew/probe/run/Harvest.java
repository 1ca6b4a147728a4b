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
    private final Parents parents;
    private int nodes;

    private Harvest(Persona persona, Filled filled, Parents parents) {
        this.persona = persona;
        this.filled = filled;
        this.parents = parents;
    }

    /** Teaches a caller what a reply tells; {@code parents} have what addresses in it may lead to. */
    static void of(Persona persona, Filled filled, Reply reply, Parents parents) {
        reply.json().ifPresent(json -> of(persona, filled, json, parents));
    }

    /** The same of what a reply has in it. */
    static void of(Persona persona, Filled filled, JsonNode root, Parents parents) {
        List<String> segments = Nouns.segments(filled.endpoint().path());
        String kind = "";
        for (String each : segments) {
            kind = each.isEmpty() ? kind : each;
        }
        new Harvest(persona, filled, parents).walk(root, kind, root.isArray(), Level.TOP, 0, filled.bindings());
    }

    private void walk(JsonNode node, String kind, boolean listed, Level level, int depth, Map<String, String> within) {
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
                    add(Nouns.alike(named.member(), "id") ? named.kind() : kind, "id", each, true, inside, within);
                } else {
                    walk(each, kind, true, inside, depth + 1, within);
                }
            }
            return;
        }
        Map<String, String> inner = listed ? within(node, kind, within) : within;
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            String name = each.getKey();
            JsonNode value = each.getValue();
            if (value.isValueNode()) {
                scalar(kind, name, value, listed, level, inner);
            } else {
                boolean wrapper = isWrapper(name);
                boolean top = level == Level.TOP && (wrapper || value.isArray());
                walk(
                        value,
                        wrapper ? kind : Nouns.singular(name),
                        listed || value.isArray(),
                        top ? Level.TOP : Level.INSIDE,
                        depth + 1,
                        inner);
            }
        }
    }

    /**
     * The parameters that name what something inside an element of a list belongs to, as a view belongs to the account that it is told in: those of the request, then the ids that
     * the element has itself, by all names that paths have for them.
     */
    private Map<String, String> within(JsonNode element, String kind, Map<String, String> outer) {
        Map<String, String> all = new HashMap<>(outer);
        element.properties().stream()
                .filter(each ->
                        each.getValue().isValueNode() && !each.getValue().isNull())
                .filter(each -> !each.getValue().asString("").isEmpty())
                .forEach(each -> {
                    Nouns.Named named = Nouns.named(each.getKey());
                    Nouns.Named whole = named.kind().isEmpty() ? new Nouns.Named(kind, named.member()) : named;
                    parents.named(whole.kind(), whole.member())
                            .forEach(name ->
                                    all.putIfAbsent(name, each.getValue().asString()));
                });
        return all;
    }

    private static Map<String, String> without(String own, Map<String, String> within) {
        Map<String, String> others = new HashMap<>(within);
        others.values().removeIf(own::equals);
        return others;
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
        Links.read(text, parents.endpoints()).ifPresent(link -> {
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

    private void scalar(
            String kind, String name, JsonNode value, boolean listed, Level level, Map<String, String> within) {
        if (value.isString()) {
            link(value.asString(), listed, level);
        }
        Nouns.Named named = Nouns.named(name);
        if (named.kind().isEmpty()) {
            add(kind, named.member(), value, listed, level, within);
        } else {
            add(named.kind(), named.member(), value, listed, level, within);
            add(kind, Nouns.plain(name), value, listed, level, within);
        }
    }

    private void add(
            String kind, String member, JsonNode value, boolean listed, Level level, Map<String, String> within) {
        String text = value.isNull() || value.isBoolean() ? "" : value.asString();
        if (!text.isEmpty() && text.length() <= LONGEST) {
            persona.learn(new Known(
                    kind,
                    member,
                    text,
                    Nouns.isIdentifying(member) ? without(text, within) : filled.bindings(),
                    listed,
                    level == Level.ITEM,
                    filled.endpoint().path()));
        }
    }
}
