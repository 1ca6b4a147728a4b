package dev.sinew.probe.proof;

import dev.sinew.model.Location;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Baseline;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.oracle.SensitiveFields;
import dev.sinew.probe.oracle.Strength;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Outcome.Step;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Possessions;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Verdict;
import dev.sinew.spec.DescribedOperation.Parameter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Asks a list for what is another's by a parameter that says whose is wanted, as {@code memberId} does, which need not be given, or which the elements alone call so and the description does not have. Controls: the owner gets its own
 * three times, the other asks the same way for its own, its lists never showed the owner's values, a person who never existed has none of them, and nobody gets them without
 * credentials. What others may well look at, as somebody's posts, is not of these kinds; what is refused to the other at its own address, or
 * said to be the caller's own ({@code My bookings}), is.
 */
final class FilterOfAnother {
    private static final int DEEPEST = 3;

    private final Endpoint endpoint;
    private final String parameter;
    private final Trial trial;

    private FilterOfAnother(Endpoint endpoint, String parameter, Trial trial) {
        this.endpoint = endpoint;
        this.parameter = parameter;
        this.trial = trial;
    }

    /** What is shown of others; empty where no parameter says whose is wanted, or no two callers of one rank are known by it. */
    static Optional<Outcome> read(Endpoint endpoint, Trial trial) {
        return Verdicts.best(
                Stream.concat(parameters(endpoint, trial), undeclared(endpoint, trial))
                        .toList(),
                each -> new FilterOfAnother(endpoint, each, trial).read());
    }

    /** A head of a family may ask for who belongs to it, which nobody else may. */
    private Optional<Outcome> read() {
        return Pairs.of(trial.customers(), each -> !each.reached(endpoint).isEmpty(), (owner, other) -> {
            Optional<String> own = idOf(other);
            return idOf(owner)
                    .filter(owned -> own.isPresent() && !owned.equals(own.get()))
                    .map(owned -> () -> judge(owner, owned, other, own.orElseThrow()));
        });
    }

    private static Stream<String> parameters(Endpoint endpoint, Trial trial) {
        return !OwnedList.isOne(endpoint)
                ? Stream.empty()
                : endpoint.described().parameters().stream()
                        .filter(each -> each.location() == Location.QUERY
                                && (Possessions.isOwner(each.name()) || tellsWhose(each.name(), endpoint, trial)))
                        .map(Parameter::name);
    }

    /** What the elements of the list call whose they are, where the description has no such parameter: what a list is filtered by may be taken from the query as it comes. */
    private static Stream<String> undeclared(Endpoint endpoint, Trial trial) {
        return !OwnedList.isOne(endpoint)
                ? Stream.empty()
                : trial.customers().stream()
                        .limit(1)
                        .flatMap(each -> each.reached(endpoint).stream().limit(1))
                        .flatMap(each -> each.reply().json().stream())
                        .flatMap(each -> Scalars.of(each).keySet().stream())
                        .filter(each -> each.indexOf("].") >= 0)
                        .map(each -> each.substring(each.lastIndexOf("].") + 2))
                        .filter(each -> each.indexOf('.') < 0 && Possessions.isOwner(each))
                        .distinct()
                        .filter(each -> !isDeclared(each, endpoint) && tellsWhose(each, endpoint, trial))
                        .limit(1);
    }

    private static boolean isDeclared(String name, Endpoint endpoint) {
        return endpoint.described().parameters().stream()
                .anyMatch(each -> each.location() == Location.QUERY && ListedUnder.isCalled(name, each.name()));
    }

    /** Whether the elements of the list tell whose they are by that name: in the lists of several callers it is each one's own, always. */
    private static boolean tellsWhose(String name, Endpoint endpoint, Trial trial) {
        return trial.customers().stream()
                        .flatMap(each -> listedAs(each, name, endpoint, trial).stream())
                        .distinct()
                        .count()
                > 1;
    }

    /** A caller's id as a parameter takes it. */
    private Optional<String> idOf(Persona persona) {
        Optional<String> listed = listedAs(persona, parameter, endpoint, trial);
        return listed.isPresent() || !Possessions.isOwner(parameter) ? listed : persona.ownId(parameter);
    }

    /** What all elements of a caller's own list have under a name, where its own page says that it is its own, or has it under the same name. */
    private static Optional<String> listedAs(Persona persona, String name, Endpoint endpoint, Trial trial) {
        List<String> values = ListedUnder.values(name, endpoint, persona);
        return Optional.of(values)
                .filter(each -> each.size() == 1
                        && (persona.isOwn(each.getFirst()) || trial.isOwnAs(persona, name, each.getFirst())))
                .map(List::getFirst);
    }

    private Filled asking(String value) {
        return Filled.asking(endpoint, parameter, value);
    }

    private Outcome judge(Persona owner, String owned, Persona other, String own) {
        List<Reply> replies = trial.thrice(asking(owned).ask(), owner.session());
        Optional<Baseline> baseline = trial.baseline(replies);
        if (baseline.isEmpty() && !isDeclared(parameter, endpoint)) {
            return Outcome.refuted(parameter + " is not described, and not taken");
        }
        if (baseline.isEmpty()) {
            return Outcome.inconclusive("the answers to " + owner + " are no JSON, or not all of three succeeded");
        }
        if (!isPrivate(replies.getFirst())
                && !OwnedList.isRefusedAlone(endpoint, owner, other, replies.getFirst(), trial)) {
            return Outcome.inconclusive("what it shows of " + owner + " may be for others to see");
        }
        HashSet<String> common = new HashSet<>(other.seen());
        common.add(owned);
        Reply others = trial.askAgain(asking(own).ask(), other.session());
        Baseline.of(List.of(others)).map(Baseline::values).ifPresent(common::addAll);
        List<String> unique = baseline.get().unique(common);
        if (Strength.of(unique) < Strength.ENOUGH) {
            return rows(replies.getFirst(), owned) == 0
                    ? figures(owner, owned, other, own)
                    : rows(owner, owned, other, replies.getFirst(), others);
        }
        return values(owner, owned, other, baseline.get(), unique, others);
    }

