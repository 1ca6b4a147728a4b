package dev.sinew.probe.run;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the addresses that answers have: one that leads to an operation tells what its parameters are. */
final class Links {
    private static final int LONGEST = 2_000;

    private Links() {}

    /** The ids in an address, by name, of the first operation that it leads to; empty where it leads to none that takes an id. */
    static Optional<Link> read(String text, List<Endpoint> endpoints) {
        boolean address = text.startsWith("/") || text.startsWith("http://") || text.startsWith("https://");
        if (!address || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text);
            String path = uri.getRawPath() == null ? "" : uri.getRawPath();
            String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
            return endpoints.stream()
                    .filter(each -> each.isRead() && !each.ids().isEmpty())
                    .flatMap(each -> match(each, path, query).stream())
                    .findFirst();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * What an address tells.
     *
     * @param endpoint where it leads
     * @param ids the values of its parameters that are ids
     */
    record Link(Endpoint endpoint, Map<String, String> ids) {}

    private static Optional<Link> match(Endpoint endpoint, String path, String query) {
        String[] template = endpoint.path().split("/", -1);
        String[] given = Endpoint.plain(path).split("/", -1);
        if (template.length != given.length) {
            return Optional.empty();
        }
        Map<String, String> ids = new LinkedHashMap<>();
        for (int i = 0; i < template.length; i++) {
            boolean parameter = template[i].startsWith("{") && template[i].endsWith("}");
            if (parameter && !given[i].isEmpty()) {
                ids.put(template[i].substring(1, template[i].length() - 1), decode(given[i]));
            } else if (!template[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                ids.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        ids.keySet().retainAll(endpoint.ids());
        ids.values().removeIf(String::isEmpty);
        return ids.size() == endpoint.ids().size() ? Optional.of(new Link(endpoint, ids)) : Optional.empty();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
