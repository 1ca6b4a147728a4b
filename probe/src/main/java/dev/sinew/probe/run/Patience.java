package dev.sinew.probe.run;

import dev.sinew.probe.http.Reply;
import java.util.Optional;

/**
 * Gives up guessing where a target answers guesses with failures, refuses because there are too many, or is silent: it is told in time, before the
 * run as a whole stops, and a request that is known to succeed shows whether the target is well otherwise. Belongs to one thread.
 */
public final class Patience {
    private static final int MOST = 5;

    private final Trial trial;
    private int failed;

    /** For a series of guesses. */
    public Patience(Trial trial) {
        this.trial = trial;
    }

    /** Whether to go on after a reply. */
    public boolean isLeft(Reply reply) {
        boolean fails = reply.status() == 0 || reply.status() == 429 || reply.status() >= 500;
        failed = fails ? failed + 1 : 0;
        if (failed == MOST) {
            control();
        }
        return failed < MOST;
    }

    private void control() {
        for (Persona persona : trial.personas()) {
            Optional<Reached> known = trial.endpoints().stream()
                    .filter(Endpoint::isRead)
                    .flatMap(each -> persona.reached(each).stream())
                    .findFirst();
            if (known.isPresent()) {
                trial.askAgain(known.get().filled().ask(), persona.session());
                return;
            }
        }
    }
}