    /** Whether it is such as one shows to nobody: by the path, by what is said of it, by what is in it. */
    private boolean isPrivate(Reply shown) {
        return Possessions.isPrivate(endpoint.path())
                || Possessions.isOfCaller(endpoint.path())
                || SaidFor.ofCaller(endpoint)
                || shown.json().filter(SensitiveFields::isPersonal).isPresent();
    }

    /** What is shown of two callers to whoever names them, without credentials, where each has too little in it to prove anything alone; empty where no two are known by a parameter. */
    static Optional<Outcome> toNobody(Endpoint endpoint, Trial trial) {
        return Verdicts.best(
                parameters(endpoint, trial).toList(), each -> new FilterOfAnother(endpoint, each, trial).toNobody());
    }

    private Optional<Outcome> toNobody() {
        return Pairs.of(trial.customers(), each -> !each.reached(endpoint).isEmpty(), (owner, other) -> {
            Optional<String> own = idOf(other);
            return idOf(owner)
                    .filter(owned -> own.isPresent() && !owned.equals(own.get()))
                    .filter(owned -> isPrivate(trial.ask(asking(owned).ask(), owner.session())))
                    .map(owned -> () -> new Figures(trial, this::asking)
                            .judge(
                                    new Figures.Asked(trial.nobody(), owner, owned),
                                    new Figures.Asked(trial.nobody(), other, own.orElseThrow())));
        });
    }

    /** Where not even elements say whose they are: each of the two gets the other's. */
    private Outcome figures(Persona owner, String owned, Persona other, String own) {
        Outcome outcome = new Figures(trial, this::asking)
                .judge(new Figures.Asked(other, owner, owned), new Figures.Asked(owner, other, own));
        return outcome.verdict() == Verdict.CONFIRMED
                        && trial.isSuccess(trial.ask(asking(owned).ask(), Session.NOBODY))
                ? Outcome.inconclusive("everybody gets it, also without credentials")
                : outcome;
    }

    /** Where nothing shown is so much the owner's that it would prove anything alone: the elements say themselves that they are the owner's, and the other gets all of them as they are. */
    private Outcome rows(Persona owner, String owned, Persona other, Reply shown, Reply others) {
        int rows = rows(shown, owned);
        Reply reply = trial.askAgain(asking(owned).ask(), other.session());
        if (rows(reply, owned) == 0) {
            return Outcome.refuted(
                    trial.isSuccess(reply)
                            ? other + " got an answer without anything of " + owner
                            : other + " was refused: " + reply);
        }
        Reply nobody = trial.askAgain(asking(owned).ask(), Session.NOBODY);
        Reply never = trial.askAgain(asking(NeverExisted.like(owned)).ask(), other.session());
        Reply again = trial.askAgain(asking(owned).ask(), other.session());
        boolean alone = rows(nobody, owned) == 0
                && rows(never, owned) == 0
                && rows(others, owned) == 0
                && trial.isSuccess(others);
        if (!alone || !reply.json().equals(shown.json()) || !again.json().equals(shown.json())) {
            return Outcome.inconclusive(
                    other + " got something of " + owner + ", but not for certain by asking for it");
        }
        return Outcome.confirmed(
                other + " asked for what is " + owner + "'s by " + parameter + " and got the same " + rows
                        + " elements as " + owner
                        + ", of which each says whose it is, twice; its own list, nobody and a person who never"
                        + " existed had none",
                List.of(
                        new Step(owner.session(), asking(owned).ask(), owner + " gets its own"),
                        new Step(other.session(), asking(owned).ask(), other + " gets the same elements")));
    }

    /** How many elements of lists say that they are somebody's, by an id. */
    private int rows(Reply reply, String id) {
        return reply.succeeded() ? reply.json().map(each -> rows(each, id, 0)).orElse(0) : 0;
    }

    private int rows(JsonNode node, String id, int depth) {
        int rows = 0;
        for (JsonNode each : node) {
            if (node.isArray() && each.isObject()) {
                rows += each.properties().stream()
                                .anyMatch(member -> (Possessions.isOwner(member.getKey())
                                                || ListedUnder.isCalled(member.getKey(), parameter))
                                        && member.getValue().asString("").equals(id))
                        ? 1
                        : 0;
            } else if (each.isContainer() && depth < DEEPEST) {
                rows += rows(each, id, depth + 1);
            }
        }
        return rows;
    }

    private Outcome values(
            Persona owner, String owned, Persona other, Baseline baseline, List<String> unique, Reply others) {
        if (!trial.isSuccess(others)) {
            return Outcome.inconclusive(other + " gets nothing of its own this way");
        }
        Filled never = asking(NeverExisted.like(owned));
        return new ForeignAsk(trial, owner, other, asking(owned).ask(), never.ask(), parameter).judge(baseline, unique);
    }
}
