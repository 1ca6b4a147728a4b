package dev.sinew.probe.proof.surface;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.run.HostProof.Placed;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Patience;
import dev.sinew.probe.run.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks for known paths without credentials, below each base, and says what is found. */
final class Guesses {
    /** Judges a reply of status 200. */
    interface Judge {
        Optional<Outcome> judge(Ask ask, Reply reply);
    }

    private Guesses() {}

    /** Each at its path; where there is none, that nothing is there, or that it could not be told. */
    static List<Placed> judge(List<String> paths, String nothing, Trial trial, Judge judge) {
        List<Placed> found = new ArrayList<>();
        Patience patience = new Patience(trial);
        for (String prefix : Prefixes.bases(trial)) {
            for (String path : paths) {
                Ask ask = Ask.get(prefix + path);
                Reply reply = trial.ask(ask, Session.NOBODY);
                if (!patience.isLeft(reply)) {
                    found.addAll(Nowhere.host(
                            Outcome.inconclusive("not all was asked, as the host fails or refuses so many: " + reply),
                            trial));
                    return found;
                }
                Optional<Outcome> outcome = reply.status() == 200 ? judge.judge(ask, reply) : Optional.empty();
                outcome.ifPresent(each -> found.add(Nowhere.placed("GET", plain(ask.path()), each, trial)));
            }
        }
        return found.isEmpty() ? Nowhere.host(Outcome.refuted(nothing), trial) : found;
    }

    private static String plain(String path) {
        String plain = path.replaceAll("\\?.*", "");
        return plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
