package dev.sinew.probe.run;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a body has to say otherwise, as the refusal of it says. */
final class Repairs {
    private static final String NOWHERE = "@sinew.invalid";
    private static final Pattern MAIL = Pattern.compile("(?i)mail");
    /** So near to the name of a member a refusal says what is wrong with it. */
    private static final String NEAR = "\\b.{0,60}?\\b";

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern NOT_AHEAD =
            Pattern.compile("(?i)(?:not|n't|no).{0,20}\\b(?:future|ahead)|in the (?:future|past)|past date|too late");
    private static final Pattern FIRST_DAY =
            Pattern.compile("(?i)monday|(?:first day|start|beginning) of (?:a|the) week");
    private static final int BACK = 30;

    private final Bodies bodies;

    Repairs(Bodies bodies) {
        this.bodies = bodies;
    }

    /**
     * The same with what a refusal asks for: a value that it says may stand there, a member that it says is missing, an address of a domain that may exist, a day that is no more ahead or begins a week. Empty where it
     * says nothing of that.
     */
    Optional<ObjectNode> repaired(ObjectNode body, String refusal) {
        String text = body.toString();
        if (text.contains(NOWHERE) && MAIL.matcher(refusal).find()) {
            return SignUp.object(text.replace(NOWHERE, "@example.com"));
        }
        return allowed(body, refusal).or(() -> missing(body, refusal)).or(() -> day(body, refusal));
    }

    private static Optional<ObjectNode> allowed(ObjectNode body, String refusal) {
        for (Map.Entry<String, JsonNode> each : body.properties()) {
            Matcher named = Pattern.compile("\\b" + Pattern.quote(each.getKey())
                            + "\\b.{0,40}?\\b(?:one of|among|allowed values?|must be)\\b[^\\w]*([\\w.-]+)")
                    .matcher(refusal);
            if (each.getValue().isString() && named.find()) {
                String word = named.group(1).replaceAll("\\.$", "");
                boolean day = DAY.matcher(each.getValue().asString()).matches();
                if (!word.equals(each.getValue().asString()) && !day) {
                    return Optional.of(with(body, each.getKey(), body.stringNode(word)));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<ObjectNode> missing(ObjectNode body, String refusal) {
        for (String name : bodies.names()) {
            boolean said = !body.has(name)
                    && Pattern.compile("\\b" + Pattern.quote(name) + NEAR
                                    + "(?:required|missing|mandatory|needed|must be (?:given|present|set))")
                            .matcher(refusal)
                            .find();
            Optional<JsonNode> value = said ? bodies.missing(name) : Optional.empty();
            if (value.isPresent()) {
                return Optional.of(with(body, name, value.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<ObjectNode> day(ObjectNode body, String refusal) {
        for (Map.Entry<String, JsonNode> each : body.properties()) {
            String now = each.getValue().asString("");
            if (!DAY.matcher(now).matches()) {
                continue;
            }
            LocalDate day = LocalDate.parse(now);
            LocalDate other = NOT_AHEAD.matcher(refusal).find()
                    ? LocalDate.now(ZoneOffset.UTC).minusDays(BACK)
                    : day;
            LocalDate first = FIRST_DAY.matcher(refusal).find()
                    ? other.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                    : other;
            if (!first.equals(day)) {
                return Optional.of(with(body, each.getKey(), body.stringNode(first.toString())));
            }
        }
        return Optional.empty();
    }

    private static ObjectNode with(ObjectNode body, String name, JsonNode value) {
        ObjectNode other = body.deepCopy();
        other.set(name, value);
        return other;
    }
}
