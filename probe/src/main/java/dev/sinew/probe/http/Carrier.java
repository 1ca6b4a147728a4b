package dev.sinew.probe.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the values of a request that changes something are written as. Proofs think of them as members of an object in any case. */
public enum Carrier {
    /** A JSON body. */
    JSON("application/json"),
    /** A body of pairs, as browsers send forms. */
    FORM("application/x-www-form-urlencoded"),
    /** Parameters of the address, with no body. The type never leaves this machine. */
    QUERY("application/x-sinew-query");

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
        for (Carrier each : List.of(FORM, QUERY)) {
            if (contentType.toLowerCase(java.util.Locale.ROOT).startsWith(each.contentType)) {
                return each;
            }
        }
        return JSON;
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

    private static String pair(String name, JsonNode value) {
        return encoded(name) + "=" + encoded(value.isContainer() ? value.toString() : value.asString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
