package dev.sinew.probe.proof;

import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.User;
import dev.sinew.probe.run.Users;
import java.util.Optional;
import java.util.function.Function;

/** Somebody whom the run signs up, who is no colleague, friend or partner of anybody, as nobody invited it, and may do no more than anybody. */
final class Strangers {
    private Strangers() {}

    /** What a try of a stranger comes to; inconclusive where there is none. */
    static Outcome with(Trial trial, Function<Persona, Outcome> test) {
        Optional<Users> users = trial.users();
        Optional<String> hindrance =
                users.isEmpty() ? Optional.of("it only reads") : users.get().hindrance();
        if (hindrance.isPresent()) {
            return Outcome.inconclusive("this run has no stranger to try it as: " + hindrance.get());
        }
        Optional<User> stranger = users.get().signUp();
        try {
            if (stranger.isEmpty()) {
                return Outcome.inconclusive("no stranger could be signed up for this test");
            }
            return users.get().reachesMore(stranger.get())
                    ? Outcome.inconclusive("who signs up reaches what else only those reach who may do more")
                    : test.apply(stranger.get().persona());
        } finally {
            stranger.ifPresent(users.get()::discard);
        }
    }
}
