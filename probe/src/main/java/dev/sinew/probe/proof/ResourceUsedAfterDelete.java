package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An object can be changed after it was deleted.
 *
 * <p>Proved on an object that the run created: its owner deletes it, a change of it is answered with success all the same, and what was written
 * comes back when it is read, twice with different texts. That it can still be read alone is no flaw: it may be kept and marked.
 *
 * <p>To fix it, treat what was deleted as missing wherever it is looked up.
 */
@Rule(
        id = "probe.resource-used-after-delete",
        flaw = "resource-used-after-delete",
        title = "A deleted object can still be changed",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API1:2023"},
        cwe = {672})
public final class ResourceUsedAfterDelete implements Proof {
    @Override
    public boolean isWriting() {
        return true;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        if (!OnCreated.CHANGES.contains(endpoint.operation().method())) {
            return Optional.empty();
        }
        return OnCreated.byOwner(
                endpoint,
                trial,
                made -> made.isAddress(endpoint)
                        && trial.fixtures().flatMap(each -> each.removal(made)).isPresent(),
                (made, fixtures) -> judge(made.at(endpoint).orElseThrow(), made, fixtures, trial));
    }

    private static Outcome judge(Filled change, Made made, Fixtures fixtures, Trial trial) {
        Persona owner = made.owner();
        Filled removal = fixtures.removal(made).orElseThrow();
        Optional<Ask> before = fixtures.ask(change, owner);
        if (before.isEmpty() || !trial.isSuccess(trial.askAgain(before.get(), owner.session()))) {
            return Outcome.inconclusive(owner + " could not change it before it was deleted either");
        }
        Optional<Sight> whole = Sight.of(made, trial);
        Set<String> ended = whole.map(each -> ObjectDeletedByAnother.ended(each, owner, trial))
                .orElse(Set.of());
        Reply deleted = trial.askAgain(removal.ask(), owner.session());
        if (!trial.isSuccess(deleted) || deleted.status() == 202) {
            return Outcome.inconclusive(owner + " could not delete it at once: " + deleted);
        }
        fixtures.deleted(made);
        boolean kept = Sight.of(made, trial)
                .filter(each -> whole.isPresent() && isKept(whole.get(), ended, each, owner, trial))
                .isPresent();
        if (kept) {
            return Outcome.inconclusive("what was deleted is kept, and says so: it may be meant to be kept up");
        }
        for (int i = 0; i < 2; i++) {
            Optional<Sight> then = Sight.of(made, trial);
            Ask ask = fixtures.ask(change, owner).orElseThrow();
            Reply reply = trial.askAgain(ask, owner.session());
            if (!trial.isSuccess(reply)) {
                return Outcome.refuted("what was deleted cannot be changed: " + reply);
            }
            Optional<Sight> now = Sight.of(made, trial);
            if (then.isEmpty() || now.isEmpty() || then.get().changed(now.get()).isEmpty()) {
                return Outcome.inconclusive(
                        "a change after the deletion is answered with success, but nothing shows it");
            }
        }
        return Outcome.confirmed(
                owner + " deleted it, and changes made afterwards come back when it is read, twice",
                List.of(
                        new Outcome.Step(owner.session(), removal.ask(), owner + " deletes it"),
                        new Outcome.Step(owner.session(), before.get(), "and can still change it")));
    }

    /** Whether something other than times is no more what it was before the deletion, or a time since when it is deleted stands there. */
    private static boolean isKept(Sight before, Set<String> ended, Sight after, Persona owner, Trial trial) {
        return !before.changed(after).isEmpty()
                || !ended.containsAll(ObjectDeletedByAnother.ended(after, owner, trial));
    }
}
