package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Numeral;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Homes;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import dev.sinew.spec.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the description says may be had once is had twice.
 *
 * <p>A trial is begun again each time that it ends, a voucher pays until an order costs nothing.
 *
 * <p>Proved by what the caller reads of its own: the description says that it goes once ({@code once per account}), the caller does it two times one after the other, both are answered with success, and a day or a number that the
 * caller reads moves the second time as far as the first and in the same direction: a trial that ends two weeks later, a balance that grows. Numbers that move by one count something and prove nothing. As
 * it cannot be undone, it needs {@code --allow-leftovers}.
 *
 * <p>So is a voucher whose code the description has as an example, and that is applied to one thing twice: it takes off as much again of what the caller owes, be it that staff created that for the caller. Not where the description says that it
 * may be applied several times, or speaks of a balance, as of a gift card.
 *
 * <p>So is what one person may have so many of, as what is ordered says of itself ({@code "maxPerPerson": 4}): one order for more is refused, and two that are more together are not.
 *
 * <p>So is an invitation: the code that another customer's page above says is its own.
 *
 * <p>So is a refund of what the run created, where no amount is said, so that all of it is paid back: a balance that the caller reads grows twice by as much. Not where the description speaks of parts.
 *
 * <p>To fix it, keep who had it, under a unique key, and look there before it is given.
 */
@Rule(
        id = "probe.one-time-action-repeated",
        flaw = "one-time-action-repeated",
        title = "What may be had once is had twice",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API6:2023"},
        cwe = {840, 837})
public final class OneTimeActionRepeated implements Proof {
    private static final Pattern ONCE = Pattern.compile(
            "(?i)\\b(?:only|just)\\s+once\\b|\\bonce\\s+(?:per|only)\\b|\\bonce\\s+(?:an?|each|every)\\s+(?:account|customer|user|member|person|household|order|invoice)\\b"
                    + "|\\b(?:works?|used|redeemed|claimed|taken|started|valid)\\s+once\\b"
                    + "|\\bone\\b[^.]{0,30}\\b(?:per|for (?:an?|each|every))\\s+(?:account|customer|user|member|person|household|order|invoice)\\b"
                    + "|\\bsecond time\\b[^.]{0,40}\\b(?:refused|409|error|conflict)");
    /** What goes once for each of many things, or is shown once. */
    private static final Pattern OTHERWISE =
            Pattern.compile("(?i)\\b(?:shown|visible|displayed|returned|counts?)\\b[^.]{0,20}\\bonce\\b");

    private static final Pattern CODES = Pattern.compile(
            "(?i)(?:apply|redeem|add|use)?[-_]?(?:vouchers?|coupons?|promos?|(?:voucher|coupon|promo|discount)[-_]?codes?)(?:[-_]?(?:apply|redeem))?");
    private static final Pattern CODE = Pattern.compile("(?i)(?:(?:voucher|coupon|promo(?:tion)?|discount)[-_]?)?code");
    private static final Pattern INVITATION =
            Pattern.compile("(?i)(?:(?:my|own)[-_]?)?(?:(?:referral|invit\\w{1,5}|friend|promo(?:tion)?)[-_]?)?code");
    /** What there is of something in a list of the same length as before: of what is there, not of what was done. */
    private static final Pattern HELD =
            Pattern.compile("(?i).*\\.(?:\\w*balance|available|free|credits?|points|funds|cash)");
    /** What says that the same may well be applied once more. */
    private static final Pattern MANY = Pattern.compile(
            "(?i)\\b(?:several|multiple|many|more than once|again|repeated\\w*|stack\\w*|twice|balance|gift|prepaid|credit|times)\\b");

