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
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Any site may read answers with the credentials of its visitor.
 *
 * <p>Whoever visits a hostile page has his data read by it, as if the page were the host's own.
 *
 * <p>Proved on an answer that somebody gets with credentials, and another or none without: two origins that have nothing to do with the host are both allowed by name and with
 * credentials, or {@code null} is, or one that merely begins with the host's name, each twice. A cookie is sent along, as browsers do: some servers name the origin only then. {@code *} alone is no
 * flaw, as browsers send no credentials there. Where callers prove themselves with a token that a page has to add, the reason says so. Where everything is
 * answered to nobody as well, a site can ask itself, and it is inconclusive. At most nine requests for each of up to five operations, and one for each operation until one differs.
 *
 * <p>To fix it, compare the origin with a list of whole origins, and leave {@code null} out of it.
 */
@Rule(
        id = "probe.cors",
        flaw = "cors-reflects-origin",
        title = "Any site may read answers with credentials",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {942, 346})
public final class Cors implements HostProof {
    private static final String ONE = "https://sinew-one.invalid";
    /** Where origins are allowed route by route, the first may say nothing of the others. */
    private static final int MOST_READS = 5;

    private static final String OTHER = "https://other-7f3a9c.invalid";

    @Override
    public boolean needsProvenIdentity() {
        return false;
    }

    @Override
    public List<Placed> prove(Trial trial) {
        boolean any = false;
        for (Persona persona : trial.personas()) {
            List<Reached> reads = trial.endpoints().stream()
                    .filter(Endpoint::isRead)
                    .flatMap(each -> persona.reached(each).stream().limit(1))
                    .toList();
            any |= !reads.isEmpty();
            Optional<Outcome> outcome = reads.stream()
                    .filter(each -> isOwn(each, persona, trial))
                    .limit(MOST_READS)
                    .map(each -> judge(each.filled().ask(), persona, trial))
                    .reduce((one, other) -> one.verdict() == Verdict.CONFIRMED
                                    || one.verdict() == Verdict.INCONCLUSIVE && other.verdict() != Verdict.CONFIRMED
                            ? one
                            : other);
            if (outcome.isPresent()) {
                return Nowhere.host(outcome.get(), trial);
            }
        }
        return any
                ? Nowhere.host(
                        Outcome.inconclusive("what callers get is answered the same without credentials, so that a"
                                + " hostile page needs nobody's"),
                        trial)
                : List.of();
    }

    /** Whether the answer is another without credentials: now, as a list may have changed since the caller first saw it. */
    private static boolean isOwn(Reached reached, Persona persona, Trial trial) {
        Ask ask = reached.filled().ask();
        Reply nobody = trial.askAgain(ask, Session.NOBODY);
        return !trial.isSuccess(nobody)
                || !nobody.text().equals(reached.reply().text())
                        && !nobody.text()
                                .equals(trial.askAgain(ask, persona.session()).text());
    }

    private static Outcome judge(Ask ask, Persona persona, Trial trial) {
        if (allows(ask, ONE, persona, trial) && allows(ask, OTHER, persona, trial)) {
            return allows(ask, ONE, persona, trial)
                    ? confirmed(asking(ask, ONE, persona), "any origin", persona)
                    : Outcome.inconclusive("an unrelated origin was allowed once and not again");
        }
        String host = trial.target().getHost();
        for (String origin : List.of("null", trial.target().getScheme() + "://" + host + ".sinew.invalid")) {
            if (allows(ask, origin, persona, trial)) {
                if (!allows(ask, origin, persona, trial)) {
                    return Outcome.inconclusive("the origin " + origin + " was allowed once and not again");
                }
                String what = origin.equals("null")
                        ? "the origin null, which any site can have,"
                        : "an origin that begins with the host's name and is another";
                return confirmed(asking(ask, origin, persona), what, persona);
            }
        }
        return Outcome.refuted("no unrelated origin is allowed with credentials");
    }

    private static Outcome confirmed(Ask ask, String what, Persona persona) {
        boolean added = persona.session().headers().stream()
                .noneMatch(each -> each.name().equalsIgnoreCase("cookie")
                        || each.value().toLowerCase(java.util.Locale.ROOT).startsWith("basic "));
        String note = added
                ? "; " + persona
                        + " proves itself with a token, which a hostile page would have to know, so that this counts"
                        + " where browsers keep sessions in cookies too"
                : "";
        return Outcome.confirmed(
                what + " is allowed by name and with credentials, twice" + note,
                List.of(new Outcome.Step(persona.session(), ask, "is allowed to read this")));
    }

    /** As a browser asks with credentials, a cookie is among them: some servers name the origin only then, and answer {@code *} else, which browsers refuse. */
    private static Ask asking(Ask ask, String origin, Persona persona) {
        Ask named = ask.with("Origin", origin);
        return persona.session().headers().stream().anyMatch(each -> each.name().equalsIgnoreCase("cookie"))
                ? named
                : named.with("Cookie", "sinew=1");
    }

    private static boolean allows(Ask ask, String origin, Persona persona, Trial trial) {
        Reply reply = trial.askAgain(asking(ask, origin, persona), persona.session());
        return trial.isSuccess(reply)
                && reply.header("access-control-allow-origin").equals(origin)
                && reply.header("access-control-allow-credentials").equals("true");
    }
}
