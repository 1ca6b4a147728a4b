package dev.sinew.capture.accesslog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a member of a JSON log can tell, with the names that people give it, the most telling first. Names are compared in
 * lower case and without anything but letters and digits.
 */
enum LogField {
    TIME("timeiso8601", "timestamp", "time", "timelocal", "msec", "ts", "starttime", "startutc", "datetime", "date"),
    CLIENT(
            "remoteaddr",
            "clientip",
            "remoteip",
            "clientaddr",
            "clientaddress",
            "realip",
            "remotehost",
            "clienthost",
            "client",
            "downstreamremoteaddress",
            "ip",
            "httpxforwardedfor",
            "xforwardedfor"),
    METHOD("requestmethod", "httpmethod", "method", "verb"),
    /** The target with its query. */
    URI("requesturi", "requesturl", "url"),
    REQUEST_LINE("request", "requestline"),
    /** The target, perhaps rewritten, perhaps without its query. */
    PATH("uri", "requestpath", "path", "target", "documenturi"),
    QUERY("args", "querystring", "query"),
    HOST("httphost", "host", "requesthost", "authority", "vhost", "virtualhost", "servername", "domain"),
    SCHEME("httpxforwardedproto", "xforwardedproto", "scheme", "requestscheme"),
    STATUS("status", "statuscode", "responsestatus", "responsecode", "httpstatus", "downstreamstatus"),
    USER_AGENT("httpuseragent", "useragent", "agent"),
    REFERER("httpreferer", "referer", "httpreferrer", "referrer"),
    SECONDS("requesttime", "durationseconds", "requesttimeseconds"),
    MILLIS("durationms", "tookms", "requesttimems", "responsetimems", "latencyms", "elapsedms"),
    /** A duration that may or may not have a unit. */
    DURATION("duration", "responsetime", "latency", "elapsed");

    private static final int LONGEST_NAME = 32;
    private static final Map<String, Named> BY_NAME = byName();

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, though its type does not say so
    private final List<String> names;

    LogField(String... names) {
        this.names = List.of(names);
    }

    /**
     * A field and how telling the name is by which it was found.
     *
     * @param field the field
     * @param rank 0 for the most telling name
     */
    record Named(LogField field, int rank) {}

    /** The field that a member's name names, if any. */
    static Optional<Named> of(byte[] bytes, int from, int to) {
        StringBuilder name = new StringBuilder(LONGEST_NAME);
        for (int i = from; i < to && name.length() < LONGEST_NAME; i++) {
            byte b = bytes[i];
            if (b >= 'A' && b <= 'Z') {
                name.append((char) (b + 32));
            } else if ((b >= 'a' && b <= 'z') || (b >= '0' && b <= '9')) {
                name.append((char) b);
            }
        }
        return Optional.ofNullable(BY_NAME.get(name.toString()));
    }

    /** Whether a recorded header may tell it; what else a client sends must not pass for the log's own fields. */
    boolean isHeader() {
        return this == HOST || this == USER_AGENT || this == REFERER;
    }

    private static Map<String, Named> byName() {
        Map<String, Named> byName = new HashMap<>();
        for (LogField field : values()) {
            for (String name : field.names) {
                byName.put(name, new Named(field, field.names.indexOf(name)));
            }
        }
        return Map.copyOf(byName);
    }
}
