package dev.sinew.probe.run;

import dev.sinew.engine.classify.NameTraits;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a body has to say otherwise, as the refusal of it says. */
final class Repairs {
    private static final String NOWHERE = "@sinew.invalid";
    private static final Pattern MAIL = Pattern.compile("(?i)mail");
    /** So near to the name of a member a refusal says what is wrong with it, in the same sentence and the same object. */
    private static final String NEAR = "\\b[^;{}]{0,60}?\\b";

    private static final String WORDS = "(?:one of|among|allowed values?|either)\\b[^\\w]*(?:are|is)?[^\\w]*([\\w.-]+)";
    private static final String WORD = "must (?:be|equal)\\b[^\\w]*['\"`]([\\w.-]+)['\"`]";
    private static final String MISSING = "(required|missing|mandatory|needed|must be (?:given|present|set)"
            + "|(?:must not|should not|may not|cannot|can't) be (?:null|blank|empty|undefined)"
            + "|rejected value \\[(?:null|none|undefined))\\b";
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern NOT_AHEAD = Pattern.compile(
            "(?i)(?:not|n't|no)\\b.{0,20}\\b(?:future|ahead)|(?<!not )(?<!be )in the future|(?<!not be )(?<!not )in the past|past date|too late");
    private static final Pattern FIRST_DAY =
            Pattern.compile("(?i)monday|(?:first day|start|beginning) of (?:a|the) week");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:[T ]\\d{2}:\\d{2}.{0,16})?");
    private static final Pattern BORN = Pattern.compile("(?i)birth|born|dob|since|issued|expir");
    private static final int ISO_DAY = 10;
    private static final int WEEKS_AHEAD = 3;
    private static final int DAYS = 28;
    private static final int BACK = 30;
    private static final int SHORTEST = 4;
    private static final Pattern TAKEN = Pattern.compile(
            "(?i)taken|already (?:booked|reserved)|occupied|overlap|not available|unavailable|fully booked|no (?:free|room)|conflict");
    private static final Pattern HOUR = Pattern.compile("([T ])(\\d{2})");
    private static final int OPENED = 9;
    private static final int CLOSED = 16;

    /** What stands for something, as a currency or a kind does, and is no text of somebody's. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,15}");

    private static final int MOST_CODES = 6;

    private final Bodies bodies;
    private final Function<String, List<String>> told;

    /**
     * For one request.
     *
     * @param told what answers to the caller had for a member of a name
     */
    Repairs(Bodies bodies, Function<String, List<String>> told) {
        this.bodies = bodies;
        this.told = told;
    }

    /**
     * The same with what a refusal asks for: a value that it says may stand there, or that answers have there, a member that it says is missing, an address of a domain that may exist, a day that is no more ahead or begins a week. Empty where it
     * says nothing of that.
     */
    Optional<ObjectNode> repaired(ObjectNode body, String refusal) {
        String text = body.toString();
        if (text.contains(NOWHERE) && MAIL.matcher(refusal).find()) {
            return SignUp.object(text.replace(NOWHERE, "@example.com"));
        }
        return allowed(body, refusal)
                .or(() -> missing(body, refusal))
                .or(() -> day(body, refusal))
                .or(() -> ahead(body, refusal))
                .or(() -> thing(body, refusal))
                .or(() -> code(body, refusal))
                .or(() -> without(body, refusal));
    }

    /** The id of a thing that it takes and does not have, where the refusal speaks of such a thing: {@code cardId}, of "choose one of your saved cards". */
    private Optional<ObjectNode> thing(ObjectNode body, String refusal) {
        for (String name : bodies.names()) {
            Nouns.Named named = Nouns.named(name);
            boolean spoken = !body.has(name)
                    && !named.kind().isEmpty()
                    && Nouns.alike(named.member(), "id")
                    && speaksOf(named.kind(), refusal);
            Optional<JsonNode> value = spoken ? bodies.missing(name) : Optional.empty();
            if (value.isPresent()) {
                return Optional.of(with(body, name, value.get()));
            }
        }
        return Optional.empty();
    }

    /** The next of the words that answers have for a member of which the refusal speaks, where any text stood, or one of these words: a currency, of "unknown currency". */
    private Optional<ObjectNode> code(ObjectNode body, String refusal) {
        for (Map.Entry<String, JsonNode> each : body.properties()) {
            boolean spoken = each.getValue().isString() && speaksOf(each.getKey(), refusal);
            List<String> codes = !spoken
                    ? List.of()
                    : told.apply(each.getKey()).stream()
                            .filter(CODE.asMatchPredicate())
                            .distinct()
                            .limit(MOST_CODES)
                            .toList();
            String now = each.getValue().asString("");
            int at = codes.indexOf(now);
            if (at + 1 < codes.size() && (at >= 0 || bodies.isMadeUp(now))) {
                return Optional.of(with(body, each.getKey(), body.stringNode(codes.get(at + 1))));
            }
        }
        return Optional.empty();
    }

    /**
     * Without what it need not have, where the refusal speaks of that and of nothing that must be there: a voucher that asks for a larger order. Where nothing says what must be there, only what it names
     * as it is written.
     */
    private Optional<ObjectNode> without(ObjectNode body, String refusal) {
        Set<String> required = bodies.required();
        List<String> spoken = body.propertyNames().stream()
                .filter(each -> required.isEmpty()
                        ? NameTraits.words(each).size() > 1 && isNamed(each, refusal)
                        : NameTraits.words(each).stream().limit(1).anyMatch(word -> speaksOf(word, refusal)))
                .toList();
        if (spoken.isEmpty() || spoken.size() == body.size() || spoken.stream().anyMatch(required::contains)) {
            return Optional.empty();
        }
        ObjectNode other = body.deepCopy();
        other.remove(spoken);
        return Optional.of(other);
    }

    private static boolean speaksOf(String noun, String refusal) {
        return noun.length() >= SHORTEST
                && Pattern.compile("(?i)(?<![A-Za-z])" + Pattern.quote(noun) + "s?(?![A-Za-z])")
                        .matcher(refusal)
                        .find();
    }

    private Optional<ObjectNode> allowed(ObjectNode body, String refusal) {
        for (Map.Entry<String, JsonNode> each : body.properties()) {
            boolean day = DAY.matcher(each.getValue().asString("")).matches();
            Optional<String> word = !each.getValue().isString() || day
                    ? Optional.empty()
                    : said(each.getKey(), WORDS, refusal).or(() -> said(each.getKey(), WORD, refusal));
            if (word.filter(one -> !one.equals(each.getValue().asString())).isPresent()) {
                return Optional.of(with(body, each.getKey(), body.stringNode(word.get())));
            }
        }
        return Optional.empty();
    }

    /** The same with a member that a refusal says is missing, in the body or in an object that stands in it; empty where it says so of none that it may have. */
    Optional<ObjectNode> missing(ObjectNode body, String refusal) {
        for (String name : bodies.names()) {
            boolean said = !body.has(name) && said(name, MISSING, refusal).isPresent();
            Optional<JsonNode> value = said ? bodies.missing(name) : Optional.empty();
            if (value.isPresent()) {
                return Optional.of(with(body, name, value.get()));
            }
        }
        return missingWithin(body, refusal);
    }

    /** The country of an address, which was sent without one as nothing says that it must be there. */
    private Optional<ObjectNode> missingWithin(ObjectNode body, String refusal) {
        for (Map.Entry<String, JsonNode> outer : body.properties()) {
            Set<String> names = outer.getValue().isObject() ? bodies.names(outer.getKey()) : Set.of();
            for (String name : names) {
                boolean said = !outer.getValue().has(name)
                        && !bodies.names().contains(name)
                        && said(name, MISSING, refusal).isPresent();
                Optional<JsonNode> value = said ? bodies.missing(outer.getKey(), name) : Optional.empty();
                if (value.isPresent()) {
                    ObjectNode inner = outer.getValue().deepCopy().asObject();
                    return Optional.of(with(body, outer.getKey(), with(inner, name, value.get())));
                }
            }
        }
        return Optional.empty();
    }

    /** What a refusal says near to a member's name, before it names another one: what the expression catches last. */
    private Optional<String> said(String name, String what, String refusal) {
        Matcher near =
                Pattern.compile("(?i)\\b" + Pattern.quote(name) + NEAR + what).matcher(refusal);
        while (near.find()) {
            String between = near.group().substring(name.length());
            if (bodies.names().stream().noneMatch(other -> !other.equals(name) && isNamed(other, between))) {
                return Optional.of(near.group(near.groupCount()).replaceAll("\\.$", ""));
            }
        }
        return Optional.empty();
    }

    private static boolean isNamed(String name, String text) {
        return Pattern.compile("\\b" + Pattern.quote(name) + "\\b")
                .matcher(text)
                .find();
    }

    /** Days that are to be another: those that the refusal names, where it names any. */
    private static Optional<ObjectNode> day(ObjectNode body, String refusal) {
        boolean names = body.propertyNames().stream().anyMatch(each -> isNamed(each, refusal));
        for (Map.Entry<String, JsonNode> each : body.properties()) {
            Optional<LocalDate> day = names && !isNamed(each.getKey(), refusal)
                    ? Optional.empty()
                    : day(each.getValue().asString(""));
            LocalDate now = day.orElse(LocalDate.EPOCH);
            LocalDate other = NOT_AHEAD.matcher(refusal).find()
                    ? LocalDate.now(ZoneOffset.UTC).minusDays(BACK)
                    : now;
            LocalDate first = FIRST_DAY.matcher(refusal).find()
                    ? other.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                    : other;
            if (day.isPresent() && !first.equals(now)) {
                return Optional.of(with(body, each.getKey(), body.stringNode(first.toString())));
            }
        }
        return Optional.empty();
    }

    /** A time that is over, as that of an example in a description that is years old, is written as one some weeks ahead, at the same hour. */
    private Optional<ObjectNode> ahead(ObjectNode body, String refusal) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        // Each its own day, as a slot is taken once.
        LocalDate working = working(today.plusWeeks(WEEKS_AHEAD).plusDays(bodies.number() % DAYS));
        for (Map.Entry<String, JsonNode> each : body.properties()) {
            String text = each.getValue().asString("");
            Optional<LocalDate> day = TIME.matcher(text).matches() ? day(text.substring(0, ISO_DAY)) : Optional.empty();
            if (day.filter(today::isAfter).isPresent()
                    && !NOT_AHEAD.matcher(refusal).find()
                    && !BORN.matcher(each.getKey()).find()) {
                String other = working + hours(text.substring(ISO_DAY), bodies.number() / DAYS);
                return Optional.of(with(body, each.getKey(), body.stringNode(other)));
            }
        }
        return Optional.empty();
    }

    /** The same with all its times that are ahead some days later, where a refusal says that there is no room then; empty where it says nothing of that. */
    Optional<ObjectNode> moved(ObjectNode body, String refusal, int days) {
        ObjectNode other = body.deepCopy();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        for (Map.Entry<String, JsonNode> each : body.properties()) {
            String text = each.getValue().asString("");
            Optional<LocalDate> day = TIME.matcher(text).matches() ? day(text.substring(0, ISO_DAY)) : Optional.empty();
            day.filter(today::isBefore)
                    .map(one -> working(one.plusDays(days)))
                    .ifPresent(one -> other.put(each.getKey(), one + text.substring(ISO_DAY)));
        }
        return TAKEN.matcher(refusal).find() && !other.equals(body) ? Optional.of(other) : Optional.empty();
    }

    private static LocalDate working(LocalDate day) {
        boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
        return weekend ? day.with(TemporalAdjusters.next(DayOfWeek.MONDAY)) : day;
    }

    /** A time of day some hours later, while people work: the same slot of the same day may be taken after as many bodies as there are days. */
    private static String hours(String time, int later) {
        Matcher hour = HOUR.matcher(time);
        if (!hour.lookingAt()) {
            return time;
        }
        int at = Integer.parseInt(hour.group(2));
        int other = at < OPENED || at > CLOSED ? at : OPENED + (at - OPENED + later) % (CLOSED - OPENED + 1);
        return hour.group(1) + String.format(Locale.ROOT, "%02d", other) + time.substring(hour.end());
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return DAY.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeParseException e) {
            // No such day, as the thirtieth of February.
            return Optional.empty();
        }
    }

    private static ObjectNode with(ObjectNode body, String name, JsonNode value) {
        ObjectNode other = body.deepCopy();
        other.set(name, value);
        return other;
    }
}
