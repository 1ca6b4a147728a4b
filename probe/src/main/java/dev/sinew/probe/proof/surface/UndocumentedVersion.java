package dev.sinew.probe.proof.surface;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Baseline;
import dev.sinew.probe.oracle.PathVersions;
import dev.sinew.probe.oracle.Strength;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.HostProof;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A version of the API answers that no specification describes.
 *
 * <p>What was mended in the described version is often as it was in the others, and nobody looks at them.
 *
 * <p>Proved by data: in a path that names a version ({@code /v2/}) another one brings back values that the same caller gets from the described
 * operation, twice, while a version that never was does not. Of each described version, up to three operations are tried in up to three others,
 * those before first, and 25 for nobody, who is refused them in the described one.
 *
 * <p>Where failed logins are allowed ({@code --allow-writes}), a login is tried in the other versions as well: confirmed where it lets somebody in with the right password and a
 * name that nobody has not, twice. Whether it asks for the password at all, as the described one does, is said.
 *
 * <p>To fix it, switch off what is not used, and describe what is.
 */
@Rule(
        id = "probe.undocumented-version",
        flaw = "several-versions-live",
        title = "A version that nothing describes is answered",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API9:2023"},
        cwe = {1059})
public final class UndocumentedVersion implements HostProof {
    private static final int MOST_OPERATIONS = 3;
    /** So many more are tried for what nobody has to prove anything for. */
    private static final int MOST_OPEN = 25;

    private static final int MOST_VERSIONS = 3;

    @Override
    public List<Placed> prove(Trial trial) {
        Map<String, Integer> tried = new HashMap<>();
        List<Placed> found = new ArrayList<>();
        HashSet<String> said = new HashSet<>();
        for (Endpoint endpoint : trial.endpoints()) {
            String prefix = PathVersions.prefix(endpoint.path());
            Optional<Tried> one = prefix.isEmpty() || !endpoint.isRead() ? Optional.empty() : first(endpoint, trial);
            int count = one.isPresent() ? tried.merge(prefix, 1, Integer::sum) : 0;
            if (one.isPresent() && count <= MOST_OPEN) {
                for (String path : PathVersions.others(endpoint.path(), MOST_VERSIONS)) {
                    String version = PathVersions.prefix(path);
                    if (!said.contains(version)) {
                        one.get()
                                .judge(endpoint, path, count > MOST_OPERATIONS, trial)
                                .ifPresent(outcome -> {
                                    said.add(version);
                                    found.add(Nowhere.placed("GET", path, outcome, trial));
                                });
                    }
                }
            }
        }
        found.addAll(OtherLogins.found(trial));
        return found.isEmpty() && !tried.isEmpty()
                ? Nowhere.host(Outcome.refuted("no other version of " + tried.keySet() + " is answered"), trial)
                : found;
    }

    private static Optional<Tried> first(Endpoint endpoint, Trial trial) {
        for (Persona persona : trial.personas()) {
            for (Reached reached : persona.reached(endpoint)) {
                Optional<Baseline> baseline = trial.baseline(persona, reached);
                if (baseline.isPresent() && baseline.get().strength() >= Strength.ENOUGH) {
                    return Optional.of(new Tried(persona, reached, baseline.get()));
                }
            }
        }
        return Optional.empty();
    }

    private record Tried(Persona persona, Reached reached, Baseline baseline) {
        /** As its caller, or as nobody what the described operation refuses to nobody. */
        Optional<Outcome> judge(Endpoint endpoint, String template, boolean open, Trial trial) {
            Session who = open ? Session.NOBODY : persona.session();
            Ask good = reached.filled().ask();
            String version = PathVersions.prefix(template);
            String path = good.path().replace(PathVersions.prefix(endpoint.path()), version);
            if (Described.is("GET", path, trial)
                    || (open && trial.ask(good, who).succeeded())) {
                return Optional.empty();
            }
            List<String> own = baseline.unique(new HashSet<>(reached.filled().named()));
            if (!isThere(Ask.get(path), who, own, trial, false)
                    || isThere(Ask.get(PathVersions.never(path)), who, own, trial, false)) {
                return Optional.empty();
            }
            return Optional.of(
                    isThere(Ask.get(path), who, own, trial, true)
                            ? Outcome.confirmed(
                                    version + " is answered with the data of " + PathVersions.prefix(endpoint.path())
                                            + (open ? " for nobody, who is refused it there" : "")
                                            + ", twice; a version that never was is not",
                                    List.of(
                                            new Outcome.Step(persona.session(), good, "is described"),
                                            new Outcome.Step(who, Ask.get(path), "is not, and tells the same")))
                            : Outcome.inconclusive(version + " was answered once and not again"));
        }

        private boolean isThere(Ask ask, Session who, List<String> own, Trial trial, boolean again) {
            Reply reply = again ? trial.askAgain(ask, who) : trial.ask(ask, who);
            return trial.isSuccess(reply) && Strength.of(Baseline.found(own, reply)) >= Strength.ENOUGH;
        }
    }
}
