package dev.sinew.probe.http;

import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The status that an answer says in its body where all are sent with one of success, as services do that wrap whatever they answer: {@code {"status": {"code": 401, "message": "…"}, "data": …}}, or
 * {@code {"code": 404, "message": "…", "data": null}}. Believed is a status of failure of HTTP beside a message, where nothing else stands there that could be what was asked for: a thing that has a
 * code or a status of its own is none. Codes of an application's own, such as 1 or 40001, say nothing.
 */
final class StatusInBody {
    private static final int LEAST = 400;
    private static final int MOST = 599;

    /** Members whose object says how it went. */
    private static final Pattern OUTCOME = Pattern.compile("(?i)status|result_?status|meta");

    private static final Pattern CODE = Pattern.compile("(?i)(?:status|http)?[-_]?(?:code|status)");
    private static final Pattern MESSAGE = Pattern.compile("(?i)messages?|msg|reason|detail|description|error");

    /** Members that hold what was asked for. */
    private static final Pattern CONTENT = Pattern.compile("(?i)data|result|payload|body|response");

    /** Members that say no more than how it went. */
    private static final Pattern BESIDE = Pattern.compile(
            "(?i)(?:is_?)?success(?:ful)?|ok|errors?|error_?(?:code|message)|timestamp|time|path|trace_?id|request_?id");

    private StatusInBody() {}

    /** Empty where a body says none. */
    static OptionalInt of(JsonNode json) {
        if (!json.isObject()) {
            return OptionalInt.empty();
        }
        for (Map.Entry<String, JsonNode> each : json.properties()) {
            if (OUTCOME.matcher(each.getKey()).matches() && isOfWrapper(json, each.getKey())) {
                OptionalInt told = code(each.getValue());
                if (told.isPresent() && saysNothingElse(each.getValue())) {
                    return told;
                }
            }
        }
        OptionalInt own = code(json);
        return own.isPresent() && saysNothingElse(json) ? own : OptionalInt.empty();
    }

    /** The first status of failure among the members of an object that also says why. */
    private static OptionalInt code(JsonNode said) {
        boolean why = said.properties().stream()
                .anyMatch(each -> MESSAGE.matcher(each.getKey()).matches()
                        && !each.getValue().asString("").isBlank());
        return !why
                ? OptionalInt.empty()
                : said.properties().stream()
                        .filter(each -> CODE.matcher(each.getKey()).matches()
                                && each.getValue().isInt())
                        .mapToInt(each -> each.getValue().asInt())
                        .filter(each -> each >= LEAST && each <= MOST)
                        .findFirst();
    }

    /** Whether what stands beside the outcome is what a wrapper has: what was asked for, under a name that says no more than that. */
    private static boolean isOfWrapper(JsonNode json, String outcome) {
        return json.properties().stream()
                .map(Map.Entry::getKey)
                .allMatch(each -> each.equals(outcome)
                        || CONTENT.matcher(each).matches()
                        || BESIDE.matcher(each).matches());
    }

    private static boolean saysNothingElse(JsonNode said) {
        return said.properties().stream()
                .allMatch(each -> isOfFailures(each.getKey())
                        || isEmpty(each.getValue())
                        || CONTENT.matcher(each.getKey()).matches()
                                && each.getValue().isObject()
                                && each.getValue().properties().stream()
                                        .allMatch(inner -> isOfFailures(inner.getKey())));
    }

    private static boolean isOfFailures(String member) {
        return CODE.matcher(member).matches()
                || MESSAGE.matcher(member).matches()
                || BESIDE.matcher(member).matches();
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull() || value.isContainer() && value.isEmpty();
    }
}
