package dev.sinew.console.policy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * An object of JSON that was read: values as texts, lists of values, and lists of objects, by name.
 *
 * @param texts single values; a null is none
 * @param lists values of arrays
 * @param parts objects, alone or in arrays
 */
public record Part(Map<String, String> texts, Map<String, List<String>> lists, Map<String, List<Part>> parts) {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int DEEPEST = 4;

    public Part {
        texts = Map.copyOf(texts);
        lists = Map.copyOf(lists);
        parts = Map.copyOf(parts);
    }

    /** The object that a document is; nothing where it is none, is damaged, or is deeper than anything that is sent here. */
    public static Optional<Part> read(String json) {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Likewise, of UTF-8. */
    public static Optional<Part> read(byte[] body) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), body)) {
            Optional<Part> part = json.nextToken() == JsonToken.START_OBJECT ? object(json, DEEPEST) : Optional.empty();
            return part.filter(whole -> json.nextToken() == null);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<Part> object(JsonParser json, int depth) {
        Map<String, String> texts = new HashMap<>();
        Map<String, List<String>> lists = new HashMap<>();
        Map<String, List<Part>> parts = new HashMap<>();
        Set<String> names = new HashSet<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            boolean sound = names.add(name);
            if (token == JsonToken.START_ARRAY) {
                sound &= array(json, depth, name, lists, parts);
            } else if (token == JsonToken.START_OBJECT) {
                Optional<Part> part = depth == 0 ? Optional.empty() : object(json, depth - 1);
                part.ifPresent(each -> parts.put(name, List.of(each)));
                sound &= part.isPresent();
            } else if (token != JsonToken.VALUE_NULL) {
                texts.put(name, json.getString());
            }
            if (!sound) {
                return Optional.empty();
            }
        }
        return Optional.of(new Part(texts, lists, parts));
    }

    private static boolean array(
            JsonParser json, int depth, String name, Map<String, List<String>> lists, Map<String, List<Part>> parts) {
        List<String> values = new ArrayList<>();
        List<Part> objects = new ArrayList<>();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            Optional<Part> part =
                    token == JsonToken.START_OBJECT && depth > 0 ? object(json, depth - 1) : Optional.empty();
            part.ifPresent(objects::add);
            if (token != null && token.isScalarValue()) {
                values.add(json.getString());
            } else if (part.isEmpty()) {
                return false;
            }
        }
        lists.put(name, List.copyOf(values));
        parts.put(name, List.copyOf(objects));
        return values.isEmpty() || objects.isEmpty();
    }

    /** A value, or the empty text. */
    public String text(String name) {
        return texts.getOrDefault(name, "");
    }

    /** The values of an array, or none. */
    public List<String> list(String name) {
        return lists.getOrDefault(name, List.of());
    }

    /** The objects of an array, or none. */
    public List<Part> objects(String name) {
        return parts.getOrDefault(name, List.of());
    }

    /** All names. */
    public Set<String> names() {
        Set<String> names = new HashSet<>(texts.keySet());
        names.addAll(lists.keySet());
        names.addAll(parts.keySet());
        return names;
    }
}
