package dev.sinew.probe.proof.contract;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for the token of an identity in answers to nobody, and to other identities that may do no more than it: whoever reads it is it. */
final class OthersToken {
    /** A shorter one may be a word that stands there for another reason. */
    private static final int SHORTEST = 20;

    private OthersToken() {}

    static Optional<Outcome> shown(Endpoint endpoint, Trial trial) {
        if (!endpoint.isRead()) {
            return Optional.empty();
        }
        Optional<Reached> reached = trial.personas().stream()
                .flatMap(each -> each.reached(endpoint).stream())
                .findFirst();
        return reached.flatMap(each -> shown(each, trial));
    }

    private static Optional<Outcome> shown(Reached reached, Trial trial) {
        Ask ask = reached.filled().ask();
        List<Session> readers = new ArrayList<>(List.of(Session.NOBODY));
        trial.customers().stream().map(Persona::session).forEach(readers::add);
        for (Session reader : readers) {
            String text = trial.ask(ask, reader).text();
            Optional<Persona> owner = trial.personas().stream()
                    .filter(each -> !each.session().identity().equals(reader.identity()))
                    .filter(each -> token(each)
                            .filter(text::contains)
                            .filter(token -> reader.headers().stream()
                                    .noneMatch(header -> header.value().contains(token)))
                            .isPresent())
                    .findFirst();
            if (owner.isPresent()) {
                boolean again = trial.askAgain(ask, reader)
                        .text()
                        .contains(token(owner.get()).orElseThrow());
                return Optional.of(
                        again
                                ? Outcome.confirmed(
                                        "two answers to " + reader + " have the token of " + owner.get()
                                                + ", with which whoever reads it is that one",
                                        List.of(new Outcome.Step(
                                                reader, ask, reader + " gets the token of " + owner.get())))
                                : Outcome.inconclusive("the token of another was there once and not again"));
            }
        }
        return Optional.empty();
    }

    /** What it began the run with, or has now, where that is long enough. */
    private static Optional<String> token(Persona persona) {
        return persona.session().token().filter(each -> each.length() >= SHORTEST);
    }
}
