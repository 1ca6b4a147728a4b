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
    /** A body of parts, as browsers send forms with files. A member that is an object of the one member {@link #FILE} is a file with that text. */
    MULTIPART("multipart/form-data"),
    /** Parameters of the address, with no body. The type never leaves this machine. */
    QUERY("application/x-sinew-query");

    /** What the text of a file stands under. */
    public static final String FILE = "sinew-file";

    /** Beside it the type of a file, where it is another than plain text; such a file has a name of its own. */
    public static final String TYPE = "sinew-file-type";

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
        for (Carrier each : List.of(FORM, MULTIPART, QUERY)) {
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

    private static String pair(String name, JsonNode value) {
        return encoded(name) + "=" + encoded(value.isContainer() ? value.toString() : value.asString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
