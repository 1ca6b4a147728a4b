package dev.sinew.console.api;

import dev.sinew.console.Refusal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a person sends who lives with a finding: {@code {"reason": "…", "until": "2027-01-31"}}.
 *
 * @param reason why, 1 to 500 characters
 * @param until the first moment at which it no longer holds: the end of the day that was named, in UTC
 */
record AcceptanceBody(String reason, Instant until) {
    /** No acceptance is for ever: who accepted, and why, is looked at again. */
    static final Duration LONGEST = Duration.ofDays(366);

    private static final int LONGEST_REASON = 500;
    private static final String FORM = "Send {\"reason\": \"why\", \"until\": \"YYYY-MM-DD\"}";
    private static final JsonFactory FACTORY = new JsonFactory();

    /**
     * Reads a body.
     *
     * @throws Refusal 400 where it is none, says why nothing, or names a day that is past or more than a year away
     */
    static AcceptanceBody read(byte[] body, Instant now) throws Refusal {
        String reason = "";
        String until = "";
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new Refusal(400, FORM + ".");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                if (json.nextToken() != JsonToken.VALUE_STRING) {
                    throw new Refusal(400, FORM + "; the values are texts.");
                }
                switch (name) {
                    case "reason" -> reason = json.getString().strip();
                    case "until" -> until = json.getString().strip();
                    default -> throw new Refusal(400, FORM + "; there is nothing else to say.");
                }
            }
        } catch (JacksonException e) {
            throw new Refusal(400, "This is no JSON. " + FORM + ".");
        }
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new Refusal(400, FORM + "; the reason has 1 to " + LONGEST_REASON + " characters.");
        }
        return new AcceptanceBody(reason, end(until, now));
    }

    private static Instant end(String day, Instant now) throws Refusal {
        Instant end;
        try {
            end = LocalDate.parse(day).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new Refusal(400, FORM + "; until is a day such as 2027-01-31.");
        }
        if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
            throw new Refusal(
                    400, "until is past, or more than " + LONGEST.toDays() + " days away. Choose a day in between.");
        }
        return end;
    }
}
