package dev.sinew.spec.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads the case files of lint rules: specifications as texts by file name, {@code as before} for the last of that name.
 * Unknown keys are errors.
 */
final class LintCaseReader {
    private static final String AS_BEFORE = "as before";

    private final YAMLMapper yaml = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();
    private final Map<String, String> before = new HashMap<>();

    /**
     * Reads one file.
     *
     * @throws BadCaseFile where the file is not what a case file must be
     */
    List<LintCase> read(Path file) throws IOException {
        JsonNode root;
        try {
            root = yaml.readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new BadCaseFile("is no YAML: " + e.getOriginalMessage(), e);
        }
        before.clear();
        List<LintCase> cases = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode each : list(root, "the file")) {
            LintCase made = lintCase(each);
            if (!names.add(made.name())) {
                throw new BadCaseFile("two cases are named '" + made.name() + "'");
            }
            cases.add(made);
        }
        return cases;
    }

    private LintCase lintCase(JsonNode node) {
        knownKeys(node, "a case", Set.of("name", "specifications", "expect"));
        String name = text(node, "name", "a case");
        Map<String, String> specifications = new LinkedHashMap<>();
        JsonNode given = node.path("specifications");
        if (!given.isObject() || given.isEmpty()) {
            throw new BadCaseFile(name + ": has no specifications");
        }
        for (String file : given.propertyNames()) {
            String text = text(given, file, name);
            if (!text.equals(AS_BEFORE)) {
                before.put(file, text);
            } else if (!before.containsKey(file)) {
                throw new BadCaseFile(name + ": nothing before is called " + file);
            }
            specifications.put(file, before.getOrDefault(file, ""));
        }
        List<LintCase.Expected> expect = new ArrayList<>();
        for (JsonNode each : list(node.path("expect"), name + ": expect")) {
            knownKeys(each, name + ": expect", Set.of("place", "field", "confidence", "line", "note"));
            expect.add(new LintCase.Expected(
                    text(each, "place", name),
                    each.path("field").asString(""),
                    each.path("confidence").asString(""),
                    each.path("line").asInt(0),
                    each.path("note").asString("")));
        }
        return new LintCase(name, specifications, expect);
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
