package dev.sinew.probe.proof.contract;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Picture;
import dev.sinew.probe.oracle.Steady;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Shows that it is one request that the server fails on, and not that the server fails: three times, with another in between that succeeds. */
record Failing(Trial trial, Persona persona, Ask control) {
    private static final int ROUNDS = 3;
    private static final int FAILED = 500;

    /** Whether a reply says that the server failed by itself: gateways, overload and what is not built yet are others' matters. */
    static boolean isFailure(Reply reply) {
        return reply.status() == FAILED;
    }

    /** As {@link #judge}; the same kind of value that fails in the same way is taken for one defect, wherever it is sent. */
    Outcome judge(Ask ask, String what, String kind) {
        List<Reply> failed = new ArrayList<>();
        Outcome outcome = judge(ask, what, failed::add);
        return outcome.verdict() == Verdict.CONFIRMED ? outcome.by(cause(kind, ask, failed)) : outcome;
    }

    /** What of these failures is said wherever it fails so: what stays the same, without what tells of the request. */
    private static String cause(String kind, Ask ask, List<Reply> failed) {
        String path = ask.path().replaceFirst("\\?.*", "");
        SortedMap<String, String> parts = new TreeMap<>(
                Steady.of(failed.stream().map(each -> Picture.of(each, "", "")).toList())
                        .parts());
        parts.values().removeIf(each -> each.contains(path));
        String type = failed.getFirst().contentType();
        return kind + ", answered with status " + FAILED + (type.isEmpty() ? "" : " as " + type) + " ("
                + Integer.toHexString((type + parts).hashCode()) + ")";
    }

    Outcome judge(Ask ask, String what) {
        return judge(ask, what, each -> {});
    }

    private Outcome judge(Ask ask, String what, Consumer<Reply> failures) {
        for (int round = 0; round < ROUNDS; round++) {
            Reply well = trial.askAgain(control, persona.session());
            if (!trial.isSuccess(well)) {
                return Outcome.inconclusive("the server failed on " + what + ", but also on the control: " + well);
            }
            Reply reply = trial.askOdd(ask, persona.session());
            if (!isFailure(reply)) {
                return Outcome.inconclusive("the server failed on " + what + " once and not again: " + reply);
            }
            failures.accept(reply);
        }
        return Outcome.confirmed(
                ROUNDS + " times the server failed with status 500 on " + what
                        + ", while another request succeeded before each",
                List.of(
                        new Outcome.Step(persona.session(), control, "succeeds"),
                        new Outcome.Step(persona.session(), ask, "fails on " + what)));
    }
}
