package dev.sinew.probe.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a written server: {@code WHO METHOD PATH (CONDITIONS) -> STATUS (HEADERS) BODY}; what stands in parentheses may be left out. WHO is
 * an identity, {@code any} of them, {@code all} with whoever else comes, or {@code anna^none}, {@code anna^None}, {@code anna^unsigned}, {@code anna^forged} for a
 * token of anna under {@code alg: none}, the same in other letters, without and with a wrong signature, {@code weak^signed}, {@code weak^ended} for one that others signed
 * with the known key of weak. METHOD may be {@code *}. {@code {x}} in the path is any segment, {@code {x*}} any rest, {@code $x} in the body its
 * value, {@code $random} something else each time, {@code $many(n,most,text)} a text n times, but no more than that, with {@code $i} counting.
 * A path with a question mark is compared with the query. Conditions are {@code name=part} of a header or of {@code body}, headers are
 * {@code name=value}, both with semicolons between. A body {@code @name} is made by
 * the behaviour of that name.
 */
record Route(
        String who,
        String method,
        Pattern path,
        boolean queried,
        Map<String, String> conditions,
        int status,
        Map<String, String> headers,
        String body) {
    private static final Pattern LINE = Pattern.compile(
            "(\\S+) (\\S+) (\\S+)(?: \\(([^)]*)\\))? -> (\\d{3})(?: \\(([^)]*)\\))? ?(.*)", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)(\\*?)}");
    private static final Pattern MANY = Pattern.compile("\\$many\\(([^,)]+),(\\d+),([^)]*)\\)");

    static Route of(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no route: " + line);
        }
        String path = NAME.matcher(Pattern.quote(matcher.group(3)))
                .replaceAll(found -> Matcher.quoteReplacement(
                        "\\E(?<" + found.group(1) + ">" + (found.group(2).isEmpty() ? "[^/?&]+" : ".*") + ")\\Q"));
        return new Route(
                matcher.group(1),
                matcher.group(2),
                Pattern.compile(path),
                matcher.group(3).contains("?"),
                pairs(matcher.group(4)),
                Integer.parseInt(matcher.group(5)),
                pairs(matcher.group(6)),
                matcher.group(7));
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new TreeMap<>();
        for (String each : text == null ? new String[0] : text.split(";", -1)) {
            int equals = each.indexOf('=');
            pairs.put(each.substring(0, equals).strip(), each.substring(equals + 1));
        }
        return pairs;
    }

    /**
     * A request as a server sees it.
     *
     * @param caller who it proves to be, or {@code nobody}
     * @param known whether that is one of the identities
     * @param path as sent, without its query
     * @param query with its question mark, or empty
     * @param headers by name in lower case
     */
    record Request(
            String caller,
            boolean known,
            String method,
            String path,
            String query,
            Map<String, String> headers,
            String body,
            int number) {}

    /** The behaviour that answers, or empty. */
    String behaviour() {
        return body.startsWith("@") ? body.substring(1) : "";
    }

    /** The values of a path. */
    Map<String, String> values(Request request) {
        Matcher matcher = matcher(request);
        Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (matcher.matches()) {
            path.namedGroups().keySet().forEach(name -> values.put(name, matcher.group(name)));
        }
        return values;
    }

    /** The body for a request that this is for; empty where it is not. */
    Optional<String> answer(Request request) {
        boolean him = who.equals("all") || who.equals(request.caller()) || who.equals("any") && request.known();
        boolean method = this.method.equals("*") || this.method.equals(request.method());
        if (!him
                || !method
                || !matcher(request).matches()
                || !conditions.entrySet().stream().allMatch(each -> holds(each, request))) {
            return Optional.empty();
        }
        Map<String, String> values = values(request);
        values.put("origin", request.headers().getOrDefault("origin", ""));
        values.put("sinew", request.headers().getOrDefault("x-sinew", ""));
        return Optional.of(filled(body, request.number(), values));
    }

    private Matcher matcher(Request request) {
        return path.matcher(request.path() + (queried ? request.query() : ""));
    }

    /** The headers of the answer, filled likewise. */
    Map<String, String> headers(Request request) {
        Map<String, String> filled = new TreeMap<>();
        headers.forEach((name, value) ->
                filled.put(name, value.replace("$origin", request.headers().getOrDefault("origin", "none"))));
        return filled;
    }

    private static boolean holds(Map.Entry<String, String> condition, Request request) {
        String held = condition.getKey().equals("body")
                ? request.body()
                : request.headers().getOrDefault(condition.getKey(), "");
        return condition.getValue().isEmpty() ? !held.isEmpty() : held.contains(condition.getValue());
    }

    private static String filled(String body, int number, Map<String, String> values) {
        String filled = body.replace("$random", "r" + number + "-" + Integer.toHexString(number * 7919 + 12345));
        for (Map.Entry<String, String> each : values.entrySet()) {
            filled = filled.replace("$" + each.getKey(), each.getValue());
        }
        return MANY.matcher(filled).replaceAll(found -> Matcher.quoteReplacement(many(found)));
    }

    private static String many(java.util.regex.MatchResult found) {
        int asked = found.group(1).matches("\\d{1,9}") ? Integer.parseInt(found.group(1)) : 0;
        List<String> all = new ArrayList<>();
        for (int i = 0; i < Math.min(asked, Integer.parseInt(found.group(2))); i++) {
            all.add(found.group(3).replace("$i", Integer.toString(i)));
        }
        return String.join(",", all);
    }
}
