package dev.sinew.probe.proof.surface;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.HostProof;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Refusal;
import dev.sinew.probe.run.Trial;
import java.util.List;

/**
 * The host sends requests back as they arrive ({@code TRACE}).
 *
 * <p>What comes back has what proxies on the way added: internal addresses, identities, and cookies that scripts must not read (RFC 9110, section
 * 9.3.8).
 *
 * <p>Proved by a header of our own that comes back in the body of the answer to {@code TRACE} or {@code TRACK}, with another text the second time,
 * while {@code GET} of the same path does not send it back. Success alone, as of servers that treat all methods alike, is none. At most six
 * requests, once a host.
 *
 * <p>To fix it, refuse both methods at the proxy or the server. Apache: TraceEnable off.
 */
@Rule(
        id = "probe.http-methods",
        flaw = "trace-method-enabled",
        title = "Host sends requests back as they arrive",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {693, 200})
public final class HttpMethods implements HostProof {
    private static final String HEADER = "X-Sinew";
    private static final String FIRST = "echo-4f1d9b27";
    private static final String SECOND = "echo-a83c0e55";

    @Override
    public boolean needsProvenIdentity() {
        return false;
    }

    @Override
    public List<Placed> prove(Trial trial) {
        String path = trial.endpoints().stream()
                .filter(each -> each.isRead() && each.pathParameters().isEmpty())
                .map(Endpoint::path)
                .findFirst()
                .orElse("/");
        for (String method : List.of("TRACE", "TRACK")) {
            Ask ask = new Ask(method, path, List.of(), "");
            if (echoes(ask, FIRST, trial)) {
                return Nowhere.host(judge(ask, trial), trial);
            }
        }
        return Nowhere.host(Outcome.refuted("neither TRACE nor TRACK sends a request back"), trial);
    }

    private static Outcome judge(Ask ask, Trial trial) {
        if (!echoes(ask, SECOND, trial)) {
            return Outcome.inconclusive(ask.method() + " sent the request back once and not again");
        }
        if (echoes(Ask.get(ask.path()), FIRST, trial)) {
            return Outcome.inconclusive("GET of the same path sends the request back as well: that is what it is for");
        }
        return Outcome.confirmed(
                        ask.method() + " sends the request back, with a header of our own in it, twice; GET does not",
                        List.of(new Outcome.Step(
                                Session.NOBODY, ask.with(HEADER, FIRST), "comes back with the header")))
                .refusing(Refusal.method(ask.method(), "/**"));
    }

    private static boolean echoes(Ask ask, String text, Trial trial) {
        Reply reply = trial.askAgain(ask.with(HEADER, text), Session.NOBODY);
        return reply.status() == 200 && reply.text().contains(text);
    }
}
