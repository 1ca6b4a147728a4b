package dev.sinew.probe.proof;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Possessions;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Who creates something says in the body whose it is. Which member does is told by what is shown: it is called after an owner, and has the creator's own name or id there, as it has the other's where that one
 * created something. Proved by the victim's list, which had nothing of what its creator made for itself: it shows the text that the other sent, twice. Of orders, payments and the like, which are one's own by their
 * kind, what is shown to the victim as the victim's own is enough, whoever lists tell of it.
 */
record OwnerInBody(Endpoint endpoint, Fixtures fixtures, Trial trial) {
    /** Who has it or said it; whom it is for, as an assignee or a receiver, others may well say. */
    private static final Set<String> OWNERS = Set.of(
            "user",
            "userid",
            "username",
            "useruuid",
            "owner",
            "ownerid",
            "ownername",
            "owneremail",
            "author",
            "authorid",
            "authorname",
            "createdby",
            "creator",
            "creatorid",
            "customer",
            "customerid",
            "member",
            "memberid",
            "uid",
            "useremail");

    /** What is said of an endpoint; empty where nothing that was created there shows whose it is. */
    static Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        return trial.fixtures().flatMap(fixtures -> new OwnerInBody(endpoint, fixtures, trial).judge());
    }

    private Optional<Outcome> judge() {
        List<Made> made = fixtures.made().stream()
                .filter(each -> each.create().endpoint().equals(endpoint))
                .toList();
        Verdicts verdicts = new Verdicts("");
        boolean tried = false;
        for (Made attacker : made) {
            for (Made victim : made) {
                if (attacker.owner() == victim.owner()
                        || Rank.apart(attacker.owner(), victim.owner())
                        || verdicts.isConfirmed()) {
                    continue;
                }
                Optional<Map.Entry<String, JsonNode>> owner = owner(attacker, victim);
                if (owner.isPresent()) {
                    tried = true;
                    verdicts.add(tried(
                            attacker, victim, owner.get().getKey(), owner.get().getValue()));
                }
            }
        }
        return tried ? Optional.of(verdicts.outcome()) : Optional.empty();
    }

    /** The member that says whose it is, with what it says of the victim. */
    private Optional<Map.Entry<String, JsonNode>> owner(Made attacker, Made victim) {
        Optional<JsonNode> own = shown(attacker);
        Optional<JsonNode> other = shown(victim);
        if (own.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        return other.get().properties().stream()
                .filter(each ->
                        OWNERS.contains(each.getKey().replaceAll("[_-]", "").toLowerCase(Locale.ROOT)))
                .filter(each -> isOf(victim.owner(), each.getValue())
                        && isOf(attacker.owner(), own.get().path(each.getKey())))
                .filter(each -> !each.getValue().equals(own.get().path(each.getKey())))
                .findFirst();
    }

    private static boolean isOf(Persona who, JsonNode value) {
        return value.isValueNode() && who.called().contains(value.asString(""));
    }

    private Outcome tried(Made attacker, Made victim, String name, JsonNode value) {
        Persona other = attacker.owner();
        Persona owner = victim.owner();
        Optional<Filled> list =
                Elements.list(victim, trial).filter(each -> each.bindings().isEmpty());
        boolean shared = list.isEmpty() || Sight.shared(attacker, owner, trial).isPresent();
        if (shared && !Possessions.isPrivate(endpoint.path())) {
            return Outcome.inconclusive(
                    "no list tells " + owner + " of what is its own, and of nothing that is " + other + "'s");
        }
        Optional<Made> fresh = fixtures.another(attacker, Map.of(name, value), owner);
        if (fresh.isEmpty()) {
            return Outcome.inconclusive(
                    other + " could create none with " + name + ": " + fixtures.whyNoMore(attacker));
        }
        if (shared) {
            return said(fresh.get(), name, value, owner, other);
        }
        boolean marked = fresh.get().body().contains(fresh.get().canary());
        boolean told = marked && tells(list.get(), owner, fresh.get()) && tells(list.get(), owner, fresh.get());
        String sent = fresh.get().body();
        if (fixtures.removal(fresh.get()).isPresent()) {
            // It may be the other's by now, who can delete it then.
            fixtures.discardOpen(fresh.get());
            fixtures.deleted(fresh.get());
        }
        if (!marked) {
            return Outcome.inconclusive("it takes no text by which the owner would know it again");
        }
        if (!told) {
            return Outcome.refuted(
                    "what " + other + " created with " + name + " of " + owner + " is not " + owner + "'s");
        }
        return Outcome.confirmed(
                other + " created something and said with " + name + " that it is " + owner + "'s: the list of " + owner
                        + ", which has nothing of what " + other
                        + " creates for itself, shows the text that was sent, twice",
                List.of(
                        new Outcome.Step(other.session(), attacker.create().ask(sent), other + " creates it"),
                        new Outcome.Step(owner.session(), list.get().ask(), owner + " is told of it")));
    }

    /** Where lists tell both of all, or none tells anybody: what the target itself shows the victim of it says that it is the victim's, twice, as it said of the first's that it was the first's. */
    private Outcome said(Made fresh, String name, JsonNode value, Persona owner, Persona other) {
        Optional<Filled> read = Sight.address(fresh, trial).or(() -> Elements.list(fresh, trial));
        boolean said = read.isPresent();
        for (int i = 0; i < 2; i++) {
            said = said
                    && trial.askAgain(read.get().ask(), owner.session()).json().stream()
                            .flatMap(json -> Elements.of(json, fresh).stream())
                            .anyMatch(each -> value.equals(each.path(name)));
        }
        if (fixtures.removal(fresh).isPresent()) {
            fixtures.discardOpen(fresh);
            fixtures.deleted(fresh);
        }
        return said
                ? Outcome.confirmed(
                        other + " created something and said with " + name + " that it is " + owner
                                + "'s: it is shown to " + owner + " as its own, twice, as what " + other
                                + " creates for itself is shown as " + other + "'s",
                        List.of(
                                new Outcome.Step(
                                        other.session(), fresh.create().ask(fresh.body()), other + " creates it"),
                                new Outcome.Step(
                                        owner.session(), read.get().ask(), owner + " is told that it is its own")))
                : Outcome.refuted("what " + other + " created with " + name + " of " + owner + " is not shown to "
                        + owner + " as its own");
    }

    private boolean tells(Filled list, Persona owner, Made made) {
        Reply reply = trial.askAgain(list.ask(), owner.session());
        return trial.isSuccess(reply)
                && reply.json().stream()
                        .flatMap(json -> Scalars.of(json).values().stream())
                        .anyMatch(each -> each.contains(made.canary()));
    }

    private Optional<JsonNode> shown(Made made) {
        return CreatedWith.shown(made, trial);
    }
}
