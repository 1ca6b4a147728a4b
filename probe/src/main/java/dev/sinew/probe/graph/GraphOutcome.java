package dev.sinew.probe.graph;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Which status of HTTP the errors of a GraphQL answer stand for, which has 200 whatever came of it (GraphQL, October 2021, section 7.1): by the codes that libraries set, by statuses that services add, else by
 * the words of the message. Libraries mark any exception as an error of the server, so that this code counts only where no word says otherwise.
 */
final class GraphOutcome {
    private static final int WRONG = 400;
    private static final int UNKNOWN = 401;
    private static final int FORBIDDEN = 403;
    private static final int MISSING = 404;
    private static final int UNFIT = 422;
    private static final int BROKEN = 500;

    private static final Map<String, Integer> CODES = Map.ofEntries(
            Map.entry("UNAUTHENTICATED", UNKNOWN),
            Map.entry("UNAUTHORIZED", UNKNOWN),
            Map.entry("INVALID_CREDENTIALS", UNKNOWN),
            Map.entry("FORBIDDEN", FORBIDDEN),
            Map.entry("ACCESS_DENIED", FORBIDDEN),
            Map.entry("PERMISSION_DENIED", FORBIDDEN),
            Map.entry("NOT_FOUND", MISSING),
            Map.entry("BAD_USER_INPUT", UNFIT),
            Map.entry("GRAPHQL_VALIDATION_FAILED", WRONG),
            Map.entry("GRAPHQL_PARSE_FAILED", WRONG),
            Map.entry("RATE_LIMITED", 429),
            Map.entry("TOO_MANY_REQUESTS", 429));

    private static final Pattern INVALID = Pattern.compile(
            "(?i)cannot query field|unknown (?:argument|type|field)|variable [\"']?\\$|syntax error: |expected (?:value of )?type|got invalid value|must have a selection|is not defined by type|is required, but it was not provided|argument .{1,60} is required");
    private static final Pattern BEYOND = Pattern.compile(
            "(?i)too (?:complex|deep)|complexity|max(?:imum)? (?:query )?depth|query cost|exceeds .{0,40}depth");
    private static final Pattern WHO = Pattern.compile(
            "(?i)(?:un|not )authenticated|(?:log|sign)(?:ged)?[ -]?in\\b|authentication|unauthori[sz]ed|credentials|(?:invalid|expired|missing|no|wrong) (?:access |auth )?token|token (?:is |has )?(?:invalid|expired|missing|required)|wrong password|invalid password");
    private static final Pattern MAY_NOT = Pattern.compile(
            "(?i)forbidden|permission|not allowed|access denied|denied|not authori[sz]ed|may not|(?:only|must be) (?:an? |the )?(?:admin|owner|staff|agent|moderator)|insufficient|not yours|not your ");
    private static final Pattern NOTHING =
            Pattern.compile("(?i)not found|no such|does ?n[o']t exist|could not find|matching query");
    private static final Pattern LIMITED =
            Pattern.compile("(?i)rate limit|too many (?:requests|attempts|tries|logins)");
    private static final Pattern FAILED = Pattern.compile(
            "(?i)internal server error|unexpected error|something went wrong|typeerror|nullpointer|cannot read propert|traceback|exception");
    private static final Set<String> STATUSES = Set.of("status", "statusCode", "httpStatus");
    private static final List<String> OF_USERS = List.of("userErrors", "errors", "fieldErrors");

    private GraphOutcome() {}

    /** The status that a list of errors stands for. */
    static int status(JsonNode errors) {
        JsonNode first = errors.path(0);
        JsonNode extensions = first.path("extensions");
        String code = extensions
                .path("code")
                .asString(first.path("code").asString(""))
                .toUpperCase(Locale.ROOT)
                .replace('-', '_');
        for (String each : STATUSES) {
            int said = extensions.path(each).asInt(first.path(each).asInt(0));
            if (said >= WRONG && said < 600) {
                return said;
            }
        }
        int http = extensions.path("http").path("status").asInt(0);
        if (http >= WRONG && http < 600) {
            return http;
        }
        Integer known = CODES.get(code);
        return known != null && known != UNFIT
                ? known
                : ofWords(first.path("message").asString(first.asString("")));
    }

    /** The status that a message stands for. */
    static int ofWords(String message) {
        if (INVALID.matcher(message).find()) {
            return WRONG;
        }
        if (LIMITED.matcher(message).find()) {
            return 429;
        }
        if (MAY_NOT.matcher(message).find()) {
            return FORBIDDEN;
        }
        if (WHO.matcher(message).find()) {
            return UNKNOWN;
        }
        if (NOTHING.matcher(message).find()) {
            return MISSING;
        }
        return FAILED.matcher(message).find() ? BROKEN : UNFIT;
    }

    /** Whether a service says that it was asked for more than it answers at once. */
    static boolean isTooMuch(JsonNode errors) {
        return BEYOND.matcher(errors.path(0).path("message").asString("")).find();
    }

    /** Where what a mutation brought says that it failed, the status of that: errors for users beside nothing else, or a plain no. */
    static Optional<Integer> ofPayload(JsonNode payload) {
        if (payload.isBoolean()) {
            return payload.asBoolean() ? Optional.empty() : Optional.of(UNFIT);
        }
        for (String each : OF_USERS) {
            JsonNode errors = payload.path(each);
            if (errors.isArray() && !errors.isEmpty()) {
                return Optional.of(status(errors));
            }
        }
        boolean no =
                payload.path("success").isBoolean() && !payload.path("success").asBoolean()
                        || payload.path("ok").isBoolean() && !payload.path("ok").asBoolean();
        return no
                ? Optional.of(ofWords(
                        payload.path("message").asString(payload.path("error").asString(""))))
                : Optional.empty();
    }
}