    private static final Pattern REFUND = Pattern.compile("(?i)(?:full[-_]?)?refund(?:s|ed)?");
    private static final Pattern PARTS = Pattern.compile(
            "(?i)\\b(?:part\\w*|rest|remain\\w*|instal\\w*|several|multiple|many|more than once|again|repeated\\w*|twice|times)\\b");
    private static final Pattern BALANCE = Pattern.compile("(?i).*\\b\\w*(?:balance|credit|wallet|funds)\\w*");
    private static final Pattern ELEMENT = Pattern.compile("\\[\\d+]");
    private static final String DAYS = "the day at ";
    private static final String SAID = "the description says that it goes once";
    private static final int DAY = 10;
    private static final int MOST_CALLERS = 3;
    private static final int MOST_PLACES = 40;

    @Override
    public boolean isWriting() {
        return true;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        Optional<Fixtures> fixtures = trial.fixtures();
        Optional<Outcome> many = Homes.creates(endpoint) ? PerPerson.prove(endpoint, trial) : Optional.empty();
        if (many.isPresent()) {
            return many;
        }
        boolean said = endpoint.operation().method().equals("POST")
                && !endpoint.isRead()
                && trial.endpoints().stream().noneMatch(each -> each.path().startsWith(endpoint.path() + "/{"))
                && ONCE.matcher(endpoint.text()).find()
                && !OTHERWISE.matcher(endpoint.text()).find();
        boolean code = !said && isCode(endpoint, trial);
        boolean refund = !said && !code && isRefund(endpoint, trial);
        if (!said && !code && !refund || fixtures.isEmpty()) {
            return Optional.empty();
        }
        if (!fixtures.get().writing().leftovers()) {
            return Optional.of(Outcome.inconclusive("what is had stays; --allow-leftovers tries it twice"));
        }
        if (code) {
            return Verdicts.better(
                    OnCreated.byOwner(
                            endpoint,
                            trial,
                            made -> made.at(endpoint).isPresent(),
                            (made, all) -> applied(endpoint, made, trial)),
                    () -> toGiven(endpoint, fixtures.get(), trial));
        }
        if (refund) {
            return OnCreated.byOwner(
                    endpoint,
                    trial,
                    made -> made.at(endpoint).isPresent(),
                    (made, all) -> refunded(endpoint, made, trial));
        }
        if (!endpoint.pathParameters().isEmpty()) {
            return OnCreated.byOwner(
                    endpoint,
                    trial,
                    made -> made.at(endpoint).isPresent(),
                    (made, all) -> new Twice(made.owner(), Optional.of(made), SAID, trial)
                            .judge(() -> all.ask(made.at(endpoint).orElseThrow(), made.owner())));
        }
        Verdicts verdicts = new Verdicts("no ordinary caller is there");
        trial.customers().stream().limit(MOST_CALLERS).forEach(caller -> {
            if (!verdicts.isDecided()) {
                verdicts.add(
                        new Twice(caller, Optional.empty(), SAID, trial).judge(() -> asked(endpoint, caller, trial)));
            }
        });
        return Optional.of(verdicts.outcome());
    }

    /** Whether nothing but a code is sent to be applied to a thing: who makes up a discount says more of it. */
    private static boolean isCode(Endpoint endpoint, Trial trial) {
        return ActionByAnother.isDeed(endpoint, trial)
                && CODES.matcher(endpoint.lastSegment()).matches()
                && !MANY.matcher(endpoint.text()).find()
                && trial.takes(endpoint)
                        .map(Schema::properties)
                        .filter(each -> each.size() == 1
                                && CODE.matcher(each.firstKey()).matches())
                        .isPresent();
    }

    /** Whether something is paid back, of which nothing has to be said how much. */
    private static boolean isRefund(Endpoint endpoint, Trial trial) {
        return ActionByAnother.isDeed(endpoint, trial)
                && !endpoint.pathParameters().isEmpty()
                && REFUND.matcher(endpoint.lastSegment()).matches()
                && !PARTS.matcher(endpoint.text()).find()
                && trial.takes(endpoint).stream()
                        .allMatch(each -> each.required().isEmpty());
    }

