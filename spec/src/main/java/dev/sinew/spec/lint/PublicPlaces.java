package dev.sinew.spec.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Operations that must work without credentials, because they give them out, or tell nobody anything, by their names. */
final class PublicPlaces {
    /** Words of the last segment of an entrance, whatever stands beside them. */
    private static final Set<String> ENTRANCES = Set.of(
            "login",
            "logon",
            "signin",
            "signout",
            "logout",
            "signup",
            "register",
            "registration",
            "captcha",
            "forgot",
            "authorize",
            "authenticate",
            "otp");
    /** Last segments that hand out credentials when something is posted to them and the path names no object. */
    private static final Set<String> DOORS = Set.of(
            "authentication",
            "authorization",
            "auth",
            "token",
            "tokens",
            "accesstoken",
            "refreshtoken",
            "tokenexchange",
            "tokenrefresh",
            "refresh",
            "introspect",
            "revoke",
            "passwordreset",
            "resetpassword",
            "passwordresetconfirm",
            "requestpasswordreset",
            "verifyemail",
            "asksendverifyemail",
            "confirmemail",
            "activate",
            "challenge",
            "par",
            "oauth",
            "oauth2",
            "saml",
            "sso");
    /** What begins the way of a login between services, and what ends it. */
    private static final Set<String> PROTOCOLS =
            Set.of("oauth", "oauth2", "oidc", "saml", "saml2", "sso", "login", "connect");

    private static final Set<String> STEPS = Set.of(
            "callback",
            "acs",
            "metadata",
            "token",
            "accesstoken",
            "code",
            "start",
            "complete",
            "finish",
            "init",
            "logout",
            "access",
            "v2access",
            "userinfo");
    private static final Set<String> OPEN = Set.of(
            "health",
            "healthz",
            "healthcheck",
            "heartbeat",
            "ready",
            "readyz",
            "readiness",
            "live",
            "livez",
            "liveness",
            "ping",
            "status",
            "version",
            "versions",
            "up",
            "public",
            "docs",
            "apidocs",
            "openapi",
            "swagger",
            "wellknown",
            "jwks",
            "jwksjson",
            "certs",
            "robotstxt",
            "openapijson",
            "openapiyaml",
            "swaggerjson",
            "echo",
            "time");
    private static final Set<String> QUESTIONS = Set.of(
            "search",
            "query",
            "queries",
            "graphql",
            "find",
            "lookup",
            "validate",
            "calculate",
            "estimate",
            "preview",
            "quote",
            "quotes",
            "count",
            "suggest",
            "autocomplete",
            "batchget",
            "filter");

    private PublicPlaces() {}

    /** Whether it hands out credentials or says how the service is. */
    static boolean isPublic(WrittenOperation operation) {
        boolean entrance = isEntrance(operation) || DOORS.contains(Words.joined(operation.id()));
        return entrance || isAboutTheService(operation);
    }

    /** An entrance is asked or posted to, and stands at the end of the path; what only lies behind one is none. */
    private static boolean isEntrance(WrittenOperation operation) {
        List<String> segments = segments(operation.path());
        boolean post = operation.method().equals("POST");
        if (segments.isEmpty() || operation.path().endsWith("}") || (operation.isChange() && !post)) {
            return false;
        }
        String last = segments.getLast();
        boolean word =
                ENTRANCES.contains(last) || lastWords(operation.path()).stream().anyMatch(ENTRANCES::contains);
        boolean door = post && DOORS.contains(last) && !operation.path().contains("{");
        boolean step = STEPS.contains(last) && segments.stream().anyMatch(PROTOCOLS::contains);
        return word || door || step;
    }

    private static List<String> lastWords(String path) {
        return Words.of(path.substring(path.lastIndexOf('/') + 1));
    }

    /** Whether it says how the service is, or what it offers. */
    static boolean isAboutTheService(WrittenOperation operation) {
        List<String> segments = segments(operation.path());
        boolean plain = segments.size() <= 4 && !operation.path().contains("{") && !operation.isChange();
        return operation.method().equals("OPTIONS")
                || (plain && segments.stream().anyMatch(OPEN::contains));
    }

    /** Whether others call it to report something, and prove themselves with a signature that OpenAPI cannot describe. */
    static boolean isReceiver(WrittenOperation operation) {
        return segments(operation.path()).stream()
                .anyMatch(each -> each.startsWith("webhook") || each.startsWith("callback") || each.equals("hooks"));
    }

    /** Whether the last word of the path, or the first of the name, is a question. */
    static boolean onlyAsks(WrittenOperation operation) {
        List<String> segments = segments(operation.path());
        List<String> name = Words.of(operation.id());
        return (!segments.isEmpty() && QUESTIONS.contains(Words.last(segments.getLast())))
                || (!name.isEmpty() && QUESTIONS.contains(name.getFirst()));
    }

    /** The segments of a path as words run together. */
    static List<String> segments(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(each -> !each.isEmpty() && !each.startsWith("{"))
                .map(Words::joined)
                .toList();
    }
}
