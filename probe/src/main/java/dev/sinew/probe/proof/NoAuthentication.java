package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Refusal;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Verdict;
import java.util.Optional;

/**
 * The same data comes back without credentials.
 *
 * <p>Everybody on the network can read what is meant for those who are logged in.
 *
 * <p>Where the run may write, also what changes or deletes something: the run creates it with credentials, also such as make no difference, and its owner reads back what was
 * done to it without any. That is no flaw where the description says that it takes no credentials, where no list tells of an object and whoever has its long id reads
 * it (or a page of its owner alone tells, where the description demands credentials elsewhere and not to read it), nor where earlier versions of it are kept, as in a wiki. Creating without credentials is none by itself, as guests do; it is where the description
 * demands credentials, and where nobody deletes as well what others created.
 *
 * <p>Proved by the data, not by a status that is not 401: all values that stay the same in three answers with credentials come back without any,
 * twice. Looked for where the specification demands credentials (what tells of nobody and is shown to all who are logged in alike is no flaw where the server refuses nothing of the kind
 * anywhere: then the description may be what is wrong), or where the answer holds values that are one caller's own, or passwords, their hashes,
 * PINs and the like, or is about the caller, as the address says: means of payment, orders and the like below it, or how it is reached where the collection, or
 * another page of the caller that tells the same, tells nobody; or where a parameter says whose is wanted, and of two callers each one's balance or the like comes back. What else stands at somebody's name, or is found by a text, may be there for all to read. A public catalogue is no flaw.
 *
 * <p>To fix it, demand credentials for the operation, at best for all that does not say otherwise.
 */
@Rule(
        id = "probe.no-authentication",
        flaw = "no-authentication",
        title = "The operation answers without credentials as with them",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {306})
public final class NoAuthentication implements Proof {
    @Override
    public boolean needsProvenIdentity() {
        return false;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        if (!endpoint.isRead()) {
            return Verdicts.better(OpenWrite.of(endpoint, trial), () -> CreatedForStaff.byNobody(endpoint, trial))
                    .map(each -> each.refusing(Refusal.bare()));
        }
        // Where nothing is guarded, no identity can be proved, and that is what is wrong.
        return OpenRead.of(endpoint, trial)
                .map(read -> judge(read, trial))
                .or(
                        () -> OpenRead.reached(
                                        endpoint, trial, each -> endpoint.declaresSecurity() && each.isOptional(trial))
                                .map(
                                        each -> Outcome.inconclusive(
                                                "the description demands credentials, and bad ones are refused, but who sends"
                                                        + " none is served, with nothing that is one caller's own: it may be open by design")))
                .or(() -> OpenDocument.of(endpoint, trial)
                        .or(() -> OpenDocument.forAdministrators(endpoint, trial))
                        .map(each -> each.refusing(Refusal.bare())))
                .or(() -> FilterOfAnother.toNobody(endpoint, trial).filter(each -> each.verdict() == Verdict.CONFIRMED))
                .or(() -> little(endpoint, trial));
    }

    /** What is said where credentials are demanded and the answer has too little in it to tell whose it is; empty where nobody reached it. */
    private static Optional<Outcome> little(Endpoint endpoint, Trial trial) {
        return trial.personas().stream()
                .filter(each -> endpoint.declaresSecurity())
                .flatMap(each -> each.reached(endpoint).stream())
                .findFirst()
                .map(each -> trial.ask(each.filled().ask(), Session.NOBODY))
                .map(reply -> trial.isSuccess(reply)
                        ? Outcome.inconclusive(
                                "the description demands credentials, and who sends none is served, but so"
                                        + " little stands in the answer that a server may say it to everybody")
                        : Outcome.refuted("without credentials it is refused: " + reply));
    }

    private static Outcome judge(OpenRead read, Trial trial) {
        Outcome outcome = read.judge(Session.NOBODY, trial, "without credentials");
        if (outcome.verdict() != Verdict.CONFIRMED) {
            return outcome.refusing(Refusal.bare());
        }
        if (read.mayBeForAll(trial)) {
            return Outcome.inconclusive("what stands at the name of " + read.persona()
                    + " comes back without credentials, which may be there for all to read");
        }
        Endpoint endpoint = read.reached().filled().endpoint();
        return read.isSharedByAll(trial) && !OpenRead.isSharedGuarded(endpoint, trial)
                ? Outcome.inconclusive(
                        "the description demands credentials, and who sends none is served what all who are logged in are shown alike, with nothing about"
                                + " anybody, as by every such operation here: either the description or the server is wrong")
                : outcome.refusing(Refusal.bare());
    }
}
