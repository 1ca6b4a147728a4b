package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.run.AccountBody;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.User;
import dev.sinew.probe.run.Users;
import dev.sinew.probe.run.Users.Entry;
import dev.sinew.probe.run.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A password is changed without the one until now.
 *
 * <p>Whoever finds a session open, or gets a token, keeps the account for good: its owner does not get in any more.
 *
 * <p>Proved with two users whom the run signs up. Each sets its own password, with a wrong one for the one until now where that is asked for, or without it, and gets in with the new one then, and no more
 * with the one that it chose. Where the request has no member for the one until now, it counts only where the path says that a password is what is changed. What is set by a code that was sent to
 * somebody is another thing.
 *
 * <p>To fix it, ask for the password until now and compare it, or for another proof of who asks.
 */
@Rule(
        id = "probe.password-without-old",
        flaw = "password-without-old",
        title = "A password is changed without the one until now",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {620})
public final class PasswordWithoutOld implements Proof {
    @Override
    public boolean isWriting() {
        return true;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        Optional<Users> users = trial.users()
                .filter(each -> !each.isLogin(endpoint) && !each.isSignUp(endpoint))
                .filter(each -> endpoint.pathParameters().isEmpty() || each.isAddress(endpoint));
        Optional<AccountBody> body = AccountBody.of(endpoint)
                .filter(each -> !each.setsPasswordByCode())
                .filter(each -> each.asksForOld() || each.setsPasswordAlone() && isOfPasswords(endpoint));
        if (endpoint.isRead() || users.isEmpty() || body.isEmpty() || endpoint.declaresOpen()) {
            return Optional.empty();
        }
        Optional<String> hindrance = users.get().hindrance();
        return Optional.of(
                hindrance.isPresent()
                        ? Outcome.inconclusive("this run has no user to try it on: " + hindrance.get())
                        : new Try(endpoint, body.get(), users.get(), trial).judge());
    }

    private static boolean isOfPasswords(Endpoint endpoint) {
        String path = endpoint.path().toLowerCase(Locale.ROOT);
        return path.matches(".*(?:passw|pwd).*")
                && !path.matches(".*(?:forgot|reset|recover|lost|initial|first|invit).*");
    }

    private record Try(Endpoint endpoint, AccountBody body, Users users, Trial trial) {
        private static final int USERS = 2;

        Outcome judge() {
            Outcome last = Outcome.inconclusive("nobody could be signed up for this test");
            for (int i = 0; i < USERS; i++) {
                Optional<User> user = users.signUp();
                try {
                    last = user.map(this::judge).orElse(last);
                } finally {
                    user.ifPresent(users::discard);
                }
                if (last.verdict() != Verdict.CONFIRMED) {
                    break;
                }
            }
            return last;
        }

        /** With a wrong password for the one until now, then with none, and then, as a control, with the right one. */
        private Outcome judge(User user) {
            Filled change = users.at(endpoint, user).orElseGet(() -> Filled.bare(endpoint));
            users.views(user);
            Tried wrong = tried(change, user, Optional.of("Wr0!" + Fresh.word()));
            Tried last = wrong.outcome().isEmpty() && body.asksForOld() ? tried(change, user, Optional.empty()) : wrong;
            return last.outcome().orElseGet(() -> control(change, user, last.reply()));
        }

        /**
         * One try.
         *
         * @param outcome empty where it was refused
         */
        private record Tried(Reply reply, Optional<Outcome> outcome) {
            static Tried unclear(String why) {
                return new Tried(Reply.NONE, Optional.of(Outcome.inconclusive(why)));
            }
        }

        private Tried tried(Filled change, User user, Optional<String> until) {
            String chosen = "Nw8!" + Fresh.word() + Fresh.word();
            Optional<Ask> ask = body.setsOwn(change, user, until, chosen, trial);
            if (ask.isEmpty()
                    || !endpoint.pathParameters().isEmpty() && change.bindings().isEmpty()) {
                return Tried.unclear("it is not known what it takes");
            }
            if (users.tries(user, chosen) != Entry.REFUSED) {
                return Tried.unclear(user + " gets in with a password that was never set");
            }
            user.mayHave(chosen);
            Reply reply = trial.askAgain(ask.get(), user.session());
            Entry fresh = users.tries(user, chosen);
            Entry old = users.tries(user, user.password());
            if (fresh == Entry.IN && old == Entry.REFUSED && trial.isSuccess(reply)) {
                return new Tried(reply, Optional.of(confirmed(change, user, until)));
            }
            return fresh == Entry.REFUSED && old == Entry.IN
                    ? new Tried(reply, Optional.empty())
                    : Tried.unclear(user + " gets in with both passwords, or with neither, after " + reply);
        }

        private Outcome confirmed(Filled change, User user, Optional<String> until) {
            Ask shown = body.setsOwn(change, user, until.map(each -> "ANY_WORD"), "NEW_PASSWORD", trial)
                    .orElseThrow();
            return Outcome.confirmed(
                    "two users who signed up each set a password of their own "
                            + (body.asksForOld() && until.isPresent()
                                    ? "with a wrong one for the one until now"
                                    : body.asksForOld()
                                            ? "without the one until now, which need not be sent"
                                            : "and were not asked for the one until now")
                            + ": each gets in with it, and no more with the one that it chose before",
                    List.of(
                            new Outcome.Step(user.session(), shown, "a user sets its own password"),
                            new Outcome.Step(
                                    Session.NOBODY, users.shownLogin(user, "NEW_PASSWORD"), "gets in with it")));
        }

        /** Whether the operation does anything at all with the right one. */
        private Outcome control(Filled change, User user, Reply reply) {
            String chosen = "Ow9!" + Fresh.word() + Fresh.word();
            user.mayHave(chosen);
            Optional<Ask> right = body.setsOwn(change, user, Optional.of(user.password()), chosen, trial);
            right.ifPresent(each -> trial.askAgain(each, user.session()));
            return users.tries(user, chosen) == Entry.IN
                    ? Outcome.refuted("refused without the password until now: " + reply)
                    : Outcome.inconclusive(user + " could not set a password with the right one either: " + reply);
        }
    }
}
