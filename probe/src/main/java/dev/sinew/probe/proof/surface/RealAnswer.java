package dev.sinew.probe.proof.surface;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.oracle.Strength;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Refusal;
import dev.sinew.probe.run.Trial;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Whether a path that nothing describes is an operation. A success is none: many hosts answer everything. It is one where JSON comes back that holds
 * data which the same caller knows from described operations, or where nobody is refused and the caller is not, while a path beside it that never
 * existed is missing for both.
 */
record RealAnswer(Trial trial, Persona persona, Ask ask) {
    private static final int MISSING = 404;

    /** What is said of it; empty where it is not answered with success. */
    Optional<Outcome> judge(String what) {
        Reply reply = trial.ask(ask, persona.session());
        if (!trial.isSuccess(reply)
                || reply.json().filter(JsonNode::isContainer).isEmpty()) {
            return Optional.empty();
        }
        Ask beside = Ask.get(Nowhere.beside(ask.path()));
        if (trial.ask(beside, persona.session()).succeeded()) {
            return Optional.empty();
        }
        Optional<String> sign = sign(reply, beside);
        if (sign.isEmpty()) {
            return Optional.of(
                    Outcome.inconclusive(what + " is answered, but nothing shows that it is more than a page"));
        }
        if (!sign(trial.askAgain(ask, persona.session()), beside).equals(sign)) {
            return Optional.of(Outcome.inconclusive(what + " was answered as an operation once and not again"));
        }
        return Optional.of(Outcome.confirmed(
                        what + " is answered as an operation, twice: " + sign.get()
                                + "; a path beside it that never existed is not",
                        List.of(
                                new Outcome.Step(persona.session(), ask, sign.get()),
                                new Outcome.Step(persona.session(), beside, "never existed, and is not answered")))
                .refusing(Refusal.always()));
    }

    private Optional<String> sign(Reply reply, Ask beside) {
        if (!trial.isSuccess(reply) || reply.json().isEmpty()) {
            return Optional.empty();
        }
        Set<String> known = new HashSet<>(Scalars.of(reply.json().get()).values());
        known.retainAll(persona.seen());
        known.removeIf(value -> ask.path().contains(value));
        if (Strength.of(known) >= Strength.ENOUGH) {
            return Optional.of("data that " + persona + " has from described operations comes back");
        }
        boolean guarded = trial.ask(ask, Session.NOBODY).isRefusal()
                && trial.ask(beside, Session.NOBODY).status() == MISSING
                && trial.ask(beside, persona.session()).status() == MISSING
                && reply.json().get().size() > 0;
        return guarded ? Optional.of("nobody is refused, and " + persona + " gets an answer") : Optional.empty();
    }
}
