package dev.sinew.spec.lint;

import dev.sinew.model.Finding;
import dev.sinew.model.Operation;
import dev.sinew.spec.Sources.Place;
import dev.sinew.spec.tree.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects what callers may send, each value once. What is shared is walked once, however many refer to it, so what refers to itself
 * ends; what is only read is left out. The number of schemas is bounded as it is when they are read, which tells of what lies beyond.
 */
final class InputWalk {
    private static final int MAX_VISITS = 300_000;
    private static final int MAX_DEPTH = 60;
    private static final String BODY = "(body)";

    /** A shared place that is still to be walked. */
    private record Shared(Place place, String in) {}

    private final Written api;
    private final List<InputGroup> groups = new ArrayList<>();
    private final Map<String, Shared> waiting = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();
    private final Set<Node> told = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Node> parameters = Collections.newSetFromMap(new IdentityHashMap<>());
    private List<InputField> fields = new ArrayList<>();
    private boolean write;
    private int visits;

    InputWalk(Written api) {
        this.api = api;
    }

    List<InputGroup> groups() {
        walk(true);
        walk(false);
        return List.copyOf(groups);
    }

    /** What is written comes first, so that what is shared counts as written where any write takes it. */
    private void walk(boolean writes) {
        write = writes;
        api.operations().stream().filter(each -> each.isWrite() == writes).forEach(this::operation);
        while (!waiting.isEmpty()) {
            List<Shared> next = List.copyOf(waiting.values());
            waiting.clear();
            next.forEach(this::shared);
        }
    }

    private void operation(WrittenOperation operation) {
        operation.parameters().forEach(this::parameter);
        operation.body().ifPresent(body -> {
            if (body.isShared()) {
                later(body, "body");
            } else {
                body(body);
            }
        });
        add(operation.operation(), "", api.line(operation.place()));
    }

    private void shared(Shared shared) {
        Node node = shared.place().node();
        if (node.has("in") && node.has("name")) {
            value(shared.place());
        } else if (node.has("content") || node.has("schema")) {
            body(shared.place());
        } else {
            schema(shared.place(), "", shared.in(), List.of(), 0);
        }
        add(api.whole(), shared.place().key(), api.line(shared.place()));
    }

    private void add(Operation operation, String shared, Finding.Line line) {
        if (!fields.isEmpty()) {
            groups.add(new InputGroup(operation, shared, line, write, fields));
            fields = new ArrayList<>();
        }
    }

    /** A place to be walked once. */
    private void later(Place place, String in) {
        if (known.add(place.key())) {
            waiting.put(place.key(), new Shared(place, in));
        }
    }

    /** Parameters of a path are told of at its first operation. */
    private void parameter(Place place) {
        if (place.isShared()) {
            later(place, "");
        } else if (parameters.add(place.node())) {
            value(place);
        }
    }

    private void value(Place place) {
        Node node = place.node();
        String name = node.get("name").text();
        String in = node.get("in").text();
        if (in.equals("body")) {
            body(place);
            return;
        }
        if (api.isSwagger()) {
            schema(place, name, in, List.of(), 0);
            return;
        }
        schema(place.get("schema"), name, in, List.of(), 0);
        node.get("content")
                .entries()
                .forEach((type, media) ->
                        schema(new Place(place.document(), "", media.get("schema")), name, in, List.of(), 0));
    }

    private void body(Place body) {
        if (api.isSwagger()) {
            schema(body.get("schema"), "", "body", List.of(), 0);
        }
        Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        body.node().get("content").entries().forEach((type, media) -> {
            if (seen.add(media.get("schema"))) {
                schema(new Place(body.document(), "", media.get("schema")), "", "body", List.of(), 0);
            }
        });
    }

    private void schema(Place place, String path, String in, List<Node> beside, int depth) {
        Node node = place.node();
        if (!node.isMap()
                || ++visits > MAX_VISITS
                || depth > MAX_DEPTH
                || node.get("readOnly").isTrue()) {
            return;
        }
        if (node.get("$ref").kind() == Node.Kind.TEXT) {
            Place target = api.sources().follow(place);
            if (target.node().isMap()) {
                later(target, in);
            }
            return;
        }
        boolean value = node.has("type") || node.has("additionalProperties");
        if (value && told.add(node)) {
            fields.add(new InputField(path.isEmpty() ? BODY : path, in, node, beside));
        }
        members(place, path, in, depth);
        parts(place, path, in, beside, depth);
    }

    private void members(Place place, String path, String in, int depth) {
        Node node = place.node();
        String before = path.isEmpty() ? "" : path + ".";
        node.get("properties")
                .entries()
                .forEach((name, each) ->
                        schema(new Place(place.document(), "", each), before + name, in, List.of(), depth + 1));
        schema(place.get("items"), path + "[]", in, List.of(), depth + 1);
        schema(place.get("additionalProperties"), before + "*", in, List.of(), depth + 1);
    }

    /** What one part says holds beside what the others say. */
    private void parts(Place place, String path, String in, List<Node> beside, int depth) {
        Node node = place.node();
        for (String kind : List.of("allOf", "anyOf", "oneOf")) {
            List<Node> parts = node.get(kind).elements();
            for (Node part : parts) {
                List<Node> around = new ArrayList<>(beside);
                around.add(node);
                if (kind.equals("allOf")) {
                    around.addAll(parts.subList(0, Math.min(parts.size(), 8)));
                }
                schema(new Place(place.document(), "", part), path, in, around, depth + 1);
            }
        }
    }
}
