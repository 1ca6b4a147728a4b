package dev.sinew.engine.cases;

import dev.sinew.bytes.Slice;
import dev.sinew.model.ApiFacts;
import dev.sinew.model.Body;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import dev.sinew.model.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads case files: a list of cases whose exchanges have the shape of Exchange JSON Lines, written as YAML. Unlike in
 * captured traffic, unknown keys are errors, and a body may be written as a map or list, which stands for its JSON. Where a
 * time is missing, exchanges follow each other by a second. {@code expect: nothing} says that no detector at all may say anything.
 */
final class CaseReader {
    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    private static final Pattern ENTRIES = Pattern.compile("(\\d+)\\.\\.(\\d+)( \\w+)");

    private final YAMLMapper yaml = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();
    private final JsonMapper json = new JsonMapper();

    /**
     * Reads one file.
     *
     * @throws BadCaseFile where the file is not what a case file must be
     */
    List<RuleCase> read(Path file) throws IOException {
        JsonNode root;
        try {
            root = yaml.readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new BadCaseFile("is no YAML: " + e.getOriginalMessage(), e);
        }
        List<RuleCase> cases = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode each : list(root, "the file")) {
            RuleCase made = ruleCase(each, file.getFileName().toString());
            if (!names.add(made.name())) {
                throw new BadCaseFile("two cases are named '" + made.name() + "'");
            }
            cases.add(made);
        }
        return cases;
    }

    private RuleCase ruleCase(JsonNode node, String file) {
        knownKeys(node, "a case", Set.of("name", "exchanges", "calls", "expect", "told"));
        String name = text(node, "name", "a case");
        List<Exchange> exchanges = new ArrayList<>();
        if (node.has("calls")) {
            exchanges.addAll(CallLines.read(text(node, "calls", name), file));
        } else {
            for (JsonNode each : list(node.path("exchanges"), name + ": exchanges")) {
                exchanges.add(exchange(each, name, new Origin(file, exchanges.size())));
            }
        }
        if (exchanges.isEmpty()) {
            throw new BadCaseFile(name + ": has no exchanges");
        }
        List<RuleCase.Place> expect = new ArrayList<>();
        boolean silent = node.path("expect").asString("").equals("nothing");
        for (JsonNode each : silent ? List.<JsonNode>of() : list(node.path("expect"), name + ": expect")) {
            knownKeys(each, name + ": expect", Set.of("place", "field", "confidence", "count", "entry"));
            for (String field : fields(text(each, "field", name))) {
                expect.add(new RuleCase.Place(
                        text(each, "place", name),
                        field,
                        each.path("confidence").asString(""),
                        number(each, "count"),
                        number(each, "entry")));
            }
        }
        return new RuleCase(name, exchanges, expect, silent, told(node, name));
    }

    /** The field that a text names; {@code 3..5 attempted} stands for one each of those entries. */
    private static List<String> fields(String text) {
        Matcher many = ENTRIES.matcher(text);
        return many.matches()
                ? IntStream.rangeClosed(Integer.parseInt(many.group(1)), Integer.parseInt(many.group(2)))
                        .mapToObj(entry -> entry + many.group(3))
                        .toList()
                : List.of(text);
    }

    private static OptionalLong number(JsonNode node, String key) {
        return node.has(key) ? OptionalLong.of(node.path(key).longValue()) : OptionalLong.empty();
    }

    private static RuleCase.Told told(JsonNode node, String name) {
        if (!node.has("told")) {
            return RuleCase.Told.NOTHING;
        }
        JsonNode told = node.path("told");
        knownKeys(told, name + ": told", Set.of("environment", "owner", "exposure", "tags", "status", "operations"));
        List<String> tags = new ArrayList<>();
        told.path("tags").forEach(tag -> tags.add(tag.asString()));
        ApiFacts facts = new ApiFacts(
                told.path("environment").asString(""),
                told.path("owner").asString(""),
                told.path("exposure").asString(""),
                tags);
        return new RuleCase.Told(
                facts, true, told.path("status").asString("active"), CaseDescriptions.of(told.path("operations")));
    }

    private Exchange exchange(JsonNode node, String name, Origin origin) {
        knownKeys(node, name, Set.of("id", "time", "client", "direction", "tookMs", "request", "response"));
        JsonNode request = node.path("request");
        knownKeys(request, name + ": request", Set.of("method", "url", "headers", "body", "bodyBase64", "httpVersion"));
        Exchange.Request asked = new Exchange.Request(
                text(request, "method", name),
                Slice.of(text(request, "url", name)),
                headers(request.path("headers"), name),
                body(request, name));
        return new Exchange(
                origin,
                node.path("id").asString(""),
                time(node, name, origin.entry()),
                node.has("tookMs") ? node.path("tookMs").asLong() * 1000 : -1,
                node.path("client").path("ip").asString(""),
                Direction.valueOf(node.path("direction").asString("incoming").toUpperCase(Locale.ROOT)),
                asked,
                response(node, name));
    }

    private Optional<Exchange.Response> response(JsonNode node, String name) {
        if (!node.has("response")) {
            return Optional.empty();
        }
        JsonNode response = node.path("response");
        knownKeys(response, name + ": response", Set.of("status", "headers", "body", "bodyBase64"));
        if (!response.path("status").isInt()) {
            throw new BadCaseFile(name + ": a response has no status");
        }
        return Optional.of(new Exchange.Response(
                response.path("status").intValue(), headers(response.path("headers"), name), body(response, name)));
    }

    private static long time(JsonNode node, String name, long entry) {
        if (!node.has("time")) {
            return (START.getEpochSecond() + entry) * 1_000_000;
        }
        try {
            return Instant.parse(text(node, "time", name)).toEpochMilli() * 1000;
        } catch (DateTimeParseException e) {
            throw new BadCaseFile(name + ": a time is none", e);
        }
    }

    private static Headers headers(JsonNode node, String name) {
        Headers.Builder headers = new Headers.Builder();
        if (!node.isMissingNode() && !node.isObject()) {
            throw new BadCaseFile(name + ": headers are no map");
        }
        node.properties().forEach(header -> {
            if (header.getValue().isArray()) {
                header.getValue().forEach(value -> headers.add(header.getKey(), value.asString()));
            } else {
                headers.add(header.getKey(), header.getValue().asString());
            }
        });
        return headers.build();
    }

    private Body body(JsonNode message, String name) {
        JsonNode body = message.path("body");
        if (message.has("bodyBase64")) {
            return Body.whole(Slice.of(Base64.getDecoder().decode(text(message, "bodyBase64", name))));
        }
        if (body.isMissingNode() || body.isNull()) {
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

    private static void knownKeys(JsonNode node, String where, Set<String> known) {
        if (!node.isObject()) {
            throw new BadCaseFile(where + ": is no map");
        }
        node.propertyNames().forEach(key -> {
            if (!known.contains(key)) {
                throw new BadCaseFile(where + ": unknown key '" + key + "'");
            }
        });
    }
}
