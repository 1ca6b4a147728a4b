package dev.sinew.spec.write;

import dev.sinew.model.LearnedOperation;
import dev.sinew.model.Operation;
import dev.sinew.spec.learned.Together;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes learned operations as an OpenAPI 3.1 document: what was seen, no more. The same operations give the same text. OpenAPI
 * tells operations apart by method and path only, so those that differ in selector, or in the names of path parameters, are
 * written as one. It is the caller's business what to leave out.
 */
public final class OpenApiWriter {
    /** Where methods stand that OpenAPI 3.1 does not know; version 3.2 calls it {@code additionalOperations}. */
    private static final String OTHER_METHODS = "x-sinew-additional-operations";

    private static final Set<String> METHODS =
            Set.of("GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE");
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}/]*)}");

    private final SecurityWriter security = new SecurityWriter();
    private final OperationNames names = new OperationNames();
    private final boolean oneApi;
    private final SortedMap<String, Boolean> encrypted = new TreeMap<>();
    private final SortedMap<String, NavigableMap<String, List<LearnedOperation>>> paths = new TreeMap<>();

    private OpenApiWriter(List<LearnedOperation> operations) {
        List<LearnedOperation> sorted = new ArrayList<>(operations);
        sorted.sort((one, other) -> one.operation().compareTo(other.operation()));
        for (LearnedOperation each : sorted) {
            Operation operation = each.operation();
            encrypted.merge(operation.api(), each.encrypted(), Boolean::logicalOr);
            paths.computeIfAbsent(nameless(operation.path()), key -> new TreeMap<>())
                    .computeIfAbsent(operation.method(), key -> new ArrayList<>())
                    .add(each);
        }
        oneApi = encrypted.size() <= 1;
    }

    /** The document as JSON. */
    public static String json(List<LearnedOperation> operations) {
        return Texts.json(new OpenApiWriter(operations).document());
    }

    /** The document as YAML. */
    public static String yaml(List<LearnedOperation> operations) {
        return Texts.yaml(new OpenApiWriter(operations).document());
    }

    private Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", info());
        if (oneApi && !encrypted.isEmpty()) {
            document.put("servers", servers(encrypted.keySet()));
        }
        Map<String, Object> written = new LinkedHashMap<>();
        paths.values().forEach(methods -> path(methods, written));
        document.put("paths", written);
        if (!security.schemes().isEmpty()) {
            document.put("components", Map.of("securitySchemes", security.schemes()));
        }
        return document;
    }

    private Map<String, Object> info() {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("title", oneApi && !encrypted.isEmpty() ? encrypted.firstKey() : "APIs seen");
        info.put("description", "Written by Sinew from traffic: what was seen, not what was meant.");
        info.put("version", "observed");
        return info;
    }

    private List<Object> servers(Set<String> apis) {
        List<Object> servers = new ArrayList<>();
        for (String api : apis) {
            String scheme = encrypted.getOrDefault(api, false) ? "https" : "http";
            servers.add(Map.of("url", api.isEmpty() ? "/" : scheme + "://" + api));
        }
        return servers;
    }

    private void path(NavigableMap<String, List<LearnedOperation>> methods, Map<String, Object> into) {
        String path = methods.firstEntry().getValue().getFirst().operation().path();
        Map<String, Object> item = new LinkedHashMap<>();
        Map<String, Object> others = new LinkedHashMap<>();
        methods.forEach((method, operations) -> {
            List<LearnedOperation> renamed =
                    operations.stream().map(each -> Renamed.to(each, path)).toList();
            Map<String, Object> written = operation(renamed);
            if (METHODS.contains(method)) {
                item.put(method.toLowerCase(Locale.ROOT), written);
            } else {
                others.put(method, written);
            }
        });
        if (!others.isEmpty()) {
            item.put(OTHER_METHODS, others);
        }
        into.put(path.startsWith("/") ? path : "/" + path, item);
    }

    private Map<String, Object> operation(List<LearnedOperation> operations) {
        LearnedOperation together = Together.of(operations);
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("operationId", names.of(together.operation()));
        if (!oneApi) {
            SortedSet<String> apis = new TreeSet<>();
            operations.forEach(each -> apis.add(each.operation().api()));
            out.put("servers", servers(apis));
        }
        SortedSet<String> selectors = new TreeSet<>();
        operations.forEach(each -> selectors.add(each.operation().selector()));
        selectors.remove("");
        if (!selectors.isEmpty()) {
            out.put("x-sinew-selectors", List.copyOf(selectors));
        }
        List<Map<String, Object>> parameters = MessageWriter.parameters(together);
        if (!parameters.isEmpty()) {
            out.put("parameters", parameters);
        }
        MessageWriter.requestBody(together).ifPresent(body -> out.put("requestBody", body));
        out.put("responses", MessageWriter.answers(together));
        List<Map<String, Object>> requirements = security.requirements(together);
        if (!requirements.isEmpty()) {
            out.put("security", requirements);
        }
        return out;
    }

    static String nameless(String path) {
        return PARAMETER.matcher(path).replaceAll("{}");
    }

    /** The names of a path's parameters, in order. */
    static List<String> parameterNames(String path) {
        List<String> names = new ArrayList<>();
        for (Matcher matcher = PARAMETER.matcher(path); matcher.find(); ) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
