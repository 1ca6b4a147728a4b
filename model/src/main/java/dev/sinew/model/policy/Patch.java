package dev.sinew.model.policy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A kind of request to a place that does not pass for now, whoever sends it: until the API itself refuses it.
 *
 * @param method of the requests, or {@code *}
 * @param api a pattern of their host, {@code *} for any run of characters
 * @param path a template of their path: {@code {…}} for one segment, a last {@code **} for any number of them
 * @param condition what of the request is looked at
 * @param parameter the query parameter or body field that it is about; empty where it is about none
 * @param most the most that the parameter may be, where that is the condition
 * @param reason why
 * @param who decided
 * @param until when it ends by itself
 * @param dryRun whether what it would refuse is counted, and passes
 */
public record Patch(
        String id,
        String method,
        String api,
        String path,
        Condition condition,
        String parameter,
        long most,
        String reason,
        String who,
        Instant since,
        Instant until,
        boolean dryRun)
        implements Entry {
    /** What of a request is looked at. */
    public enum Condition {
        /** Nothing: all such requests are refused. */
        ALWAYS,
        /** It proves itself with nothing; answered with 401. */
        NO_CREDENTIALS,
        /** It has the parameter or field. */
        HAS_PARAMETER,
        /** The query parameter is above a limit, or no number, or stands there more than once. */
        PARAMETER_ABOVE;

        /** As people write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The condition of a word. */
        public static Optional<Condition> of(String word) {
            return Arrays.stream(values())
                    .filter(each -> each.word().equals(word))
                    .findFirst();
        }

        /** Whether it is about a parameter. */
        public boolean isAboutOne() {
            return this == HAS_PARAMETER || this == PARAMETER_ABOVE;
        }
    }

    /** Whether it has not ended. */
    public boolean stands(Instant now) {
        return until.isAfter(now);
    }

    /** In one line, for people. */
    public String place() {
        return method + " " + api + path;
    }
}
