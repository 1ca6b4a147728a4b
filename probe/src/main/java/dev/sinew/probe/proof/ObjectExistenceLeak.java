package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.SensitiveFields;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A refusal tells that an object of another exists.
 *
 * <p>Where an id says who somebody is (a name, an address, a number of an account), whoever asks for it learns whether that person is a customer.
 *
 * <p>Proved in two rounds: what only its owner was told of is answered to another caller with 403, ids of the same form that never existed, three
 * of them, with 404, each time; and the caller reaches something of its own there, so that it is the object that is refused. Ids that tell
 * nothing of anybody, such as numbers that are counted up and drawn texts, are inconclusive: that one of them is taken is no secret.
 *
 * <p>To fix it, answer both with 404, in the same words.
 */
@Rule(
        id = "probe.object-existence-leak",
        flaw = "object-existence-leak",
        title = "A refusal tells that an object of another exists",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API1:2023"},
        cwe = {204})
public final class ObjectExistenceLeak implements Proof {
    private static final int FORBIDDEN = 403;
    private static final int MISSING = 404;
    private static final int MOST_OBJECTS = 2;
    private static final int NEVER = 3;

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        if (!endpoint.isRead() || endpoint.ids().isEmpty()) {
            return Optional.empty();
        }
        Verdicts verdicts = new Verdicts("no two callers have objects here that only one of them was told of");
        boolean tried = false;
        for (Persona owner : trial.personas()) {
            for (Persona other : trial.personas()) {
                boolean comparable = owner != other
                        && !other.session().identity().isPrivileged()
                        && !other.reached(endpoint).isEmpty();
                List<Reached> alone = comparable ? Scope.ownAlone(endpoint, owner, other) : List.of();
                if (!alone.isEmpty() && !verdicts.isConfirmed()) {
                    tried = true;
                    verdicts.add(judge(alone, owner, other, trial));
                }
            }
        }
        return tried ? Optional.of(verdicts.outcome()) : Optional.empty();
    }

    private static Outcome judge(List<Reached> alone, Persona owner, Persona other, Trial trial) {
        List<Filled> existing =
                alone.stream().map(Reached::filled).limit(MOST_OBJECTS).toList();
        List<Filled> never = never(existing.getFirst());
        Reply first = trial.ask(existing.getFirst().ask(), other.session());
        Reply missing = trial.ask(never.getFirst().ask(), other.session());
        if (first.status() != FORBIDDEN || missing.status() != MISSING) {
            return Outcome.refuted(
                    other + " gets for what " + owner + " has: " + first + "; for what never existed: " + missing);
        }
        if (existing.stream().noneMatch(ObjectExistenceLeak::isTelling)) {
            return Outcome.inconclusive(
                    "403 tells that there is one and 404 that there is none, but the ids tell nothing of anybody");
        }
        for (int round = 0; round < 2; round++) {
            if (!all(existing, FORBIDDEN, other, trial) || !all(never, MISSING, other, trial)) {
                return Outcome.inconclusive("statuses were not the same in every round");
            }
        }
        return Outcome.confirmed(
                "in two rounds " + other + " got 403 for what " + owner + " has and 404 for " + NEVER
                        + " ids of the same form that never existed",
                List.of(
                        new Outcome.Step(other.session(), existing.getFirst().ask(), "403: there is one"),
                        new Outcome.Step(other.session(), never.getFirst().ask(), "404: there never was one")));
    }

    /** Whether an id is of a class of data, such as a name or a number that people have. */
    private static boolean isTelling(Filled filled) {
        String parameter = filled.endpoint().ids().getLast();
        return !SensitiveFields.of(JsonNodeFactory.instance.objectNode().put(parameter, filled.last()))
                .isEmpty();
    }

    private static boolean all(List<Filled> asked, int status, Persona who, Trial trial) {
        return asked.stream()
                .allMatch(each -> trial.askAgain(each.ask(), who.session()).status() == status);
    }

    private static List<Filled> never(Filled existing) {
        List<Filled> never = new ArrayList<>();
        String id = existing.last();
        while (never.size() < NEVER) {
            id = NeverExisted.like(id);
            never.add(existing.withLast(id));
        }
        return never;
    }
}
