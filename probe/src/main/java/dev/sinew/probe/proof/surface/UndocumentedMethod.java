package dev.sinew.probe.proof.surface;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.HostProof;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A path can be read, and the specification describes no reading of it.
 *
 * <p>What is not described is not reviewed, not tested and not watched.
 *
 * <p>Proved with {@code GET} alone, as it changes nothing: at a path that is described for other methods only, JSON comes back twice that holds data
 * which the caller knows from described operations, or that nobody is refused and the caller is not; a path beside it that never existed is not
 * answered. Other methods change things, and are not tried. Four requests at most for each such path.
 *
 * <p>To fix it, describe the method or refuse it with 405.
 */
@Rule(
        id = "probe.undocumented-method",
        flaw = "shadow-operation",
        title = "Path can be read, which is not described",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API9:2023"},
        cwe = {1059})
public final class UndocumentedMethod implements HostProof {
    @Override
    public List<Placed> prove(Trial trial) {
        List<Placed> found = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        for (Endpoint endpoint : trial.endpoints()) {
            if (!endpoint.isRead() && !endpoint.isOfSessions() && asked.add(endpoint.path())) {
                judge(endpoint, trial)
                        .ifPresent(each -> found.add(Nowhere.placed("GET", endpoint.path(), each, trial)));
            }
        }
        return found.isEmpty() && !asked.isEmpty()
                ? Nowhere.host(Outcome.refuted("no path that is described for other methods only can be read"), trial)
                : found;
    }

    private static Optional<Outcome> judge(Endpoint endpoint, Trial trial) {
        for (Persona persona : trial.personas()) {
            for (Filled filled :
                    trial.filled(endpoint, persona).stream().limit(1).toList()) {
                Ask ask = Ask.get(filled.ask().path());
                if (!Described.is("GET", ask.path(), trial)) {
                    return new RealAnswer(trial, persona, ask).judge("GET " + endpoint.path());
                }
            }
        }
        return Optional.empty();
    }
}
