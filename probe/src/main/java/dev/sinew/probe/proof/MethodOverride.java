package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.proof.bypass.Guarded;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Refusal;
import dev.sinew.probe.run.Replay;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is refused is done where another method is sent and this one named in a header.
 *
 * <p>The guard looks at the method that is sent, and what stands behind it at {@code X-HTTP-Method-Override} or {@code _method}.
 *
 * <p>Proved by data, for reading: what is refused to a caller comes back to him where {@code OPTIONS} is sent and {@code GET} named, twice, while the
 * plain request is still refused. Where the run may write, by effect: another's {@code DELETE} of an object of the run is refused, and with
 * {@code POST} sent and {@code DELETE} named its owner gets it no more. That the header is answered with success is no proof.
 *
 * <p>To fix it, take such headers and parameters out at the proxy, or decide on the method that counts.
 */
@Rule(
        id = "probe.method-override",
        flaw = "method-override-bypass",
        title = "A method that is refused gets through under another's name",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API5:2023"},
        cwe = {650, 863})
public final class MethodOverride implements Proof {
    @Override
    public boolean isOfAddress() {
        return true;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        if (endpoint.isRead()) {
            return reading(endpoint, trial);
        }
        boolean deletes = endpoint.operation().method().equals("DELETE");
        return deletes && trial.fixtures().isPresent()
                ? OnCreated.byAnother(
                        endpoint,
                        trial,
                        made -> made.isAddress(endpoint),
                        (made, other, fixtures) ->
                                deleting(made.at(endpoint).orElseThrow(), made, other, fixtures, trial))
                : Optional.empty();
    }

    private static Optional<Outcome> reading(Endpoint endpoint, Trial trial) {
        List<Guarded> all = Guarded.of(endpoint, trial);
        for (Guarded guarded : all) {
            Ask ask = named("OPTIONS", "GET", guarded.ask());
            Reply reply = trial.askAgain(ask, guarded.refused());
            Optional<Outcome> outcome = guarded.judge(ask, reply, "with OPTIONS sent and GET named", trial);
            if (outcome.isPresent()) {
                return outcome;
            }
        }
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(Outcome.refuted("what is refused does not come back where GET is named"));
    }

    private static Ask named(String sent, String named, Ask plain) {
        String path = plain.path() + (plain.path().indexOf('?') < 0 ? "?" : "&") + "_method=" + named;
        return new Ask(
                sent,
                path,
                List.of(
                        new Header("X-HTTP-Method-Override", named),
                        new Header("X-HTTP-Method", named),
                        new Header("X-Method-Override", named)),
                "");
    }

    private static Outcome deleting(Filled removal, Made made, Persona other, Fixtures fixtures, Trial trial) {
        Optional<Sight> before = Sight.of(made, trial);
        if (before.isEmpty()) {
            return Outcome.inconclusive(made.owner() + " cannot read back what it created");
        }
        Reply plain = trial.askAgain(removal.ask(), other.session());
        if (before.get().isGone(made.owner(), trial)) {
            fixtures.deleted(made);
            return Outcome.inconclusive("the plain request deletes it too, so that nothing is refused");
        }
        Ask ask = named("POST", "DELETE", removal.ask());
        Reply reply = trial.askAgain(ask, other.session());
        if (!before.get().isGone(made.owner(), trial)) {
            return Outcome.refuted(made.owner() + " still reads it; " + other + " got " + reply);
        }
        Outcome.Step attempt = new Outcome.Step(other.session(), ask, "and deletes it so");
        Filled read = before.get().read();
        Outcome.Step seen = new Outcome.Step(made.owner().session(), read.ask(), "is gone");
        Optional<Replay> replay = Replay.of(
                made, attempt, removal.endpoint(), seen, read.endpoint(), Replay.Effect.GONE, Set.of(), fixtures);
        fixtures.deleted(made);
        Outcome outcome = Outcome.confirmed(
                        "a DELETE of " + other + " was refused (" + plain + "), and after POST with DELETE named "
                                + made.owner() + " gets what it created no more",
                        List.of(new Outcome.Step(other.session(), removal.ask(), other + " is refused"), attempt, seen))
                .again(replay);
        // Where POST to the same path is an operation of its own, it cannot be told from this one by its method.
        boolean takesPost = trial.endpoints().stream()
                .anyMatch(each -> each.operation().method().equals("POST")
                        && each.path().equals(removal.endpoint().path()));
        return takesPost ? outcome : outcome.refusing(Refusal.method("POST", ""));
    }
}
