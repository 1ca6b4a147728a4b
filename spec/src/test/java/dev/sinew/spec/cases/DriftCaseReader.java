package dev.sinew.spec.cases;

import dev.sinew.bytes.Slice;
import dev.sinew.model.Body;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import dev.sinew.model.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads case files: specifications as texts, exchanges in the shape of Exchange JSON Lines written as YAML. Unknown keys are
 * errors; a body may be a map or list, which stands for its JSON; {@code times} repeats an exchange; a specification {@code as
 * before} is the last of that name in the file.
 */
final class DriftCaseReader {
    private static final String AS_BEFORE = "as before";
    private static final long START = 1_769_860_800_000_000L;

    private final YAMLMapper yaml = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();
    private final JsonMapper json = new JsonMapper();
    private final Map<String, String> before = new HashMap<>();

    /**
     * Reads one file.
     *
     * @throws BadCaseFile where the file is not what a case file must be
     */
    List<DriftCase> read(Path file) throws IOException {
        JsonNode root;
        try {
            root = yaml.readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new BadCaseFile("is no YAML: " + e.getOriginalMessage(), e);
        }
        before.clear();
        List<DriftCase> cases = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode each : list(root, "the file")) {
            DriftCase made = driftCase(each);
            if (!names.add(made.name())) {
                throw new BadCaseFile("two cases are named '" + made.name() + "'");
            }
            cases.add(made);
        }
        return cases;
    }

    private DriftCase driftCase(JsonNode node) {
        knownKeys(node, "a case", Set.of("name", "specifications", "exchanges", "expect"));
        String name = text(node, "name", "a case");
        Map<String, String> specifications = new LinkedHashMap<>();
        knownKeys(node.path("specifications"), name + ": specifications", Set.of());
        for (String file : node.path("specifications").propertyNames()) {
            String given = text(node.path("specifications"), file, name);
            if (!given.equals(AS_BEFORE)) {
                before.put(file, given);
            } else if (!before.containsKey(file)) {
                throw new BadCaseFile(name + ": nothing before is called " + file);
            }
            specifications.put(file, before.getOrDefault(file, ""));
        }
        if (specifications.isEmpty()) {
            throw new BadCaseFile(name + ": has no specifications");
        }
        List<Exchange> exchanges = new ArrayList<>();
        for (JsonNode each : list(node.path("exchanges"), name + ": exchanges")) {
            for (int i = each.path("times").asInt(1); i > 0; i--) {
                exchanges.add(exchange(each, name, new Origin("traffic", exchanges.size())));
            }
        }
        if (exchanges.isEmpty()) {
            throw new BadCaseFile(name + ": has no exchanges");
        }
        List<DriftCase.Expected> expect = new ArrayList<>();
        for (JsonNode each : list(node.path("expect"), name + ": expect")) {
            knownKeys(each, name + ": expect", Set.of("place", "field", "confidence"));
            expect.add(new DriftCase.Expected(
                    text(each, "place", name),
                    each.path("field").asString(""),
                    each.path("confidence").asString("")));
        }
        return new DriftCase(name, specifications, exchanges, expect);
    }

    private Exchange exchange(JsonNode node, String name, Origin origin) {
        knownKeys(node, name, Set.of("request", "response", "times"));
        JsonNode request = node.path("request");
        knownKeys(request, name + ": request", Set.of("method", "url", "headers", "body"));
        return new Exchange(
                origin,
                "",
                START + origin.entry() * 1_000_000,
                -1,
                "",
                Direction.INCOMING,
                new Exchange.Request(
                        text(request, "method", name),
                        Slice.of(text(request, "url", name)),
                        headers(request.path("headers")),
                        body(request)),
                response(node, name));
    }

    private Optional<Exchange.Response> response(JsonNode node, String name) {
        if (!node.has("response")) {
            return Optional.empty();
        }
        JsonNode response = node.path("response");
        knownKeys(response, name + ": response", Set.of("status", "headers", "body"));
        if (!response.path("status").isInt()) {
            throw new BadCaseFile(name + ": a response has no status");
        }
        return Optional.of(new Exchange.Response(
                response.path("status").intValue(), headers(response.path("headers")), body(response)));
    }

    private static Headers headers(JsonNode node) {
        Headers.Builder headers = new Headers.Builder();
        node.properties()
                .forEach(
                        header -> headers.add(header.getKey(), header.getValue().asString()));
        return headers.build();
    }

    private Body body(JsonNode message) {
        JsonNode body = message.path("body");
        if (body.isMissingNode()) {
            return Body.NONE;
        }
        return Body.whole(Slice.of(body.isString() ? body.stringValue() : json.writeValueAsString(body)));
    }

    private static JsonNode list(JsonNode node, String what) {
        if (!node.isArray()) {
            throw new BadCaseFile(what + " is no list");
        }
        return node;
    }

    private static String text(JsonNode node, String key, String where) {
        JsonNode value = node.path(key);
        if (!value.isString()) {
            throw new BadCaseFile(where + ": '" + key + "' is missing or no text");
        }
        return value.stringValue();
    }

    /** With no known keys, any are. */
    private static void knownKeys(JsonNode node, String where, Set<String> known) {
        if (!node.isObject()) {
            throw new BadCaseFile(where + ": is no map");
        }
        node.propertyNames().forEach(key -> {
            if (!known.isEmpty() && !known.contains(key)) {
                throw new BadCaseFile(where + ": unknown key '" + key + "'");
            }
        });
    }
}
