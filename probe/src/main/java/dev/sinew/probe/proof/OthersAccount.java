package dev.sinew.probe.proof;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.User;
import dev.sinew.probe.run.Users;
import java.util.Optional;
import java.util.function.BiFunction;

/** Runs a test of what one user can do to the account of another on two users whom the run signed up for it, strangers to each other and to everybody. */
final class OthersAccount {
    private OthersAccount() {}

    /** A try of one user on the account of another. */
    interface Try {
        Outcome judge(User victim, User other, Users users);
    }

    /** Runs a try at an endpoint whose address names a user; empty where it does not, or where the run only reads. */
    static Optional<Outcome> at(Endpoint endpoint, Trial trial, BiFunction<Filled, User, Try> test) {
        Optional<Users> users = trial.users().filter(each -> each.isAddress(endpoint));
        return users.map(each -> with(
                each,
                (victim, other, all) -> each.at(endpoint, victim)
                        .or(() -> {
                            each.views(victim);
                            return each.at(endpoint, victim);
                        })
                        .map(filled -> test.apply(filled, victim).judge(victim, other, all))
                        .orElseGet(() -> Outcome.inconclusive(
                                "nothing tells the id of a user whom this run signed up, so that none is named"))));
    }

    /** Runs a try with two new users, of whom the second may do no more than anybody. */
    static Outcome with(Users users, Try test) {
        return whoever(
                users,
                (victim, other, all) -> all.reachesMore(other)
                        ? Outcome.inconclusive("who signs up reaches what else only those reach who may do more")
                        : test.judge(victim, other, all));
    }

    /** Runs a try with two new users, whatever they may do: of what nobody may do with another's account. */
    static Outcome whoever(Users users, Try test) {
        Optional<String> hindrance = users.hindrance();
        if (hindrance.isPresent()) {
            return Outcome.inconclusive("this run has no user to try it on: " + hindrance.get());
        }
        Optional<User> victim = users.signUp();
        Optional<User> other = users.signUp();
        try {
            return victim.isEmpty() || other.isEmpty()
                    ? Outcome.inconclusive("no two users could be signed up for this test")
                    : test.judge(victim.get(), other.get(), users);
        } finally {
            victim.ifPresent(users::discard);
            other.ifPresent(users::discard);
        }
    }

    /** What was answered, in words. */
    static String told(User who, Reply reply, boolean success) {
        return success ? who + " got a success" : who + " was refused (" + reply + ")";
    }
}
