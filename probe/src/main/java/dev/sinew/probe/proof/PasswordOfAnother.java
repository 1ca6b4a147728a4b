package dev.sinew.probe.proof;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.run.AccountBody;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.User;
import dev.sinew.probe.run.Users;
import dev.sinew.probe.run.Users.Entry;
import java.util.List;
import java.util.Optional;

/**
 * A user sets the password of another, proved by logging in: before, the victim gets in with its own password and not with the new one; after, with the new one and not
 * with its own; and the other still gets in as itself. Where nothing changed, the victim's own change shows whether the operation was asked rightly.
 */
record PasswordOfAnother(Endpoint endpoint, AccountBody body, Trial trial) {
    /** Whether an endpoint sets passwords and nothing else, of a user whom its path or its body names. */
    static Optional<PasswordOfAnother> of(Endpoint endpoint, Trial trial) {
        Optional<Users> users = trial.users();
        if (users.isEmpty() || users.get().isLogin(endpoint) || users.get().isSignUp(endpoint)) {
            return Optional.empty();
        }
        return AccountBody.of(endpoint)
                .filter(each -> each.setsPasswordAlone())
                .filter(each -> users.get().isAddress(endpoint)
                        || endpoint.pathParameters().isEmpty() && each.namesUser())
                .map(each -> new PasswordOfAnother(endpoint, each, trial));
    }

    Optional<Outcome> prove() {
        Users users = trial.users().orElseThrow();
        return endpoint.pathParameters().isEmpty() && !users.isAddress(endpoint)
                ? Optional.of(OthersAccount.with(
                        users, (victim, other, all) -> judge(Filled.bare(endpoint), victim, other, all)))
                : OthersAccount.at(
                        endpoint, trial, (filled, named) -> (victim, other, all) -> judge(filled, victim, other, all));
    }

    private Outcome judge(Filled change, User victim, User other, Users users) {
        String chosen = "Nw8!" + Fresh.word() + Fresh.word();
        Optional<Ask> ask = body.ask(change, victim, other.password(), chosen);
        if (ask.isEmpty()) {
            users.views(victim);
            ask = body.ask(change, victim, other.password(), chosen);
        }
        if (ask.isEmpty()) {
            return Outcome.inconclusive("nothing tells the id of a user whom this run signed up");
        }
        if (users.tries(victim, chosen) != Entry.REFUSED) {
            return Outcome.inconclusive(victim + " gets in with a password that was never set");
        }
        victim.mayHave(chosen);
        other.mayHave(chosen);
        Reply reply = trial.askAgain(ask.get(), other.session());
        boolean success = trial.isSuccess(reply);
        Entry fresh = users.tries(victim, chosen);
        Entry old = users.tries(victim, victim.password());
        if (fresh == Entry.IN) {
            return changed(change, victim, other, users, chosen, success && old == Entry.REFUSED);
        }
        if (fresh == Entry.UNKNOWN || old != Entry.IN) {
            return Outcome.inconclusive(
                    victim + " gets in with neither password after " + OthersAccount.told(other, reply, success));
        }
        return own(change, victim, users, OthersAccount.told(other, reply, success));
    }

    private Outcome changed(Filled change, User victim, User other, Users users, String chosen, boolean replaced) {
        boolean again = users.tries(victim, chosen) == Entry.IN;
        boolean itself = users.tries(other, other.password()) == Entry.IN;
        if (!replaced || !again || !itself) {
            return Outcome.inconclusive(victim + " gets in with the password that " + other
                    + " set, but its own still works, or " + other + " does not get in as itself any more");
        }
        Ask shown = body.ask(change, victim, "OWN_PASSWORD", "NEW_PASSWORD").orElseThrow();
        return Outcome.confirmed(
                "of two users who signed up, one set the password of the other: who then gets in with it, which did not work before, and"
                        + " no more with the password that it chose",
                List.of(
                        new Outcome.Step(other.session(), shown, "one user sets the password of another"),
                        new Outcome.Step(
                                Session.NOBODY, users.shownLogin(victim, "NEW_PASSWORD"), "gets in as the other")));
    }

    /** Whether the operation does anything at all when the victim asks for it. */
    private Outcome own(Filled change, User victim, Users users, String told) {
        String chosen = "Ow9!" + Fresh.word() + Fresh.word();
        victim.mayHave(chosen);
        Optional<Ask> ask = body.ask(change, victim, victim.password(), chosen);
        Reply reply = trial.askAgain(ask.orElseThrow(), victim.session());
        return users.tries(victim, chosen) == Entry.IN
                ? Outcome.refuted(told + ", and " + victim + " still gets in with its own password alone, until it sets"
                        + " another one itself")
                : Outcome.inconclusive(victim + " could not set a password itself either: " + reply);
    }
}
