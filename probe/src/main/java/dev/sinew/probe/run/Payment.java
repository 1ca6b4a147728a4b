package dev.sinew.probe.run;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.spec.Schema;
import dev.sinew.spec.SchemaType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * An operation that moves money: it takes an amount and who gets it, or a quantity or an amount and of what.
 *
 * @param endpoint which
 * @param amount the member of its body that says how much
 * @param recipient the member that says who gets it; empty where it takes a quantity of something
 */
public record Payment(Endpoint endpoint, String amount, Optional<String> recipient) {
    private static final Pattern AMOUNT = Pattern.compile(
            "(?:amount|sum|value|money|total)(?:in)?(?:cents?|minor|minorunits?|pence|eur|euros?|usd|dollars?|gbp)?");
    private static final Pattern QUANTITY = Pattern.compile("quantity|qty|count|units|shares|pieces|numberofitems");
    private static final Pattern RECIPIENT = Pattern.compile(
            "(?:to|recipient|receiver|payee|beneficiary|destination|target)(?:account|user|iban|wallet|customer|id|number|no|name|address|email|phone)*");
    private static final Pattern SENDER = Pattern.compile(
            "(?:from|sender|source|payer|debit)(?:account|user|iban|wallet|customer|id|number|no|name|address|email|phone)*");
    private static final Pattern BALANCE = Pattern.compile(
            "(?i)(?:\\w*[_.-])?(?:\\w*balance|(?:available_?)?credits?|funds|wallet)(?:_?(?:in_?)?(?:cents|minor(?:_?units)?))?");
    /** How much there is of what stands before it, beside its currency. */
    private static final Pattern PART =
            Pattern.compile("(?i)\\.(?:amount|value|cents|minor|units|minor_?units|amount_?(?:in_?)?(?:cents|minor))$");

    private static final List<String> NUMBERS =
            List.of("accountnumber", "accountid", "account", "iban", "wallet", "userid");

    private static final int MOST_RECIPIENTS = 5;
    private static final int MOST_PLACES = 3;

    /** What an endpoint is by the names of what it takes; empty where it is none. */
    public static Optional<Payment> of(Endpoint endpoint, Trial trial) {
        if (!endpoint.operation().method().equals("POST")
                || !endpoint.pathParameters().isEmpty()
                || !endpoint.required().isEmpty()
                || endpoint.isOfSessions()) {
            return Optional.empty();
        }
        Map<String, Schema> members = Bodies.inner(endpoint)
                .map(each -> (Map<String, Schema>) each.properties())
                .orElse(Map.of());
        Optional<String> recipient = named(members.keySet(), RECIPIENT);
        boolean ofSomething = members.keySet().stream().anyMatch(Nouns::isIdOfSomething);
        Optional<String> amount = named(members.keySet(), recipient.isPresent() ? AMOUNT : QUANTITY)
                .or(() -> ofSomething ? named(members.keySet(), AMOUNT) : Optional.empty())
                .filter(each -> isNumber(endpoint, members.getOrDefault(each, Schema.ANY)));
        return recipient.isPresent() || ofSomething
                ? amount.map(each -> new Payment(endpoint, each, recipient))
                : Optional.empty();
    }

    private static Optional<String> named(Set<String> members, Pattern pattern) {
        return members.stream()
                .filter(each -> pattern.matcher(Nouns.plain(each)).matches())
                .findFirst();
    }

    private static boolean isNumber(Endpoint endpoint, Schema schema) {
        Schema plain = endpoint.description().resolver().variants(schema).getFirst();
        return plain.types().isEmpty()
                || plain.types().contains(SchemaType.INTEGER)
                || plain.types().contains(SchemaType.NUMBER);
    }

    public boolean namesRecipient() {
        return recipient.isPresent();
    }

    /** Requests by which somebody pays, as many as there are names by which the other may be meant. */
    public List<Ask> asks(Persona sender, Persona other, int much, Trial trial) {
        Optional<ObjectNode> body =
                trial.whole(Filled.bare(endpoint), sender).flatMap(each -> SignUp.object(each.body()));
        if (body.isEmpty() || Bodies.wrapper(endpoint).isPresent()) {
            return List.of();
        }
        body.get().put(amount, much);
        named(Set.copyOf(body.get().propertyNames()), SENDER)
                .ifPresent(from -> names(sender, trial).stream()
                        .findFirst()
                        .ifPresent(each -> body.get().put(from, each)));
        if (recipient.isEmpty()) {
            return ordered(body.get());
        }
        List<Ask> asks = new ArrayList<>();
        for (String each : names(other, trial)) {
            ObjectNode one = body.get().deepCopy();
            if (one.path(recipient.get()).isNumber() && each.matches("\\d{1,15}")) {
                one.put(recipient.get(), Long.parseLong(each));
            } else {
                one.put(recipient.get(), each);
            }
            asks.add(Filled.bare(endpoint).ask(one.toString()));
        }
        return asks;
    }

