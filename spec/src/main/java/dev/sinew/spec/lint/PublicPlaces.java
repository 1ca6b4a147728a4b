package dev.sinew.spec.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Operations that must work without credentials, because they give them out, or tell nobody anything, by their names. */
final class PublicPlaces {
    private static final Set<String> ENTRANCES = Set.of(
            "login",
            "logon",
            "signin",
            "logout",
            "signout",
            "authenticate",
            "authentication",
            "authorize",
            "authorization",
            "auth",
            "oauth",
            "oauth2",
            "oidc",
            "saml",
            "sso",
            "token",
            "tokens",
            "accesstoken",
            "introspect",
            "revoke",
            "register",
            "registration",
            "signup",
            "captcha",
            "forgotpassword",
            "passwordreset",
            "resetpassword",
            "requestpasswordreset",
            "verifyemail",
            "confirmemail",
            "activate",
            "otp",
            "challenge",
            "par");
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
        boolean entrance = segments(operation.path()).stream().anyMatch(ENTRANCES::contains)
                || ENTRANCES.contains(Words.joined(operation.id()));
        return entrance || isAboutTheService(operation);
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
