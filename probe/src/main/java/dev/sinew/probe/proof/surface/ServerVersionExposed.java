package dev.sinew.probe.proof.surface;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.HostProof;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A header that is there for nothing else names the server's framework with its version.
 *
 * <p>Whoever looks for hosts with a known hole finds this one by its version, before any attempt that could be noticed.
 *
 * <p>Proved where two answers to the same request have {@code X-Powered-By}, {@code X-AspNet-Version} or one of their kin with a number of a version in it. The header {@code Server}
 * is left to what watches traffic, as the proxy before the target writes it as often as not. At most one request more, once a host.
 *
 * <p>To fix it, switch the header off where the framework is set up, or take it away at the proxy.
 */
@Rule(
        id = "probe.server-version-exposed",
        flaw = "server-version-exposed",
        title = "Answers tell the framework's version",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {200, 497})
public final class ServerVersionExposed implements HostProof {
    private static final List<String> NAMES =
            List.of("x-powered-by", "x-aspnet-version", "x-aspnetmvc-version", "x-generator", "x-runtime-version");
    private static final Pattern VERSION = Pattern.compile("(?:.*[A-Za-z][/ ^~v-]{1,3})?\\d{1,3}\\.\\d.*");
    private static final int MOST_ANSWERS = 200;

    private record Told(Session who, Reached reached, String name) {}

    @Override
    public List<Placed> prove(Trial trial) {
        List<Told> all = told(trial);
        if (all.isEmpty()) {
            return Nowhere.host(Outcome.refuted("no header names a framework with its version"), trial);
        }
        Told first = all.getFirst();
        Reply again = trial.askAgain(first.reached().filled().ask(), first.who());
        boolean twice = VERSION.matcher(again.header(first.name())).matches();
        return Nowhere.host(
                twice
                        ? Outcome.confirmed(
                                "two answers of " + first.reached().filled().endpoint() + " have the header "
                                        + first.name() + " with a version in it",
                                List.of(new Outcome.Step(
                                        first.who(), first.reached().filled().ask(), "has " + first.name())))
                        : Outcome.inconclusive("a version was in " + first.name() + " once and not again"),
                trial);
    }

    private static List<Told> told(Trial trial) {
        List<Told> all = new ArrayList<>();
        int looked = 0;
        for (Persona persona : trial.personas()) {
            for (Endpoint endpoint : trial.endpoints()) {
                Optional<Reached> reached =
                        endpoint.isRead() ? persona.reached(endpoint).stream().findFirst() : Optional.empty();
                if (reached.isPresent() && looked++ < MOST_ANSWERS) {
                    name(reached.get().reply())
                            .ifPresent(each -> all.add(new Told(persona.session(), reached.get(), each)));
                }
            }
        }
        return all;
    }

    private static Optional<String> name(Reply reply) {
        return NAMES.stream()
                .filter(each -> VERSION.matcher(reply.header(each)).matches())
                .findFirst();
    }
}