    /** An order, then the same with each switch that it may have on, as one that says whether something is bought. */
    private List<Ask> ordered(ObjectNode body) {
        List<Ask> asks = new ArrayList<>(List.of(Filled.bare(endpoint).ask(body.toString())));
        Bodies.inner(endpoint).map(Schema::properties).orElseGet(TreeMap::new).forEach((name, schema) -> {
            Schema plain = endpoint.description().resolver().variants(schema).getFirst();
            if (plain.types().contains(SchemaType.BOOLEAN) && asks.size() < MOST_PLACES) {
                asks.add(Filled.bare(endpoint)
                        .ask(body.deepCopy().put(name, true).toString()));
            }
        });
        return asks;
    }

    /** The same with as much below zero. */
    public Ask opposite(Ask ask) {
        ObjectNode body = SignUp.object(ask.body()).orElseThrow();
        body.put(amount, -much(ask));
        return Filled.bare(endpoint).ask(body.toString());
    }

    /** How much a request moves. */
    public int much(Ask ask) {
        return SignUp.object(ask.body()).orElseThrow().path(amount).asInt(0);
    }

    /** What somebody may be called where it is paid: what stands beside its balance, numbers of its own, then its names. */
    private static List<String> names(Persona persona, Trial trial) {
        Set<String> names = new LinkedHashSet<>();
        reached(persona, trial)
                .flatMap(each -> each.reply().json().stream())
                .flatMap(json -> Stream.concat(Stream.of(json), json.valueStream()))
                .filter(each -> each.properties().stream()
                        .anyMatch(one -> BALANCE.matcher(one.getKey()).matches()))
                .flatMap(each -> each.properties().stream())
                .filter(each -> each.getValue().isValueNode()
                        && (Whose.names(each.getKey()) || NUMBERS.contains(Nouns.plain(each.getKey()))))
                .forEach(each -> names.add(each.getValue().asString("")));
        NUMBERS.forEach(each -> trial.told(persona, each).stream()
                .filter(persona.called()::contains)
                .forEach(names::add));
        persona.called().stream().sorted().forEach(names::add);
        return names.stream().limit(MOST_RECIPIENTS).toList();
    }

    /** Where somebody reads a balance of its own. */
    public static Optional<Filled> balance(Persona persona, Trial trial) {
        return places(persona, trial).stream().findFirst();
    }

    private static List<Filled> places(Persona persona, Trial trial) {
        return reached(persona, trial).map(Reached::filled).toList();
    }

    private static Stream<Reached> reached(Persona persona, Trial trial) {
        return trial.endpoints().stream()
                .filter(Endpoint::isRead)
                .flatMap(each -> persona.told(each).stream())
                .filter(each -> each.filled().bindings().values().stream().allMatch(persona.called()::contains))
                .filter(each -> !numbers(each.reply().json().map(Scalars::of).orElseGet(TreeMap::new))
                        .isEmpty())
                .limit(MOST_PLACES);
    }

    /** The balances that somebody reads now, by place. */
    public static Map<String, BigDecimal> balances(Persona persona, Trial trial) {
        Map<String, BigDecimal> all = new TreeMap<>();
        for (Filled each : places(persona, trial)) {
            trial.askAgain(each.ask(), persona.session())
                    .json()
                    .ifPresent(json ->
                            numbers(Scalars.of(json)).forEach((place, number) -> all.put(each + " " + place, number)));
        }
        return all;
    }

    private static Map<String, BigDecimal> numbers(Map<String, String> values) {
        Map<String, BigDecimal> numbers = new TreeMap<>();
        values.forEach((place, value) -> {
            String plain = PART.matcher(place).replaceFirst("");
            String member = plain.substring(plain.lastIndexOf('.') + 1);
            if (BALANCE.matcher(member).matches() && value.matches("-?\\d{1,15}(?:\\.\\d{1,20})?")) {
                numbers.put(place, new BigDecimal(value));
            }
        });
        return numbers;
    }
}
