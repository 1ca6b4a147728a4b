package dev.sinew.console.api;

import dev.sinew.console.Refusal;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a person sends who keeps a caller out: {@code {"caller": "caller-…", "reason": "…", "minutes": 60, "dryRun": false}}, and
 * perhaps {@code "incident"}.
 *
 * @param subject a caller or a client, by the name that it is shown under
 * @param reason why, 1 to 500 characters
 * @param incident the incident that it is about; may be empty
 * @param lasts how long, 30 days at most: a block has an end
 * @param dryRun whether requests are counted only
 */
record BlockBody(String subject, String reason, String incident, Duration lasts, boolean dryRun) {
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_NAME = 40;
    private static final String FORM =
            "Send {\"caller\": \"caller-…\", \"reason\": \"why\", \"minutes\": 60}, and \"dryRun\": true to count only";
    private static final JsonFactory FACTORY = new JsonFactory();

    /**
     * Reads a body.
     *
     * @throws Refusal 400 where it is none, or lacks something
     */
    static BlockBody read(byte[] body) throws Refusal {
        String subject = "";
        String incident = "";
        String reason = "";
        long minutes = 0;
        boolean dryRun = false;
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new Refusal(400, FORM + ".");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "caller" -> subject = json.getString().strip();
                    case "reason" -> reason = json.getString().strip();
                    case "incident" -> incident = json.getString().strip();
                    case "minutes" -> minutes = json.getLongValue();
                    case "dryRun" -> dryRun = json.getBooleanValue();
                    default -> throw new Refusal(400, FORM + "; there is nothing else to say.");
                }
            }
        } catch (JacksonException e) {
            throw new Refusal(400, FORM + ".");
        }
        boolean named = subject.startsWith("caller-") || subject.startsWith("client-");
        if (!named || subject.length() > LONGEST_NAME || incident.length() > LONGEST_NAME) {
            throw new Refusal(
                    400, FORM + "; callers have names such as those of /api/v1/callers, clients those of incidents.");
        }
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new Refusal(400, FORM + "; the reason has 1 to " + LONGEST_REASON + " characters.");
        }
        if (minutes < 1 || minutes > LONGEST.toMinutes()) {
            throw new Refusal(400, FORM + "; a block lasts 1 to " + LONGEST.toMinutes() + " minutes.");
        }
        return new BlockBody(subject, reason, incident, Duration.ofMinutes(minutes), dryRun);
    }
}
