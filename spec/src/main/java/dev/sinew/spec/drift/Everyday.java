package dev.sinew.spec.drift;

import dev.sinew.model.LearnedField;
import dev.sinew.model.Location;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Parameters that belong to the protocol, to browsers, proxies or statistics, and to no API. */
final class Everyday {
    private static final Set<String> HEADERS = Set.of(
            "accept",
            "user-agent",
            "host",
            "cookie",
            "authorization",
            "proxy-authorization",
            "connection",
            "date",
            "expect",
            "from",
            "forwarded",
            "keep-alive",
            "max-forwards",
            "origin",
            "pragma",
            "cache-control",
            "priority",
            "range",
            "referer",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via",
            "dnt",
            "warning",
            "upgrade-insecure-requests",
            "traceparent",
            "tracestate",
            "baggage",
            "b3",
            "x-request-id",
            "x-correlation-id",
            "x-requested-with",
            "x-real-ip",
            "x-client-ip",
            "true-client-ip",
            "x-http-method-override",
            "soapaction",
            "save-data",
            "downlink",
            "ect",
            "rtt",
            "device-memory",
            "last-event-id",
            "purpose",
            "x-amzn-trace-id",
            "x-cloud-trace-context",
            "request-id",
            "correlation-id",
            "http2-settings",
            "alt-used",
            "early-data",
            "cdn-loop",
            "postman-token",
            "sentry-trace",
            "uber-trace-id",
            "x-trace-id");
    private static final List<String> HEADER_PREFIXES = List.of(
            "accept-",
            "content-",
            "sec-",
            "if-",
            "x-forwarded-",
            "x-b3-",
            "x-envoy-",
            "x-datadog-",
            "x-amz-cf-",
            "cf-",
            "fastly-",
            "x-original-",
            "x-ms-client-",
            "access-control-request-",
            ":");
    private static final Set<String> QUERIES =
            Set.of("_", "fbclid", "gclid", "msclkid", "dclid", "mc_cid", "mc_eid", "_ga");
    private static final List<String> COOKIE_PREFIXES = List.of(
            "_ga",
            "_gid",
            "_gat",
            "_gcl",
            "_fbp",
            "_fbc",
            "__utm",
            "_hj",
            "_pk_",
            "ajs_",
            "amplitude",
            "mp_",
            "optimizely",
            "__cf",
            "cf_",
            "awsalb",
            "incap_ses",
            "visid_incap",
            "bigipserver",
            "ak_bmsc",
            "bm_s",
            "intercom-");

    private Everyday() {}

    static boolean is(LearnedField parameter) {
        String name = parameter.path().fieldName().toLowerCase(Locale.ROOT);
        return is(parameter.path().location(), name);
    }

    static boolean is(Location location, String name) {
        return switch (location) {
            case HEADER -> HEADERS.contains(name) || startsWith(name, HEADER_PREFIXES);
            case QUERY -> QUERIES.contains(name) || name.startsWith("utm_");
            case COOKIE -> startsWith(name, COOKIE_PREFIXES);
            case BODY, PATH -> false;
        };
    }

    private static boolean startsWith(String name, List<String> prefixes) {
        return prefixes.stream().anyMatch(name::startsWith);
    }
}
