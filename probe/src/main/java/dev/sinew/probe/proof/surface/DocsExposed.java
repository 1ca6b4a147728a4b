package dev.sinew.probe.proof.surface;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Marks;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.HostProof;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import dev.sinew.spec.read.Specifications;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The host tells everybody of operations that its specification does not have.
 *
 * <p>What frameworks generate names all operations, those for staff and those that were forgotten as well, with parameters and examples.
 *
 * <p>Proved by reading it: a description at one of the usual paths, without credentials, has operations that the given specifications lack. A
 * description of the same operations, or a page to try them, may be meant for readers and is inconclusive. Once a host, about 20 requests.
 *
 * <p>To fix it, build production without it, ask for credentials, or describe the operations that it names.
 */
@Rule(
        id = "probe.docs-exposed",
        flaw = "docs-exposed",
        title = "Undocumented operations are described to everybody",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API9:2023"},
        cwe = {200})
public final class DocsExposed implements HostProof {
    private static final int SHOWN = 5;
    private static final List<String> PATHS = List.of(
            "/openapi.json",
            "/openapi.yaml",
            "/swagger.json",
            "/swagger.yaml",
            "/v3/api-docs",
            "/v2/api-docs",
            "/api-docs",
            "/swagger/v1/swagger.json",
            "/docs",
            "/redoc",
            "/swagger-ui.html",
            "/swagger-ui/index.html",
            "/swagger/index.html",
            "/api/docs",
            "/graphiql");

    @Override
    public boolean needsProvenIdentity() {
        return false;
    }

    @Override
    public List<Placed> prove(Trial trial) {
        Marks marks = new Marks(trial.target(), Set.of("posture.docs-exposed"));
        return Guesses.judge(
                PATHS,
                "no description is answered at the usual paths",
                trial,
                (ask, reply) -> marks.of(ask, reply)
                        .filter(what -> !Nowhere.isAnsweredAlike(ask, reply, Session.NOBODY, trial))
                        .map(what -> judge(ask, reply, what, trial)));
    }

    private static Outcome judge(Ask ask, Reply reply, String what, Trial trial) {
        Set<String> unknown = unknown(reply, trial);
        if (unknown.isEmpty()) {
            return Outcome.inconclusive(what
                    + " is open to everybody and has nothing that the given specifications lack; it may be meant so");
        }
        String some = String.join(", ", unknown.stream().limit(SHOWN).toList());
        return Outcome.confirmed(
                what + " without credentials has " + unknown.size() + " operations that the given specifications lack: "
                        + some + (unknown.size() > SHOWN ? " …" : ""),
                List.of(new Outcome.Step(Session.NOBODY, ask, "tells of them")));
    }

    private static Set<String> unknown(Reply reply, Trial trial) {
        Set<String> unknown = new TreeSet<>();
        byte[] text = reply.text().getBytes(StandardCharsets.UTF_8);
        for (Endpoint each :
                Endpoint.of(Specifications.read(text, "description").descriptions(), trial.api())) {
            if (trial.endpoints().stream().noneMatch(known -> isSame(known, each))) {
                unknown.add(each.toString());
            }
        }
        return unknown;
    }

    /** Whether two are one operation; a generated description may not know what stands before its paths. */
    private static boolean isSame(Endpoint one, Endpoint other) {
        return one.operation().method().equals(other.operation().method())
                && (unnamed(one.path()).endsWith(unnamed(other.described().path()))
                        || unnamed(other.path())
                                .endsWith(unnamed(one.described().path())));
    }

    /** A path whatever its parameters are called; a slash at its end means nothing. */
    private static String unnamed(String path) {
        return path.replaceAll("\\{[^}/]*}", "{}").replaceFirst("(?<=.)/$", "");
    }
}
