package dev.sinew.probe.place;

import dev.sinew.model.Location;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Carrier;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import dev.sinew.spec.Schema;
import dev.sinew.spec.SchemaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A place in a request that takes a value of ours, while everything else stays as it is.
 *
 * @param location path, query, header or body
 * @param name of the parameter, or of the body's member
 * @param usual the value that stands there else
 * @param schema what the description says of it
 * @param filled the request, without body
 * @param body the JSON body, or empty for none
 * @param extra headers beside those of the session
 * @param persona who asks
 * @param creates whether a request that succeeds creates something, which is deleted at once
 */
public record Slot(
        Location location,
        String name,
        String usual,
        Schema schema,
        Filled filled,
        Optional<ObjectNode> body,
        List<Header> extra,
        Persona persona,
        boolean creates) {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Words that speak of an address anywhere in a name, and short ones at its end that stand alone or behind another word. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?i:ur[il]|link|href|redirect|callback|webhook|endpoint|domain|image|avatar|proxy|remote)"
                    + "|(?:^|[_-])(?i:to|goto|next|back|page|site|host|api|src|source|server|return|continue|forward"
                    + "|dest|destination|target|photo|logo|icon|feed|rss|fetch)$"
                    + "|[a-z](?:To|Next|Back|Page|Site|Host|Api|Src|Source|Server|Target|Photo|Logo|Icon|Feed)$");

    private static final String HOLE = "sinew0hole0sinew";

    public Slot {
        extra = List.copyOf(extra);
    }

    /** The same with another value that stands there else. */
    Slot usually(String value) {
        return new Slot(location, name, value, schema, filled, body, extra, persona, creates);
    }

    /** The same with a value with which a request does nothing, so that nothing need be deleted. */
    Slot idly(String value) {
        return new Slot(location, name, value, schema, filled, body, extra, persona, false);
    }

    /** Whether its usual value names nothing, so that nothing is done; what would name anything there is, as an operator does, may do something to it. */
    public boolean isIdle() {
        return usual.equals(Nothing.ONE);
    }

    /** Whether another caller may send it as well: it names nothing that one alone has, and neither creates nor changes anything. */
    boolean isAnybodys() {
        return !creates && filled.bindings().isEmpty() && !method().matches("PUT|PATCH|DELETE");
    }

    /** The same as another caller. */
    Slot as(Persona other) {
        return new Slot(location, name, usual, schema, filled, body, extra, other, creates);
    }

    /** The same with nothing in its body beside what must be there; empty where there is nothing else. */
    public Optional<Slot> alone(Set<String> required) {
        ObjectNode bare = body.map(ObjectNode::deepCopy).orElseGet(JSON::createObjectNode);
        bare.retain(required);
        boolean others = location == Location.BODY
                && body.stream()
                        .flatMap(each -> each.propertyNames().stream())
                        .anyMatch(each -> !required.contains(each) && !each.equals(name));
        return others
                ? Optional.of(
                        new Slot(location, name, usual, schema, filled, Optional.of(bare), extra, persona, creates))
                : Optional.empty();
    }

    /** The request with a value, encoded as its place demands. */
    public Ask ask(String value) {
        return switch (location) {
            case PATH, QUERY -> askEncoded(encode(value));
            case BODY -> asking(text(value));
            case HEADER, COOKIE -> askBare().with(name, value.replaceAll("[^\\x20-\\x7e]", ""));
        };
    }

    /** The request with a value that is encoded already, in path or query; elsewhere as {@link #ask}. */
    public Ask askEncoded(String encoded) {
        return switch (location) {
            case PATH -> new Ask(method(), whole(HOLE).replace(HOLE, encoded), headers(), bodyText());
            case QUERY -> withQuery(encode(name) + "=" + encoded);
            default -> ask(encoded);
        };
    }

    /** The request with a JSON value as the body's member. */
    public Ask asking(JsonNode value) {
        ObjectNode other = body.map(ObjectNode::deepCopy).orElseGet(JSON::createObjectNode);
        other.set(name, value);
        return withBody(other);
    }

    /** The request with a member below a query parameter, as {@code name[member]=value}. */
    public Ask askMember(String member, String value) {
        return withQuery(encode(name) + "%5B" + encode(member) + "%5D=" + encode(value));
    }

    /** The request without it; where it is needed, as in a path, with what stands there else. */
    public Ask without() {
        return switch (location) {
            case QUERY -> withQuery("");
            case BODY -> {
                ObjectNode other = body.map(ObjectNode::deepCopy).orElseGet(JSON::createObjectNode);
                other.remove(name);
                yield withBody(other);
            }
            default -> askBare();
        };
    }

    private Ask withQuery(String pair) {
        List<String> pairs = new ArrayList<>();
        String query = filled.query();
        for (String each : query.isEmpty() ? new String[0] : query.substring(1).split("&", -1)) {
            if (!each.startsWith(encode(name) + "=")) {
                pairs.add(each);
            }
        }
        if (!pair.isEmpty()) {
            pairs.add(pair);
        }
        String path = filled.ask().path();
        String plain = path.substring(0, path.length() - query.length());
        String joined = pairs.isEmpty() ? "" : pairs.stream().collect(Collectors.joining("&", "?", ""));
        return new Ask(method(), plain + joined, headers(), bodyText());
    }

    private String whole(String value) {
        return new Filled(filled.endpoint(), bound(value), filled.query(), false, false)
                .ask()
                .path();
    }

    private java.util.Map<String, String> bound(String value) {
        java.util.Map<String, String> other = new java.util.HashMap<>(filled.bindings());
        other.put(name, value);
        return other;
    }

    private Ask askBare() {
        return new Ask(method(), filled.ask().path(), headers(), bodyText());
    }

    private Ask withBody(ObjectNode other) {
        Ask bare = filled.ask(other.toString());
        List<Header> headers = new ArrayList<>(bare.headers());
        headers.addAll(extra);
        return new Ask(method(), bare.path(), headers, other.toString());
    }

    private List<Header> headers() {
        List<Header> headers = new ArrayList<>(extra);
        filled.ask().headers().stream()
                .filter(each -> location != Location.HEADER || !each.name().equalsIgnoreCase(name))
                .forEach(headers::add);
        if (body.isPresent()) {
            headers.add(new Header("Content-Type", filled.endpoint().carrier().contentType()));
        }
        return headers;
    }

    private String method() {
        return filled.endpoint().operation().method();
    }

    private String bodyText() {
        return body.map(ObjectNode::toString).orElse("");
    }

    private static JsonNode text(String value) {
        return JSON.getNodeFactory().stringNode(value);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What a request gets now; what it created is deleted. Where that cannot be found, nothing more is sent. */
    public Reply send(Ask ask, Trial trial) {
        if (isSpoilt(trial)) {
            return Reply.NONE;
        }
        Reply reply = trial.askOdd(ask, persona.session());
        if (creates) {
            trial.fixtures().ifPresent(each -> each.tidy(filled, persona, reply));
        }
        return reply;
    }

    /** Whether something was created here of which nothing told what it is. */
    public boolean isSpoilt(Trial trial) {
        return creates
                && trial.fixtures()
                        .filter(each -> each.mayCreate(filled.endpoint()))
                        .isEmpty();
    }

    /** What a value gets now. */
    public Reply send(String value, Trial trial) {
        return send(ask(value), trial);
    }

    /** Whether its description demands something else than any text: a number, a date, one of some words. */
    public boolean isTyped() {
        boolean text = schema.types().isEmpty() || schema.types().contains(SchemaType.STRING);
        boolean format = switch (schema.format()) {
            case "date", "date-time", "uuid", "time", "ipv4", "ipv6", "byte", "binary" -> true;
            default -> false;
        };
        return !text || format || !schema.values().isEmpty();
    }

    /** Whether its usual value is a whole number. */
    public boolean isNumber() {
        return usual.matches("\\d{1,18}");
    }

    /** Whether addresses are expected here, as its name, format or usual value says. */
    public boolean isAddress() {
        return isAddress(name) || schema.format().startsWith("ur") || usual.matches("(?i)https?://.*");
    }

    /** Whether addresses are expected under a name. */
    public static boolean isAddress(String name) {
        return ADDRESS.matcher(name).find();
    }

    @Override
    public String toString() {
        return switch (location) {
            case PATH -> "path parameter " + name;
            case QUERY ->
                filled.endpoint().carrier() == Carrier.MEMBERS
                        ? "member " + name + " of the body"
                        : "query parameter " + name;
            case HEADER -> "header " + name;
            case COOKIE -> "cookie " + name;
            case BODY ->
                filled.endpoint().carrier() == Carrier.QUERY
                        ? "query parameter " + name
                        : "member " + name + " of the body";
        };
    }
}