    private static Outcome refunded(Endpoint endpoint, Made made, Trial trial) {
        Filled whole = made.at(endpoint).orElseThrow();
        Optional<Ask> ask = Optional.of(endpoint.described().requestBody().isEmpty() ? whole.ask() : whole.ask("{}"));
        return new Twice(made.owner(), Optional.of(made), "all of it is paid back once", trial)
                .judge(() -> ask, BALANCE.asMatchPredicate());
    }

    private static Outcome applied(Endpoint endpoint, Made made, Trial trial) {
        return new Twice(made.owner(), Optional.of(made), "one code is applied to one thing", trial)
                .judge(() -> trial.exemplary(made.at(endpoint).orElseThrow()));
    }

    /** To what those who may do more created for a caller. */
    private static Optional<Outcome> toGiven(Endpoint endpoint, Fixtures fixtures, Trial trial) {
        return Verdicts.best(
                GivenTo.examples(endpoint, trial),
                like -> Verdicts.best(
                        trial.customers(),
                        caller -> GivenTo.dear(like, caller, fixtures, trial)
                                .map(made -> applied(endpoint, made, trial))));
    }

    /** With the code of another where one invites others by it, else as the description's examples have it, where it has any. */
    private static Optional<Ask> asked(Endpoint endpoint, Persona caller, Trial trial) {
        Filled bare = Filled.bare(endpoint);
        Optional<Ask> invited = invitation(endpoint, caller, trial)
                .flatMap(code -> trial.takes(endpoint)
                        .map(each -> bare.ask(JsonMapper.shared()
                                .createObjectNode()
                                .put(each.properties().firstKey(), code)
                                .toString())));
        if (invited.isPresent()) {
            return invited;
        }
        return endpoint.described().requestBody().isEmpty()
                ? Optional.of(bare.ask())
                : trial.exemplary(bare).or(() -> trial.whole(bare, caller));
    }

    /** The code that the page above tells another customer as its own, and not the caller, where nothing but a code is sent. */
    private static Optional<String> invitation(Endpoint endpoint, Persona caller, Trial trial) {
        boolean code = trial.takes(endpoint)
                .map(Schema::properties)
                .filter(each ->
                        each.size() == 1 && INVITATION.matcher(each.firstKey()).matches())
                .isPresent();
        return trial.endpoints().stream()
                .filter(each -> code
                        && each.isRead()
                        && each.pathParameters().isEmpty()
                        && endpoint.path().startsWith(each.path() + "/"))
                .flatMap(each ->
                        trial.customers().stream().filter(one -> one != caller).flatMap(one -> one.told(each).stream()))
                .flatMap(each -> each.reply().json().stream())
                .flatMap(json -> Scalars.of(json).entrySet().stream())
                .filter(each -> !ELEMENT.matcher(each.getKey()).find()
                        && INVITATION
                                .matcher(each.getKey().substring(each.getKey().lastIndexOf('.') + 1))
                                .matches())
                .map(Map.Entry::getValue)
                .filter(each -> !each.isEmpty() && !caller.seen().contains(each))
                .findFirst();
    }

    /** One caller, with what it created for it, where it is done to that, and why it goes once. */
    private record Twice(Persona caller, Optional<Made> made, String why, Trial trial) {
        Outcome judge(Supplier<Optional<Ask>> again) {
            return judge(again, place -> true);
        }

