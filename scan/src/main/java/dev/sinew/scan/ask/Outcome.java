package dev.sinew.scan.ask;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What came of asking about a secret.
 *
 * @param verdict what the answer says
 * @param host who was asked
 * @param status of HTTP, or 0 where there was no answer
 * @param why in words where nothing was sent or nothing came, else empty
 * @param isSent whether the secret went out, now or on the day
 * @param day when that was, of an earlier run
 */
record Outcome(Verdict verdict, String host, int status, String why, boolean isSent, Optional<LocalDate> day) {
    /** Of an answer. */
    static Outcome answered(Verdict verdict, String host, int status) {
        return new Outcome(verdict, host, status, "", true, Optional.empty());
    }

    /** Of a secret that went out and brought nothing. */
    static Outcome unanswered(String host, String why) {
        return new Outcome(Verdict.OPEN, host, 0, why, true, Optional.empty());
    }

    /** Of a secret that stayed here. */
    static Outcome unsent(String host, String why) {
        return new Outcome(Verdict.OPEN, host, 0, why, false, Optional.empty());
    }

    /** The same for people, without a word of the secret or of the answer's. */
    String note() {
        String when =
                day.map(each -> " on " + each + " and was not asked again").orElse("");
        if (status == 0) {
            return isSent
                    ? host + " was asked" + when + (why.isEmpty() ? ", and no answer is kept" : ": " + why)
                    : "not sent to " + host + ": " + why;
        }
        String answered = host + " answered " + status + when;
        return switch (verdict) {
            case WORKS -> "works: " + answered;
            case REFUSED -> "refused: " + answered;
            case SENT, OPEN ->
                status / 100 == 3
                        ? answered + ", a redirect, which is not followed"
                        : answered + ", which leaves open whether it works";
        };
    }
}
