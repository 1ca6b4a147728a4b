package dev.sinew.probe.proof;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Homes;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Optional;

/**
 * What an ordinary caller does to what it created itself, though the description says that only administrators, or those of another role, do so: that it was done is read back.
 */
final class PrivilegedDeeds {
    private PrivilegedDeeds() {}

    /** What is said of a change, a deletion or an action; empty of anything else. */
    static Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        boolean does = Homes.removes(endpoint) || Homes.changes(endpoint) || ActionByAnother.isDeed(endpoint, trial);
        return does && trial.personas().stream().anyMatch(each -> SaidFor.above(endpoint, each, trial))
                ? OnCreated.byOwner(
                        endpoint,
                        trial,
                        made -> made.at(endpoint).isPresent() && SaidFor.above(endpoint, made.owner(), trial),
                        (made, fixtures) -> judge(made.at(endpoint).orElseThrow(), made, fixtures, trial))
                : Optional.empty();
    }

    private static Outcome judge(Filled deed, Made made, Fixtures fixtures, Trial trial) {
        Persona owner = made.owner();
        Optional<Sight> before = Sight.of(made, trial);
        Optional<Ask> ask = Homes.removes(deed.endpoint()) ? Optional.of(deed.ask()) : fixtures.ask(deed, owner);
        if (before.isEmpty() || ask.isEmpty()) {
            return Outcome.inconclusive(
                    owner + " cannot read back what it created, or nothing is known that could be sent");
        }
        Reply reply = trial.askAgain(ask.get(), owner.session());
        boolean gone = before.get().isGone(owner, trial);
        boolean done = Homes.removes(deed.endpoint())
                ? gone
                : Sight.of(made, trial)
                        .filter(after -> !before.get().changed(after).isEmpty())
                        .isPresent();
        if (!trial.isSuccess(reply) || !done) {
            return reply.isRefusal()
                    ? Outcome.refuted(owner + " was refused: " + reply)
                    : Outcome.inconclusive("nothing that " + owner + " reads tells that it was done: " + reply);
        }
        if (gone) {
            fixtures.deleted(made);
        }
        return Outcome.confirmed(
                owner
                        + " does what the description says is for those of another role, with what it created itself, and reads that it was done",
                List.of(
                        new Outcome.Step(owner.session(), ask.get(), owner + " does it"),
                        new Outcome.Step(
                                owner.session(), before.get().read().ask(), owner + " reads that it was done")));
    }
}
