package dev.sinew.probe.proof.contract;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import java.util.List;

/** Shows that it is one request that the server fails on, and not that the server fails: three times, with another in between that succeeds. */
record Failing(Trial trial, Persona persona, Ask control) {
    private static final int ROUNDS = 3;
    private static final int FAILED = 500;

    /** Whether a reply says that the server failed by itself: gateways, overload and what is not built yet are others' matters. */
    static boolean isFailure(Reply reply) {
        return reply.status() == FAILED;
    }

    Outcome judge(Ask ask, String what) {
        for (int round = 0; round < ROUNDS; round++) {
            Reply well = trial.askAgain(control, persona.session());
            if (!trial.isSuccess(well)) {
                return Outcome.inconclusive("the server failed on " + what + ", but also on the control: " + well);
            }
            Reply reply = trial.askOdd(ask, persona.session());
            if (!isFailure(reply)) {
                return Outcome.inconclusive("the server failed on " + what + " once and not again: " + reply);
            }
        }
        return Outcome.confirmed(
                ROUNDS + " times the server failed with status 500 on " + what
                        + ", while another request succeeded before each",
                List.of(
                        new Outcome.Step(persona.session(), control, "succeeds"),
                        new Outcome.Step(persona.session(), ask, "fails on " + what)));
    }
}
