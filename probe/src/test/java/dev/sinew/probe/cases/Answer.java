package dev.sinew.probe.cases;

import java.util.Map;

/** What a behaviour answers. */
record Answer(int status, String body, Map<String, String> headers) {
    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer of(int status, String body) {
        return new Answer(status, body, Map.of());
    }

    static Answer html(String body) {
        return new Answer(200, body, Map.of("Content-Type", "text/html"));
    }

    static Answer redirect(String location) {
        return new Answer(302, "", Map.of("Location", location));
    }

    /** The same with a header more. */
    Answer with(String name, String value) {
        Map<String, String> more = new java.util.HashMap<>(headers);
        more.put(name, value);
        return new Answer(status, body, more);
    }

    /** A text as JSON. */
    static String quoted(String text) {
        return tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(text);
    }
}
