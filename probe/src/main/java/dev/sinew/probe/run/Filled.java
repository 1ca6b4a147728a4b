package dev.sinew.probe.run;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Carrier;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request of an endpoint with values for all that it needs.
 *
 * @param endpoint which
 * @param bindings the parameters that are ids, by name
 * @param query the query with its question mark, or empty; what a list must be asked for to show a part of it is added
 * @param scoped whether all its path parameters were told by lists or the caller's own page
 * @param listed whether the last one stood in a list
 * @param body the members of a JSON body that say what is meant, where neither path nor query does, or empty
 */
public record Filled(
        Endpoint endpoint, Map<String, String> bindings, String query, boolean scoped, boolean listed, String body) {
    public Filled {
        bindings = Map.copyOf(bindings);
        query = paged(endpoint, query);
    }

    /** One whose path and query say what is meant. */
    public Filled(Endpoint endpoint, Map<String, String> bindings, String query, boolean scoped, boolean listed) {
        this(endpoint, bindings, query, scoped, listed, "");
    }

    /** A request of an endpoint that needs no values. */
    public static Filled bare(Endpoint endpoint) {
        return new Filled(endpoint, Map.of(), "", true, false);
    }

    /** One that asks for something by a parameter of the query that need not be given. */
    public static Filled asking(Endpoint endpoint, String parameter, String value) {
        return new Filled(endpoint, Map.of(), "?" + encode(parameter) + "=" + encode(value), true, false);
    }

    /** The same with one more parameter of the query. */
    public Filled also(String parameter, String value) {
        String pair = encode(parameter) + "=" + encode(value);
        return new Filled(endpoint, bindings, query + (query.isEmpty() ? '?' : '&') + pair, scoped, listed, body);
    }

    /** One that says in a member of its JSON body what is meant. */
    public static Filled telling(Endpoint endpoint, String member, String value) {
        return telling(endpoint, member, false, List.of(value));
    }

    /** The same with a list of all that is meant. */
    public static Filled telling(Endpoint endpoint, String member, List<String> values) {
        return telling(endpoint, member, true, values);
    }

    /** The same, where the member may be a list of all that is meant. */
    static Filled telling(Endpoint endpoint, String member, boolean several, List<String> values) {
        JsonNodeFactory nodes = JsonMapper.shared().getNodeFactory();
        List<JsonNode> all = values.stream()
                .<JsonNode>map(each ->
                        each.matches("\\d{1,15}") ? nodes.numberNode(Long.parseLong(each)) : nodes.stringNode(each))
                .toList();
        ObjectNode meant = nodes.objectNode();
        meant.set(member, several ? nodes.arrayNode().addAll(all) : all.getFirst());
        return new Filled(endpoint, Map.of(), "", true, false, meant.toString());
    }

    /** The request. */
    public Ask ask() {
        return body.isEmpty() ? bare() : typed(body);
    }

    private Ask bare() {
        Ask ask = new Ask(endpoint.operation().method(), path() + query, endpoint.headers(), "");
        return endpoint.carrier() == Carrier.MEMBERS ? ask.with("Content-Type", Looks.type(endpoint)) : ask;
    }

    /** The request with members to write, given as a JSON object, or without any where that is empty; the endpoint says what carries them. */
    public Ask ask(String json) {
        if (json.isEmpty()) {
            return ask();
        }
        return typed(
                body.isEmpty()
                        ? json
                        : SignUp.object(json)
                                .flatMap(all -> SignUp.object(body).map(own -> {
                                    all.setAll(own);
                                    return all.toString();
                                }))
                                .orElse(json));
    }

    private Ask typed(String json) {
        Ask typed = bare().with("Content-Type", endpoint.carrier().contentType());
        return new Ask(typed.method(), typed.path(), typed.headers(), json);
    }

    /** A query with what a list must be asked for to show a part of it. */
    private static String paged(Endpoint endpoint, String query) {
        StringBuilder paged = new StringBuilder(query);
        endpoint.recorded().paging().forEach((name, value) -> {
            String pair = encode(name) + "=";
            if (!query.contains("?" + pair) && !query.contains("&" + pair)) {
                paged.append(paged.isEmpty() ? '?' : '&').append(pair).append(encode(value));
            }
        });
        return paged.toString();
    }

    private String path() {
        String path = endpoint.paged();
        for (Map.Entry<String, String> each : bindings.entrySet()) {
            path = path.replace("{" + each.getKey() + "}", encode(each.getValue()));
        }
        return path;
    }

    /** The same with another value for its last parameter that is an id. */
    public Filled withLast(String value) {
        return with(endpoint.ids().getLast(), value);
    }

    /** The same with another value for one parameter that is an id. */
    public Filled with(String parameter, String value) {
        Map<String, String> other = new java.util.HashMap<>(bindings);
        other.put(parameter, value);
        String asked = query.replaceFirst(
                "([?&])" + Pattern.quote(encode(parameter)) + "=[^&]*",
                "$1" + Matcher.quoteReplacement(encode(parameter) + "=" + encode(value)));
        return new Filled(
                endpoint, other, endpoint.pathParameters().contains(parameter) ? query : asked, scoped, listed, body);
    }

    /** The value of its last parameter that is an id, or empty. */
    public String last() {
        List<String> names = endpoint.ids();
        return names.isEmpty() ? "" : bindings.getOrDefault(names.getLast(), "");
    }

    /** All values that the request itself names. */
    public List<String> named() {
        return new ArrayList<>(bindings.values());
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return ask().toString();
    }
}
