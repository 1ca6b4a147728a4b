package dev.sinew.probe.proof;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Numeral;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import dev.sinew.spec.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who moves money names in the body whose account it is taken from: {@code {"fromAccount": …, "toAccount": …}}. Proved with accounts that the run created: their owner pays something into one of them, which moves a number that it reads there. The other then moves as much from it to an
 * account of its own, twice, and each time the same number goes down again by as much, and stands still in between; from an account that never existed nothing is moved.
 *
 * @param from the member that names the account of which money is taken
 * @param to the one that gets it
 */
record DebitedAccount(Endpoint endpoint, String from, String to, Fixtures fixtures, Trial trial) {
    private static final String ACCOUNT = "(?:bank|sub)?account(?:id|number|no)?";
    private static final Pattern FROM = Pattern.compile("(?:from|source|debit|sender|payer)" + ACCOUNT);
    private static final Pattern TO =
            Pattern.compile("(?:to|target|destination|recipient|credit|payee|beneficiary)" + ACCOUNT);
    private static final Pattern ACCOUNTS = Pattern.compile("(?i)(?:(?:bank|sub)[-_]?)?accounts?");
    private static final int ROUNDS = 2;
    private static final int MOST_SOURCES = 3;

    /** What is said of an endpoint; empty where it moves nothing between accounts, or the run created none. */
    static Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        boolean posted = endpoint.operation().method().equals("POST")
                && endpoint.pathParameters().isEmpty();
        Optional<Fixtures> fixtures =
                trial.fixtures().filter(each -> posted && each.writing().leftovers());
        Optional<Schema> takes = fixtures.flatMap(each -> trial.takes(endpoint));
        Optional<String> from = takes.flatMap(each -> named(each, FROM));
        Optional<String> to = takes.flatMap(each -> named(each, TO));
        return from.isEmpty() || to.isEmpty()
                ? Optional.empty()
                : new DebitedAccount(endpoint, from.get(), to.get(), fixtures.orElseThrow(), trial).judge();
    }

    private static Optional<String> named(Schema schema, Pattern pattern) {
        return schema.properties().keySet().stream()
                .filter(each -> pattern.matcher(each.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT))
                        .matches())
                .findFirst();
    }

    private Optional<Outcome> judge() {
        return OnCreated.byAnother(endpoint, trial, this::isAccount, (made, other, all) -> judge(made, other));
    }

    private boolean isAccount(Made made) {
        return ACCOUNTS.matcher(made.create().endpoint().lastSegment()).matches()
                && Sight.address(made, trial).isPresent();
    }

    private Outcome judge(Made made, Persona other) {
        Persona owner = made.owner();
        Optional<Made> own = fixtures.made().stream()
                .filter(each -> each.owner() == other && isAccount(each))
                .findFirst();
        if (own.isEmpty()) {
            return Outcome.inconclusive(other + " created no account of its own");
        }
        Map<String, BigDecimal> paid = paidIn(made);
        // As much as is then taken twice.
        if (paid.isEmpty() || paidIn(made).isEmpty()) {
            return Outcome.inconclusive(owner + " could pay nothing into the account that it created for this");
        }
        Optional<Ask> never = ask(NeverExisted.like(made.id()), own.get().id());
        if (never.isEmpty() || trial.isSuccess(trial.askAgain(never.get(), other.session()))) {
            return Outcome.inconclusive("money is moved from an account that never existed as well");
        }
        Ask ask = ask(made.id(), own.get().id()).orElseThrow();
        Map<String, BigDecimal> before = numbers(made);
        for (int round = 0; round < ROUNDS; round++) {
            Reply reply = trial.askAgain(ask, other.session());
            if (!trial.isSuccess(reply)) {
                return Outcome.refuted(other + " was refused: " + reply);
            }
            Map<String, BigDecimal> after = numbers(made);
            if (!isMoved(before, after, paid) || !numbers(made).equals(after)) {
                return Outcome.inconclusive(other + " got a success, but what " + owner
                        + " reads of the account did not go down by as much");
            }
            before = after;
        }
        Filled read = Sight.address(made, trial).orElseThrow();
        return Outcome.confirmed(
                other + " moved money from an account that " + owner + " had created to one of its own, twice: "
                        + String.join(", ", paid.keySet()) + " went down by as much as " + owner + " had paid in;"
                        + " from an account that never existed nothing is moved",
                List.of(
                        new Outcome.Step(other.session(), ask, other + " names the account of " + owner),
                        new Outcome.Step(owner.session(), read.ask(), owner + " reads that there is less")));
    }

    /** The numbers that go up in an account where its owner pays into it from one that it had before, and by how much. */
    private Map<String, BigDecimal> paidIn(Made made) {
        Persona owner = made.owner();
        List<String> sources = Stream.concat(
                        trial.told(owner, "account").stream(), trial.told(owner, "accountId").stream())
                .filter(each ->
                        fixtures.made().stream().noneMatch(one -> one.id().equals(each)))
                .distinct()
                .limit(MOST_SOURCES)
                .toList();
        for (String source : sources) {
            Map<String, BigDecimal> before = numbers(made);
            Optional<Ask> ask = ask(source, made.id());
            if (ask.isPresent() && trial.isSuccess(trial.askAgain(ask.get(), owner.session()))) {
                return above(before, numbers(made));
            }
        }
        return Map.of();
    }

    /** Where there is more, and by how much. */
    private static Map<String, BigDecimal> above(Map<String, BigDecimal> less, Map<String, BigDecimal> more) {
        Map<String, BigDecimal> up = new TreeMap<>();
        less.forEach((place, value) -> {
            BigDecimal by = more.getOrDefault(place, value).subtract(value);
            if (by.signum() > 0) {
                up.put(place, by);
            }
        });
        return up;
    }

    /** Whether each number that went up went down by as much. */
    private static boolean isMoved(
            Map<String, BigDecimal> before, Map<String, BigDecimal> after, Map<String, BigDecimal> paid) {
        Map<String, BigDecimal> down = above(after, before);
        return paid.entrySet().stream()
                .allMatch(each ->
                        down.getOrDefault(each.getKey(), BigDecimal.ZERO).compareTo(each.getValue()) == 0);
    }

    private Map<String, BigDecimal> numbers(Made made) {
        Map<String, BigDecimal> numbers = new TreeMap<>();
        Sight.of(made, trial)
                .ifPresent(sight -> sight.values()
                        .forEach((place, value) -> Numeral.of(value).ifPresent(each -> numbers.put(place, each))));
        return numbers;
    }

    /** As the description's examples have it, from one account to another. */
    private Optional<Ask> ask(String source, String target) {
        Filled bare = Filled.bare(endpoint);
        return trial.exemplary(bare)
                .filter(each -> JsonMapper.shared().readTree(each.body()) instanceof ObjectNode)
                .map(each -> {
                    ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(each.body());
                    body.set(from, WithAnothers.typed(source, body.path(from)));
                    body.set(to, WithAnothers.typed(target, body.path(to)));
                    return bare.ask(body.toString());
                });
    }
}
