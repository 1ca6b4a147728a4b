package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import java.util.Optional;

/**
 * Whoever signs up is shown the orders, payments or addresses of others.
 *
 * <p>The operation asks whether somebody is logged in, and not whose something is. Where a list hands out all of it, no id has to be guessed.
 *
 * <p>Proved with a stranger whom the run signs up, who is nobody's colleague, as nobody invited it: in a list it finds elements that say, by a member that is called after an owner, that they are
 * those of two identities; at the address of one object, of which the same is said, it gets all values that its owner gets three times. Both twice, and nobody gets it without
 * credentials. Only what one shows to nobody by its kind counts, such as orders, payments, loans, addresses and carts, and what says that it is private. Of bookings others may see that something is taken, so that they must name
 * customers, or say how somebody is reached. Who may do more than anybody once it signed up is no stranger.
 *
 * <p>At the address of a user, by a number that can be counted or by name, of two users whom the run signs up one reads how the other is reached. Where a path or the summary speaks of directories, members, contacts or what is
 * public, people may be meant to find each other, and nothing is tested.
 *
 * <p>To fix it, let the query ask for the caller's own, in the list as for the single object.
 */
@Rule(
        id = "probe.shown-to-strangers",
        flaw = "broken-object-level-authorisation",
        title = "Whoever signs up is shown what is others'",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API1:2023", "API3:2023"},
        cwe = {639, 284})
public final class ShownToStrangers implements Proof {
    @Override
    public boolean isWriting() {
        return true;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        if (trial.users().isEmpty()) {
            return Optional.empty();
        }
        if (OwnedList.isOne(endpoint)) {
            return OwnedList.isShared(endpoint, trial)
                    ? Optional.of(Strangers.with(trial, stranger -> OwnedList.toStranger(endpoint, stranger, trial)))
                    : Optional.empty();
        }
        return Verdicts.better(OwnedRead.byStranger(endpoint, trial), () -> StrangersPage.of(endpoint, trial));
    }
}
