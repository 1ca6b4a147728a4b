package dev.sinew.spec.write;

import dev.sinew.model.LearnedField;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes how callers proved themselves as security schemes, each once for the whole document. */
final class SecurityWriter {
    private final SortedMap<String, Map<String, Object>> schemes = new TreeMap<>();

    /** The schemes used so far, by name. */
    Map<String, Map<String, Object>> schemes() {
        return schemes;
    }

    /** The requirements of an operation: alternatives, an empty one among them where some calls had no credential. */
    List<Map<String, Object>> requirements(LearnedOperation learned) {
        List<Map<String, Object>> alternatives = new ArrayList<>();
        learned.authenticationTypes().forEach(kind -> {
            String name = scheme(kind, learned.credentialPlaces().getOrDefault(kind, ""));
            Map<String, Object> alternative = Map.of(name, List.of());
            if (!alternatives.contains(alternative)) {
                alternatives.add(alternative);
            }
        });
        if (!alternatives.isEmpty() && !learned.authentication().equals("always")) {
            alternatives.add(Map.of());
        }
        return alternatives;
    }

    private String scheme(String kind, String place) {
        Map<String, Object> scheme = new LinkedHashMap<>();
        switch (kind) {
            case "bearer-jwt" -> http("bearer", scheme).put("bearerFormat", "JWT");
            case "bearer-opaque" -> http("bearer", scheme);
            case "basic", "digest" -> http(kind, scheme);
            default -> key(kind, place, scheme);
        }
        String name = kind + ("apiKey".equals(scheme.get("type")) && !place.isEmpty() ? "-" + place : "");
        String safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
        schemes.put(safe, scheme);
        return safe;
    }

    private static Map<String, Object> http(String name, Map<String, Object> scheme) {
        scheme.put("type", "http");
        scheme.put("scheme", name);
        return scheme;
    }

    private static void key(String kind, String place, Map<String, Object> scheme) {
        scheme.put("type", "apiKey");
        scheme.put("in", location(kind).name().toLowerCase(Locale.ROOT));
        scheme.put("name", place.isEmpty() ? "authorization" : place);
    }

    private static Location location(String kind) {
        if (kind.endsWith("-query")) {
            return Location.QUERY;
        }
        return kind.endsWith("-cookie") ? Location.COOKIE : Location.HEADER;
    }

    /** Whether a parameter is a credential, which a scheme describes already. */
    static boolean isCredential(LearnedOperation learned, LearnedField parameter) {
        String name = parameter.path().text().toLowerCase(Locale.ROOT);
        return learned.credentialPlaces().entrySet().stream()
                .anyMatch(each -> each.getValue().equals(name)
                        && learned.authenticationTypes().contains(each.getKey())
                        && location(each.getKey()) == parameter.path().location());
    }
}
