package dev.sinew.probe.proof;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A bounded number of wrong tries of one identity: whether they go on to be answered as the first, and the right one still works.
 *
 * @param what is guessed, in words
 * @param tries the request with the wrong one of a number
 */
record Guesses(String what, IntFunction<Ask> tries) {
    private static final long SLOW_NANOS = 500_000_000;
    private static final int TOO_MANY = 429;

    Outcome judge(Identity identity, Trial trial) {
        int most = trial.fixtures().orElseThrow().writing().loginTries();
        Reply first = Reply.NONE;
        for (int i = 0; i < most; i++) {
            Reply reply = trial.askAgain(tries.apply(i), Session.NOBODY);
            if (i == 0) {
                first = reply;
                if (reply.status() == TOO_MANY) {
                    return Outcome.refuted("tries are limited: after those of other tests the first wrong " + what
                            + " was answered with " + reply);
                }
            }
            if (reply.status() == 0 || reply.status() != first.status()) {
                return Outcome.refuted("the " + (i + 1) + "th wrong " + what
                        + " was answered otherwise than the first: " + reply + locked(identity, trial));
            }
            if (reply.nanos() > SLOW_NANOS && reply.nanos() > 3 * first.nanos()) {
                return Outcome.inconclusive(
                        "answers became slow after " + (i + 1) + " wrong " + what + "s" + locked(identity, trial));
            }
        }
        String after = locked(identity, trial);
        if (!after.isEmpty()) {
            return Outcome.refuted("after " + most + " wrong " + what + "s the right one no longer works" + after);
        }
        return Outcome.confirmed(
                most + " wrong " + what + "s of " + identity
                        + " in a row were answered as the first, and the right one still works after them",
                List.of(new Outcome.Step(Session.NOBODY, tries.apply(0), "asked " + most + " times in a row")));
    }

    private static String locked(Identity identity, Trial trial) {
        return trial.login(identity).isPresent()
                ? ""
                : "; " + identity + " could not log in afterwards and may be locked for a while";
    }
}
