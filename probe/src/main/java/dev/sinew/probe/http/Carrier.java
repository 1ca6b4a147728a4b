package dev.sinew.probe.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the values of a request that changes something are written as. Proofs think of them as members of an object in any case. */
public enum Carrier {
    /** A JSON body. */
    JSON("application/json"),
    /** A body of pairs, as browsers send forms. */
    FORM("application/x-www-form-urlencoded"),
    /** A body of parts, as browsers send forms with files. A member that is an object of the one member {@link #FILE} is a file with that text. */
    MULTIPART("multipart/form-data"),
    /** Parameters of the address, with no body. The type never leaves this machine. */
    QUERY("application/x-sinew-query"),
    /**
     * The other way round: parameters of the address that go as members of a JSON body, as where something is only looked at by a {@code POST}. The type never leaves this machine; {@code texts}
     * behind it names those that are no numbers, whatever they look like.
     */
    MEMBERS("application/x-sinew-members");

    /** What the text of a file stands under. */
    public static final String FILE = "sinew-file";

    /** Beside it the type of a file, where it is another than plain text; such a file has a name of its own. */
    public static final String TYPE = "sinew-file-type";

    private static final String TEXTS = "texts=";
    private static final Pattern NUMBER = Pattern.compile("0|-?[1-9]\\d{0,14}");

    private static final String BOUNDARY = "sinew-boundary-7f3a9c51";

    private final String contentType;

    Carrier(String contentType) {
        this.contentType = contentType;
    }

    /** The {@code Content-Type} by which a request says it. */
    public String contentType() {
        return contentType;
    }

    /** What a media type stands for; JSON where it is none of the others. */
    public static Carrier of(String contentType) {
        for (Carrier each : List.of(FORM, MULTIPART, QUERY, MEMBERS)) {
            if (contentType.toLowerCase(java.util.Locale.ROOT).startsWith(each.contentType)) {
                return each;
            }
        }
        return JSON;
    }

    /** The {@code Content-Type} with which parts are sent. */
    static String typeOfParts() {
        return MULTIPART.contentType + "; boundary=" + BOUNDARY;
    }

    /** Members as parts (RFC 7578); files are called by their text, so that what shows names shows whose it is. */
    static String parts(ObjectNode members) {
        StringBuilder parts = new StringBuilder();
        members.properties().forEach(each -> {
            JsonNode value = each.getValue();
            boolean file = value.has(FILE);
            String text =
                    file ? value.get(FILE).asString("") : value.isContainer() ? value.toString() : value.asString("");
            parts.append("--").append(BOUNDARY).append("\r\n");
            parts.append("Content-Disposition: form-data; name=\"")
                    .append(token(each.getKey()))
                    .append('"');
            if (file) {
                String type = value.path(TYPE).asString("");
                String name = type.isEmpty() ? token(text) + ".txt" : "sinew." + type.substring(type.indexOf('/') + 1);
                parts.append("; filename=\"")
                        .append(name)
                        .append("\"\r\nContent-Type: ")
                        .append(type.isEmpty() ? "text/plain" : type);
            }
            parts.append("\r\n\r\n").append(text).append("\r\n");
        });
        return parts.append("--").append(BOUNDARY).append("--\r\n").toString();
    }

    private static String token(String text) {
        return text.replaceAll("[\"\\r\\n\\\\]", "_");
    }

    /** Members as pairs (URL Standard, section 5.2): lists repeat their name, members of members stand in brackets, as Express, PHP and Rails read them. */
    static String pairs(ObjectNode members) {
        List<String> pairs = new ArrayList<>();
        members.properties().forEach(each -> add(each, "", pairs));
        return String.join("&", pairs);
    }

    private static void add(Map.Entry<String, JsonNode> member, String before, List<String> pairs) {
        String name = before.isEmpty() ? member.getKey() : before + '[' + member.getKey() + ']';
        JsonNode value = member.getValue();
        if (value.isObject()) {
            value.properties().forEach(each -> add(each, name, pairs));
        } else if (value.isArray()) {
            value.forEach(each -> pairs.add(pair(name, each)));
        } else if (!value.isNull()) {
            pairs.add(pair(name, value));
        }
    }

    /** The pairs of a query as the members of an object; a name that stands there again is a list. */
    static ObjectNode members(String query, Set<String> texts) {
        ObjectNode members = JsonMapper.shared().createObjectNode();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            JsonNode node = !texts.contains(name) && NUMBER.matcher(value).matches()
                    ? members.numberNode(Long.parseLong(value))
                    : members.stringNode(value);
            JsonNode before = members.get(name);
            if (before instanceof ArrayNode several) {
                several.add(node);
            } else {
                members.set(
                        name,
                        before == null ? node : members.arrayNode().add(before).add(node));
            }
        }
        return members;
    }

    /** The type of members of which some are texts. */
    public static String membersOf(Collection<String> texts) {
        return MEMBERS.contentType + (texts.isEmpty() ? "" : "; " + TEXTS + String.join(",", texts));
    }

    /** Which are texts, as a type says. */
    static Set<String> texts(String contentType) {
        int at = contentType.indexOf(TEXTS);
        return at < 0
                ? Set.of()
                : Set.of(contentType.substring(at + TEXTS.length()).split(","));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // No text that was encoded: it is sent as it is, which is what it is for.
            return text;
        }
    }

    private static String pair(String name, JsonNode value) {
        return encoded(name) + "=" + encoded(value.isContainer() ? value.toString() : value.asString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
