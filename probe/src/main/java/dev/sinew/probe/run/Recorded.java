package dev.sinew.probe.run;

import java.util.List;
import java.util.Map;

/**
 * What requests of an operation carried when they were recorded, to fill new ones with; no credentials, and nothing that says whose it is.
 *
 * @param path values of path parameters by name, first seen first
 * @param query values of query parameters by name
 * @param body a JSON object that succeeded, or empty
 */
public record Recorded(Map<String, List<String>> path, Map<String, String> query, String body) {
    public static final Recorded NOTHING = new Recorded(Map.of(), Map.of(), "");

    public Recorded {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
    }

    /** Shows no value. */
    @Override
    public String toString() {
        return "Recorded" + path.keySet() + query.keySet();
    }
}
