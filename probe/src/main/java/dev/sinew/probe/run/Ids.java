package dev.sinew.probe.run;

import dev.sinew.probe.http.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What an answer to a creation may call the created: members, the likeliest first, and the end of the address in {@code Location}. */
final class Ids {
    private static final int DEPTH = 2;
    private static final String LOCATION = "Location";

    private Ids() {}

    /**
     * Ids by the member that tells them.
     *
     * @param parameter what paths call the id
     * @param kind what has the id, in singular
     */
    static Map<String, String> of(Reply reply, String parameter, String kind) {
        Map<String, String> told =
                reply.json().map(json -> of(json, parameter, kind)).orElseGet(LinkedHashMap::new);
        String location = reply.header("location").replaceAll("[?#].*$", "").replaceAll("/$", "");
        String last = location.substring(location.lastIndexOf('/') + 1);
        if (!last.isEmpty()) {
            told.putIfAbsent(LOCATION, last);
        }
        return told;
    }

    /** The same of an object, wherever that was shown. */
    static Map<String, String> of(JsonNode json, String parameter, String kind) {
        Map<String, String> told = new LinkedHashMap<>();
        String wanted = Nouns.plain(parameter);
        collect(json, each -> each.equals(wanted), 0, told);
        collect(json, each -> each.equals("id"), 0, told);
        collect(json, each -> each.equals("uuid"), 0, told);
        collect(json, each -> !each.equals("id") && Nouns.isIdOfItself(each), 0, told);
        collect(json, each -> isIdOf(each, kind), 0, told);
        if (wanted.endsWith("uuid")) {
            collect(json, each -> each.endsWith("uuid"), 0, told);
        }
        return told;
    }

    private static boolean isIdOf(String plain, String kind) {
        Nouns.Named named = Nouns.named(plain);
        return !kind.isEmpty() && named.kind().equals(kind) && Nouns.alike(named.member(), "id");
    }

    /** The outermost member that fits, of the first thing that has one. */
    private static boolean collect(JsonNode node, Predicate<String> fits, int depth, Map<String, String> told) {
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            if (fits.test(Nouns.plain(each.getKey()))
                    && each.getValue().isValueNode()
                    && !each.getValue().isNull()) {
                told.putIfAbsent(each.getKey(), each.getValue().asString());
                return true;
            }
        }
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            if (depth < DEPTH && each.getValue().isObject() && collect(each.getValue(), fits, depth + 1, told)) {
                return true;
            }
        }
        return false;
    }
}
