package dev.sinew.probe.oracle;

import dev.sinew.probe.http.Reply;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What failure looks like at a target: besides status 4xx and 5xx there are those that say 200 and the failure in the body. Learned from
 * requests that must fail. What fails with one shape at two places fails with it everywhere. An object that says nothing but that there is an error, as
 * {@code {"error": "not an administrator"}} does, tells of failure at any target. Safe for use by several threads.
 */
public final class FailureShapes {
    private static final String EVERYWHERE = "";

    /** Members that hold what went wrong. */
    private static final Pattern ERROR = Pattern.compile("(?i)errors?");

    /** Members that say whether it is a success. */
    private static final Pattern SUCCESS = Pattern.compile("(?i)(?:is_?)?(?:success(?:ful)?|succeeded|ok)");

    /** Members that say no more than what went wrong, beside those. */
    private static final Pattern BESIDE = Pattern.compile(
            "(?i)errors?|error_?(?:code|description|message)|messages?|msg|cause|reason|detail|details|code|status|status_?code|success|ok|timestamp|path|trace_?id|request_?id|(?:is_?)?success(?:ful)?|succeeded");

    /** What a status says of a failure, beside a message that says which, after JSend. */
    private static final Pattern FAILED = Pattern.compile("(?i)error|fail");

    private static final Pattern MESSAGE = Pattern.compile("(?i)messages?|msg");

    private final Map<SortedSet<String>, Set<String>> shapes = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> texts = new ConcurrentHashMap<>();

    /** Takes the reply to a request that cannot succeed anywhere, such as for a path that no API has. */
    public void learn(Reply reply) {
        learn(reply, EVERYWHERE);
    }

    /** Takes the reply to a request that cannot succeed at a place, such as for an id that never existed. */
    public void learn(Reply reply, String place) {
        if (!reply.succeeded()) {
            return;
        }
        reply.json()
                .ifPresentOrElse(
                        json -> shapes.computeIfAbsent(Scalars.shape(json), key -> ConcurrentHashMap.newKeySet())
                                .add(place),
                        () -> texts.computeIfAbsent(reply.text(), key -> ConcurrentHashMap.newKeySet())
                                .add(place));
    }

    /** Whether a reply tells of success, as far as this target can be read. */
    public boolean isSuccess(Reply reply) {
        return isSuccess(reply, EVERYWHERE);
    }

    /** Whether a reply at a place tells of success. */
    public boolean isSuccess(Reply reply, String place) {
        if (!reply.succeeded() || isNothingButAnError(reply)) {
            return false;
        }
        Set<String> failing = reply.json()
                .map(json -> shapes.getOrDefault(Scalars.shape(json), Set.of()))
                .orElseGet(() -> texts.getOrDefault(reply.text(), Set.of()));
        return failing.size() < 2 && !failing.contains(place) && !failing.contains(EVERYWHERE);
    }

    /** Whether an answer with a status of success has an error in words, or says that it is none, and nothing beside it but what belongs to errors or is empty. */
    public static boolean isNothingButAnError(Reply reply) {
        return reply.succeeded()
                && reply.json()
                        .filter(JsonNode::isObject)
                        .filter(json -> json.properties().stream()
                                .allMatch(each -> BESIDE.matcher(each.getKey()).matches() || isEmpty(each.getValue())))
                        .filter(json ->
                                json.properties().stream().anyMatch(each -> isError(each.getKey(), each.getValue()))
                                        || isFailed(json))
                        .isPresent();
    }

    /** Whether it is told in a status and a message: what alone says that something failed may be what was asked for. */
    private static boolean isFailed(JsonNode json) {
        return FAILED.matcher(json.path("status").asString("")).matches()
                && json.properties().stream()
                        .anyMatch(each -> MESSAGE.matcher(each.getKey()).matches() && says(each.getValue()));
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull() || value.isContainer() && value.isEmpty();
    }

    private static boolean isError(String member, JsonNode value) {
        return ERROR.matcher(member).matches() && says(value)
                || SUCCESS.matcher(member).matches() && value.isBoolean() && !value.asBoolean();
    }

    private static boolean says(JsonNode error) {
        return error.isString() ? error.asString().strip().length() > 1 : error.isContainer() && !error.isEmpty();
    }
}