        /**
         * Judges by what the caller reads.
         *
         * @param tells of which places
         */
        Outcome judge(Supplier<Optional<Ask>> again, Predicate<String> tells) {
            Optional<Ask> asked = again.get();
            if (asked.isEmpty()) {
                return Outcome.inconclusive("nothing is known that could be sent");
            }
            Map<String, BigDecimal> earlier = read();
            Map<String, BigDecimal> before = read();
            Reply first = trial.askAgain(asked.get(), caller.session());
            if (!trial.isSuccess(first)) {
                return Outcome.inconclusive(caller + " does not have it once: " + first);
            }
            Map<String, BigDecimal> between = read();
            // With another key of idempotency, as whoever does it once more has.
            Reply second = trial.askAgain(again.get().orElseGet(asked::get), caller.session());
            Map<String, BigDecimal> after = read();
            if (!trial.isSuccess(second)) {
                return Outcome.refuted("the second time is refused: " + second);
            }
            List<String> places = new ArrayList<>();
            between.forEach((place, value) -> {
                BigDecimal two = after.getOrDefault(place, value).subtract(value);
                // What is there since the first time, as the end of a trial, had nothing to move from.
                BigDecimal one = before.containsKey(place)
                        ? value.subtract(before.get(place))
                        : place.startsWith(DAYS) ? two : BigDecimal.ZERO;
                boolean still = Optional.ofNullable(before.get(place)).equals(Optional.ofNullable(earlier.get(place)));
                if (still
                        && tells.test(place)
                        && one.compareTo(two) == 0
                        && one.abs().compareTo(BigDecimal.ONE) > 0) {
                    places.add(place + " by " + one.stripTrailingZeros().toPlainString());
                }
            });
            if (places.isEmpty() && before.equals(between)) {
                return Outcome.inconclusive("nothing that " + caller + " reads tells that it was had once: " + first);
            }
            return places.isEmpty()
                    ? Outcome.refuted(
                            "the second time is answered, and moves nothing that " + caller + " reads as the first did")
                    : Outcome.confirmed(
                            why + "; " + caller + " did it twice, and both times moved " + places.getFirst(),
                            List.of(
                                    new Outcome.Step(caller.session(), asked.get(), caller + " has it"),
                                    new Outcome.Step(caller.session(), asked.get(), "and once more")));
        }

        /**
         * The numbers, and days as numbers, that the caller reads of its own and of what it is done to, by place; of lists, which grow, only how much there is of something, and only where they do not.
         */
        private Map<String, BigDecimal> read() {
            Map<String, BigDecimal> all = new TreeMap<>();
            made.flatMap(each -> Sight.of(each, trial))
                    .ifPresent(each -> each.values().forEach((place, value) -> add(all, place, value)));
            trial.endpoints().stream()
                    .filter(each -> each.isRead() && each.required().isEmpty())
                    .flatMap(each -> caller.told(each).stream().limit(1))
                    .map(Reached::filled)
                    .filter(each -> each.bindings().values().stream().allMatch(this::isOwn))
                    .limit(MOST_PLACES)
                    .forEach(each -> trial.askAgain(each.ask(), caller.session())
                            .json()
                            .map(Scalars::of)
                            .ifPresent(json -> json.forEach((place, value) ->
                                    add(all, each + " " + place + elements(place, json.keySet()), value))));
            return all;
        }

        /** How many values stand in the list that a place is in, in words; empty where it is in none. */
        private static String elements(String place, Set<String> places) {
            int at = place.indexOf('[');
            return at < 0
                    ? ""
                    : " of "
                            + places.stream()
                                    .filter(each -> each.startsWith(place.substring(0, at + 1)))
                                    .count();
        }

        /** Whether something is what the caller is called, or its own page names it, as the wallet that goes with an account. */
        private boolean isOwn(String id) {
            return caller.called().contains(id)
                    || caller.ownPages().anyMatch(each -> Scalars.of(each).containsValue(id));
        }

        private static void add(Map<String, BigDecimal> all, String place, String value) {
            if (ELEMENT.matcher(place).find()
                    && !HELD.matcher(place.replaceFirst(" of \\d+$", "")).matches()) {
                return;
            }
            Optional<BigDecimal> number = Numeral.of(value);
            if (number.isPresent()) {
                all.put(place, number.get());
            } else if (value.length() >= DAY) {
                day(value.substring(0, DAY))
                        .ifPresent(each -> all.put(DAYS + place, BigDecimal.valueOf(each.toEpochDay())));
            }
        }

        private static Optional<LocalDate> day(String text) {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                // Some other text of that length.
                return Optional.empty();
            }
        }
    }
}
