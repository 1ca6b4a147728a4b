package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.AntiForgery;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Homes;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Optional;

/**
 * A request with a session's cookie and without the token against forged requests does what it asks for, where others are refused so.
 *
 * <p>The token is looked for with some methods or paths and forgotten with others: a page of somebody else that a caller opens may send the request, as the browser adds the cookie by itself.
 *
 * <p>Proved by the effect, on what the run created: its owner changes it twice with the cookie alone and reads each change. Another operation, whose description demands the same, is refused to the same cookie
 * without the token before and after, where it is answered with it: that the service means to look for it is not guessed. Where no token goes along with the cookie, or something else proves who calls, nothing is tested.
 *
 * <p>To fix it, look for the token before all requests that write, and make no exceptions by method.
 */
@Rule(
        id = "probe.forgery-token-ignored",
        flaw = "forgery-token-ignored",
        title = "A request is taken without the token against forged requests",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023", "API8:2023"},
        cwe = {352})
public final class ForgeryTokenIgnored implements Proof {
    private static final int TWICE = 2;

    @Override
    public boolean isWriting() {
        return true;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        return Homes.changes(endpoint)
                        && trial.personas().stream()
                                .anyMatch(each -> cookieAlone(each.session()).isPresent())
                ? OnCreated.byOwner(
                        endpoint,
                        trial,
                        made -> made.at(endpoint).isPresent()
                                && cookieAlone(made.owner().session()).isPresent(),
                        (made, fixtures) -> judge(made.at(endpoint).orElseThrow(), made, fixtures, trial))
                : Optional.empty();
    }

    /** The session without the token; empty where it has none beside a cookie, or anything else that a browser does not send by itself. */
    private static Optional<Session> cookieAlone(Session session) {
        List<Header> others = session.headers().stream()
                .filter(each -> !AntiForgery.isNamed(each.name()))
                .toList();
        boolean cookies = !others.isEmpty()
                && others.size() < session.headers().size()
                && others.stream().allMatch(each -> each.name().equalsIgnoreCase("Cookie"));
        return cookies ? Optional.of(new Session(session.identity(), others, Optional.empty())) : Optional.empty();
    }

    private static Outcome judge(Filled change, Made made, Fixtures fixtures, Trial trial) {
        Session session = made.owner().session();
        Session cookie = cookieAlone(session).orElseThrow();
        Optional<Made> control = fixtures.made().stream()
                .filter(each -> each.owner() == made.owner()
                        && each.create()
                                .endpoint()
                                .described()
                                .security()
                                .equals(change.endpoint().described().security()))
                .filter(each -> isRefused(each, cookie, fixtures, trial))
                .findFirst();
        if (control.isEmpty()) {
            return Outcome.inconclusive(
                    "nothing of which the description demands as much is refused without the token");
        }
        Optional<Sight> before = Sight.of(made, change, trial);
        for (int i = 0; i < TWICE; i++) {
            Optional<Ask> ask = fixtures.ask(change, made.owner());
            if (ask.isEmpty() || before.isEmpty()) {
                return Outcome.inconclusive(
                        made.owner() + " cannot read back what it created, or nothing is known that could be written");
            }
            Reply reply = trial.askAsItIs(ask.get(), cookie);
            Optional<Sight> after = Sight.of(made, change, trial);
            if (!trial.isSuccess(reply)) {
                return trial.isRefused(reply)
                        ? Outcome.refuted("without the token it is refused: " + reply)
                        : Outcome.inconclusive("it is not taken, whatever is said of the token: " + reply);
            }
            if (after.isEmpty() || before.get().changed(after.get()).isEmpty()) {
                return Outcome.inconclusive(
                        "it is answered without the token, and nothing that is read tells that it was done");
            }
            before = after;
        }
        if (!isRefused(control.get(), cookie, fixtures, trial)) {
            return Outcome.inconclusive("what is refused without the token was taken later");
        }
        Ask forged = fixtures.ask(change, made.owner()).orElseThrow();
        return Outcome.confirmed(
                made.owner() + " changed what it had created with its cookie alone, twice, and read each change; "
                        + control.get().create().endpoint() + " is refused without the token before and after",
                List.of(
                        new Outcome.Step(
                                cookie, control.get().create().ask(control.get().body()), "refused without the token"),
                        new Outcome.Step(cookie, forged, "taken without it"),
                        new Outcome.Step(session, before.orElseThrow().read().ask(), "it was changed")));
    }

    /** Whether what created something is refused to the cookie alone, and done with the token; what comes of it goes again. */
    private static boolean isRefused(Made like, Session cookie, Fixtures fixtures, Trial trial) {
        Optional<Ask> ask = fixtures.ask(like.create(), like.owner());
        Optional<Reply> reply = ask.filter(
                        each -> fixtures.mayCreate(like.create().endpoint()))
                .map(each -> trial.askAsItIs(each, cookie));
        reply.ifPresent(each -> fixtures.tidy(like.create(), like.owner(), each));
        if (reply.filter(trial::isRefused).isEmpty()) {
            return false;
        }
        // The very same request: what another one is refused for may be what it says.
        Reply whole = trial.askAsItIs(ask.orElseThrow(), like.owner().session());
        fixtures.tidy(like.create(), like.owner(), whole);
        return trial.isSuccess(whole);
    }
}
