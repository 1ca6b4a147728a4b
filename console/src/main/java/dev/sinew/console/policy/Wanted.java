package dev.sinew.console.policy;

import dev.sinew.console.policy.Told.Unfit;
import dev.sinew.model.Confidence;
import dev.sinew.model.Severity;
import dev.sinew.model.policy.Allowance;
import dev.sinew.model.policy.Block;
import dev.sinew.model.policy.Mode;
import dev.sinew.model.policy.Patch;
import dev.sinew.model.policy.ResponseRule;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads what people want of a policy, with the usual values where they say nothing, and says what cannot be. */
public final class Wanted {
    /** The names of what a response rule says, but for its own. */
    public static final List<String> OF_RULE = List.of(
            "rules", "mode", "severity", "confidence", "whom", "minutes", "approval", "perHour", "remindAfterMinutes");

    /** The names of what an allowance says. */
    public static final List<String> OF_ALLOWANCE = List.of("what", "reason", "until");

    /** The names of what a patch says. */
    public static final List<String> OF_PATCH =
            List.of("method", "api", "path", "condition", "parameter", "most", "reason", "minutes", "dryRun");

    private static final long LONGEST = Duration.ofDays(30).toMinutes();
    private static final long LONGEST_PATCH = Duration.ofDays(365).toMinutes();
    private static final int LONGEST_TEXT = 500;
    private static final int MOST_STEPS = 10;
    private static final int MOST_PATTERNS = 100;

    private Wanted() {}

