package dev.sinew.probe.identity;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Header;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a user signs up, as the file of identities says it.
 *
 * @param verb the method
 * @param endpoint the path at the target, from the root
 * @param contentType of the body
 * @param headers beside it
 * @param body what is sent, with {@code {username}}, {@code {email}} and {@code {password}} where these stand
 * @param removal how the user is deleted again, with {@code {username}} or {@code {email}} in its path; empty where the description tells it
 */
public record SignUpStep(
        String verb,
        String endpoint,
        String contentType,
        List<Header> headers,
        String body,
        Optional<Removal> removal) {
    public SignUpStep {
        headers = List.copyOf(headers);
    }

    /** A request that deletes a user. */
    public record Removal(String verb, String endpoint) {
        /** The request for one user. */
        public Ask ask(Map<String, String> values) {
            return new Ask(verb, filled(endpoint, values, true), List.of(), "");
        }
    }

    /** The request for one user; {@code values} has {@code username}, {@code email} and {@code password}. */
    public Ask ask(Map<String, String> values) {
        List<Header> all = new ArrayList<>(headers);
        all.add(new Header("Content-Type", contentType));
        return new Ask(verb, endpoint, all, filled(body, values, contentType.contains("form-urlencoded")));
    }

    private static String filled(String template, Map<String, String> values, boolean encoded) {
        String filled = template;
        for (Map.Entry<String, String> each : values.entrySet()) {
            String value = encoded ? URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8) : each.getValue();
            filled = filled.replace("{" + each.getKey() + "}", value);
        }
        return filled;
    }

    @Override
    public String toString() {
        return verb + " " + endpoint;
    }
}
