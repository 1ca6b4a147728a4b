package dev.sinew.probe.proof.inject;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.place.EachSlot;
import dev.sinew.probe.place.Slot;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Manner;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A redirect goes to whatever host a request names: a link to the API's own host ends at a stranger's.
 *
 * <p>Proved by the header {@code Location} of a redirect whose host, read as browsers read it, is one that the request named and that nobody has,
 * twice with two names. That the name stands somewhere in the header, as a parameter of the way to the login does, proves nothing. No redirect is
 * followed.
 *
 * <p>To fix it, redirect to paths of one's own, or to hosts of a list that are compared whole.
 */
@Rule(
        id = "probe.open-redirect",
        flaw = "open-redirect",
        title = "A redirect goes to any host that a request names",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {601})
public final class OpenRedirect implements Proof {
    /** Where browsers see the host: behind two slashes of either kind, a user before it, up to the first sign that ends it. */
    private static final Pattern HOST =
            Pattern.compile("^(?:https?:)?[/\\\\]{2,}(?:[^/\\\\?#@]*@)?([^/\\\\?#:]+).*", Pattern.CASE_INSENSITIVE);

    /** Ways to name a host; the second argument is the value that usually stands there. */
    private static final List<String> FORMS =
            List.of("https://%1$s/", "//%1$s/", "/\\%1$s/", "https://%1$s/?sinew=%2$s");

    @Override
    public Manner manner() {
        return Manner.MEANING;
    }

    @Override
    public boolean needsProvenIdentity() {
        return false;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        if (!endpoint.isRead()) {
            return Optional.empty();
        }
        return EachSlot.of(endpoint, trial, slot -> !slot.isTyped(), slot -> judge(slot, trial));
    }

    private static Outcome judge(Slot slot, Trial trial) {
        boolean redirects = false;
        for (String form : slot.isAddress() ? FORMS : FORMS.subList(0, 1)) {
            String host = Fresh.word() + ".invalid";
            Ask ask = slot.ask(form.formatted(host, slot.usual()));
            Reply reply = slot.send(ask, trial);
            if (EachSlot.isDisturbed(reply)) {
                return EachSlot.disturbed(reply);
            }
            redirects |= isRedirect(reply);
            if (goesTo(reply, host)) {
                String other = Fresh.word() + ".invalid";
                Ask second = slot.ask(form.formatted(other, slot.usual()));
                return goesTo(slot.send(second, trial), other)
                        ? Outcome.confirmed(
                                "the header Location has the host that the request names, for each of two",
                                List.of(new Outcome.Step(slot.persona().session(), ask, "goes to " + host)))
                        : Outcome.inconclusive("it went to the host that the request names once and not again");
            }
        }
        return Outcome.refuted(
                redirects ? "redirects, but not to the host that the request names" : "does not redirect");
    }

    private static boolean isRedirect(Reply reply) {
        return reply.status() / 100 == 3 && !reply.header("location").isEmpty();
    }

    private static boolean goesTo(Reply reply, String host) {
        // Browsers leave out tabs and line ends, and spaces around it (URL standard, basic parser).
        String location = reply.header("location").replaceAll("[\\t\\r\\n]", "").strip();
        Matcher matcher = HOST.matcher(location);
        return isRedirect(reply)
                && matcher.matches()
                && matcher.group(1).toLowerCase(Locale.ROOT).equals(host);
    }
}