    /** A response rule of a name; {@code known} says whether there is any rule that a pattern fits. */
    public static ResponseRule rule(String name, Told told, Predicate<String> known) throws Unfit {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new Unfit("name", "is no name", "write lower-case letters, digits and hyphens, at most 40");
        }
        List<String> rules = told.texts("rules");
        if (rules.isEmpty() || rules.size() > MOST_PATTERNS) {
            throw new Unfit("rules", "names no rule, or too many", "write ids such as detect.object-of-another-caller");
        }
        for (String pattern : rules) {
            if (!known.test(pattern)) {
                throw new Unfit("rules", "fits no rule that tells of events", "`sinew rules list` has their ids");
            }
        }
        return new ResponseRule(
                name,
                word(told, "mode", Mode.DRY_RUN, Mode::of, Mode.values(), Mode::word),
                rules,
                constant(told, "severity", Severity.HIGH, Severity.values()),
                constant(told, "confidence", Confidence.CONFIRMED, Confidence.values()),
                whom(told),
                lasts(told),
                truth(told, "approval", true),
                (int) number(told, "perHour", Optional.of(10L), 1, 1_000),
                Duration.ofMinutes(number(told, "remindAfterMinutes", Optional.of(240L), 1, LONGEST)));
    }

    private static List<Block.Kind> whom(Told told) throws Unfit {
        List<Block.Kind> kinds = new ArrayList<>();
        for (String word : told.texts("whom")) {
            kinds.add(Block.Kind.named(word)
                    .orElseThrow(() -> new Unfit("whom", "is something else", "write caller, token or client")));
        }
        return kinds.isEmpty() ? List.of(Block.Kind.CALLER) : kinds;
    }

    private static List<Duration> lasts(Told told) throws Unfit {
        List<Duration> lasts = new ArrayList<>();
        for (String text : told.texts("minutes")) {
            lasts.add(Duration.ofMinutes(number("minutes", text, 1, LONGEST)));
        }
        if (lasts.size() > MOST_STEPS) {
            throw new Unfit("minutes", "has too many steps", "write at most " + MOST_STEPS);
        }
        return lasts.isEmpty() ? List.of(Duration.ofHours(1)) : lasts;
    }

    /** An allowance, by whoever says so, from now on; {@code other} says whether a text names a cohort, an address or a network. */
    public static Allowance allowance(String id, Told told, String who, Instant now, Predicate<String> other)
            throws Unfit {
        String what = told.text("what").orElse("");
        boolean caller = what.startsWith("caller-") && what.length() <= 40;
        if (!caller && !other.test(what)) {
            throw new Unfit("what", "names nobody", "write caller-…, cohort:staff, or a network such as 192.0.2.0/24");
        }
        Optional<Instant> until = until(told);
        if (until.isPresent() && !until.get().isAfter(now)) {
            throw new Unfit("until", "is over", "write a time to come, or none");
        }
        return new Allowance(id, what, reason(told), who, now, until);
    }

    private static Optional<Instant> until(Told told) throws Unfit {
        try {
            return told.text("until").map(Instant::parse);
        } catch (DateTimeException e) {
            throw new Unfit("until", "is no time", "write one such as 2027-01-31T00:00:00Z");
        }
    }

    /** A patch, by whoever says so, from now on. */
    public static Patch patch(String id, Told told, String who, Instant now) throws Unfit {
        String method = told.text("method").orElse("*");
        String path = told.text("path").orElse("");
        if (!method.matches("\\*|[A-Za-z]{1,20}")) {
            throw new Unfit("method", "is no method", "write one such as DELETE, or *");
        }
        if (!path.startsWith("/") || path.length() > LONGEST_TEXT) {
            throw new Unfit("path", "is no path", "write a template such as /accounts/{id}/cards, or /**");
        }
        Patch.Condition condition = Patch.Condition.of(told.text("condition").orElse("always"))
                .orElseThrow(() -> new Unfit("condition", "is something else", words(Patch.Condition.values())));
        String parameter = told.text("parameter").orElse("");
        if (parameter.isEmpty() == condition.isAboutOne() || parameter.length() > LONGEST_TEXT) {
            throw new Unfit(
                    "parameter",
                    condition.isAboutOne() ? "is missing, or too long" : "is of no use here",
                    condition.isAboutOne() ? "name a parameter" : "take it out");
        }
        long most = condition == Patch.Condition.PARAMETER_ABOVE
                ? number(told, "most", Optional.empty(), 0, Long.MAX_VALUE)
                : 0;
        String api = told.text("api").orElse("*");
        Duration lasts = Duration.ofMinutes(number(told, "minutes", Optional.empty(), 1, LONGEST_PATCH));
        return new Patch(
                id,
                method.toUpperCase(Locale.ROOT),
                api.length() > LONGEST_TEXT ? "" : api.toLowerCase(Locale.ROOT),
                path,
                condition,
                parameter,
                most,
                reason(told),
                who,
                now,
                now.plus(lasts),
                truth(told, "dryRun", true));
    }

    private static String words(Patch.Condition... conditions) {
        return "write one of "
                + Arrays.stream(conditions).map(Patch.Condition::word).collect(Collectors.joining(", "));
    }

    private static String reason(Told told) throws Unfit {
        String reason = told.text("reason").orElse("");
        if (reason.isEmpty() || reason.length() > LONGEST_TEXT) {
            throw new Unfit("reason", "is missing, or too long", "say why in 1 to " + LONGEST_TEXT + " characters");
        }
        return reason;
    }

    private static <T extends Enum<T>> T constant(Told told, String name, T usual, T[] all) throws Unfit {
        return word(
                told,
                name,
                usual,
                text -> Arrays.stream(all)
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
                        .findFirst(),
                all,
                each -> each.name().toLowerCase(Locale.ROOT));
    }

    private interface Reads<T> {
        Optional<T> of(String text);
    }

    private interface Writes<T> {
        String of(T value);
    }

    private static <T> T word(Told told, String name, T usual, Reads<T> reads, T[] all, Writes<T> writes) throws Unfit {
        Optional<String> text = told.text(name);
        if (text.isEmpty()) {
            return usual;
        }
        return reads.of(text.get())
                .orElseThrow(() -> new Unfit(
                        name,
                        "is something else",
                        "write one of " + Arrays.stream(all).map(writes::of).collect(Collectors.joining(", "))));
    }

    private static boolean truth(Told told, String name, boolean usual) throws Unfit {
        String text = told.text(name).orElse(Boolean.toString(usual));
        if (!text.equals("true") && !text.equals("false")) {
            throw new Unfit(name, "is neither true nor false", "write one of the two");
        }
        return text.equals("true");
    }

    private static long number(Told told, String name, Optional<Long> usual, long least, long most) throws Unfit {
        Optional<String> text = told.text(name);
        if (text.isEmpty() && usual.isPresent()) {
            return usual.get();
        }
        return number(name, text.orElse(""), least, most);
    }

    private static long number(String name, String text, long least, long most) throws Unfit {
        boolean number = text.matches("[0-9]{1,18}");
        if (!number || Long.parseLong(text) < least || Long.parseLong(text) > most) {
            throw new Unfit(name, "is missing, or no number of that size", "write one of " + least + " to " + most);
        }
        return Long.parseLong(text);
    }
}
