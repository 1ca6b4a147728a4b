package dev.sinew.spec.lint;

/** Headers that tell of limits on calls. */
final class RateHeaders {
    private RateHeaders() {}

    /** Whether a header tells of a limit, or of when to come back. */
    static boolean is(String name) {
        String joined = Words.joined(name);
        return joined.contains("ratelimit") || joined.contains("retryafter") || joined.contains("quota");
    }

    /** Whether a header tells when to come back. */
    static boolean saysWhen(String name) {
        String joined = Words.joined(name);
        return joined.contains("retryafter") || joined.equals("ratelimit") || (is(name) && joined.contains("reset"));
    }
}
