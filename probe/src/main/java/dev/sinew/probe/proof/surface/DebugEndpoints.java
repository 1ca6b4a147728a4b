package dev.sinew.probe.proof.surface;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Marks;
import dev.sinew.probe.oracle.SensitiveFields;
import dev.sinew.probe.run.HostProof;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Refusal;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A page for the makers of a service answers whoever asks: an actuator, a profiler, phpinfo, an environment file, a repository.
 *
 * <p>A heap dump holds every password and session of the moment, an environment file the keys of the database.
 *
 * <p>Proved by what the page shows: path and content fit as {@code posture.debug-endpoint-exposed} has them, twice, without credentials, and a
 * path beside it that never existed is not answered alike; or the variables of the process come back as JSON, the search path among them, or passwords or keys. Health and version are made to be asked; measurements for a monitor are
 * inconclusive. About 45 requests, once a host, and once more below the base path of the specification.
 *
 * <p>To fix it, serve such pages on a port of their own that only operators reach, or not at all.
 */
@Rule(
        id = "probe.debug-endpoints",
        flaw = "debug-endpoint-exposed",
        title = "Debugging page is open",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023", "API9:2023"},
        cwe = {489, 200})
public final class DebugEndpoints implements HostProof {
    private static final String MONITOR = "measurements for a monitor";
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]+");
    private static final Pattern SEARCH_PATH =
            Pattern.compile("(?i)(?:/[^:]*s?bin[:/].*|/[^:]+:/.*|[a-z]:\\\\[^;]*;.*)");
    private static final int DEPTH = 3;
    private static final List<String> PATHS = List.of(
            "/actuator",
            "/actuator/env",
            "/actuator/heapdump",
            "/actuator/threaddump",
            "/actuator/beans",
            "/actuator/configprops",
            "/actuator/mappings",
            "/actuator/httptrace",
            "/actuator/httpexchanges",
            "/actuator/loggers",
            "/actuator/logfile",
            "/actuator/gateway/routes",
            "/metrics",
            "/jolokia",
            "/debug/pprof/",
            "/debug/pprof/goroutine?debug=1",
            "/debug/vars",
            "/phpinfo.php",
            "/info.php",
            "/phpinfo",
            "/.env",
            "/.git/config",
            "/.git/HEAD",
            "/.svn/entries",
            "/.aws/credentials",
            "/.DS_Store",
            "/server-status",
            "/server-info",
            "/nginx_status",
            "/h2-console",
            "/_profiler/",
            "/telescope/requests",
            "/rails/info/properties",
            "/rails/info/routes",
            "/elmah.axd",
            "/trace.axd",
            "/console",
            "/config_dump",
            "/q/dev-ui",
            "/debug",
            "/_debug",
            "/debug/info",
            "/env",
            "/info");

    @Override
    public boolean needsProvenIdentity() {
        return false;
    }

    @Override
    public List<Placed> prove(Trial trial) {
        Marks marks = new Marks(trial.target(), Set.of("posture.debug-endpoint-exposed"));
        return Guesses.judge(
                PATHS,
                "none of " + PATHS.size() + " known pages is answered",
                trial,
                (ask, reply) -> judge(ask, reply, marks, trial));
    }

    private static Optional<String> what(Ask ask, Reply reply, Marks marks) {
        return marks.of(ask, reply)
                .or(() -> reply.json()
                        .filter(json -> hasEnvironment(json, 0))
                        .map(json -> "the environment of the process"))
                .or(() -> reply.json().filter(SensitiveFields::opens).map(json -> "passwords or keys of the service"));
    }

    /** Whether somewhere in an answer stand the variables of a process: among others in capitals the path on which it looks for programs. */
    private static boolean hasEnvironment(JsonNode node, int depth) {
        boolean here = SEARCH_PATH.matcher(node.path("PATH").asString("")).matches()
                && node.properties().stream()
                                .filter(each -> VARIABLE.matcher(each.getKey()).matches())
                                .count()
                        >= 3;
        if (here || depth == DEPTH) {
            return here;
        }
        for (JsonNode each : node) {
            if (each.isObject() && hasEnvironment(each, depth + 1)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Outcome> judge(Ask ask, Reply reply, Marks marks, Trial trial) {
        Optional<String> what = what(ask, reply, marks);
        if (what.isEmpty() || Nowhere.isAnsweredAlike(ask, reply, Session.NOBODY, trial)) {
            return Optional.empty();
        }
        if (what.get().equals(MONITOR)) {
            return Optional.of(
                    Outcome.inconclusive(
                            "measurements are open to everybody; whether only a monitor reaches them cannot be told from here"));
        }
        if (!what(ask, trial.askAgain(ask, Session.NOBODY), marks).equals(what)) {
            return Optional.of(Outcome.inconclusive(what.get() + " was shown once and not again"));
        }
        return Optional.of(Outcome.confirmed(
                        what.get()
                                + " without credentials, twice; a path beside it that never existed is answered otherwise",
                        List.of(new Outcome.Step(Session.NOBODY, ask, "shows " + what.get())))
                .refusing(Refusal.always()));
    }
}
