package dev.sinew.probe.cases;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a written server: {@code WHO METHOD PATH -> STATUS [BODY]}. WHO is an identity, {@code any} of them, {@code all} with whoever
 * else comes, or {@code anna^none}, {@code anna^unsigned}, {@code anna^forged} for a token of anna under {@code alg: none}, without and with
 * a wrong signature, {@code weak^signed}, {@code weak^ended} for one that others signed with the known key of weak. {@code {x}} in the path is any segment, {@code $x} in the body its value, {@code $random} something else each time. A body
 * {@code @name} is made by the behaviour of that name.
 */
record Route(String who, String method, Pattern path, int status, String body) {
    private static final Pattern LINE = Pattern.compile("(\\S+) (\\S+) (\\S+) -> (\\d{3}) ?(.*)");
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    static Route of(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no route: " + line);
        }
        String path = NAME.matcher(Pattern.quote(matcher.group(3))).replaceAll("\\\\E(?<$1>[^/?]+)\\\\Q");
        return new Route(
                matcher.group(1),
                matcher.group(2),
                Pattern.compile(path),
                Integer.parseInt(matcher.group(4)),
                matcher.group(5));
    }

    /** The behaviour that answers, or empty. */
    String behaviour() {
        return body.startsWith("@") ? body.substring(1) : "";
    }

    /** The values of a path. */
    Map<String, String> values(String asked) {
        Matcher matcher = path.matcher(asked);
        Map<String, String> values = new TreeMap<>();
        if (matcher.matches()) {
            path.namedGroups().keySet().forEach(name -> values.put(name, matcher.group(name)));
        }
        return values;
    }

    /** The body for a request that this is for; empty where it is not. */
    Optional<String> answer(String caller, boolean known, String method, String asked, int number) {
        boolean him = who.equals("all") || who.equals(caller) || who.equals("any") && known;
        if (!him || !this.method.equals(method) || !path.matcher(asked).matches()) {
            return Optional.empty();
        }
        Map<String, String> values = values(asked);
        String filled = body.replace("$random", "r" + number + "-" + Integer.toHexString(number * 7919 + 12345));
        for (Map.Entry<String, String> each : values.entrySet()) {
            filled = filled.replace("$" + each.getKey(), each.getValue());
        }
        return Optional.of(filled);
    }
}
