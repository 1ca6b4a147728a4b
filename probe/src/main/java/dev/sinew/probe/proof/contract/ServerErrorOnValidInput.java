package dev.sinew.probe.proof.contract;

import dev.sinew.model.Location;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import dev.sinew.spec.DescribedOperation.Parameter;
import dev.sinew.spec.Schema;
import dev.sinew.spec.SchemaType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The server fails on a request that the description allows.
 *
 * <p>Proved three times with status 500, and with another request of the same caller before each, which succeeds, so that it is not the server as
 * a whole that fails. The request has values that the target itself told for path parameters, and values that the schema allows for others;
 * optional parameters are tried one by one. Where a schema says no more than that a value is a text, one is made up, and the reason says so. Gateways, overload and
 * what is not built yet (501 to 504) do not count. Nor does what asks for another kind of credentials than the caller has: where the description names the schemes, and the caller
 * reached only what takes others, its own are no valid ones here.
 *
 * <p>To fix it, find the exception in the log; answer what is wrong with the request with 400, and repair the rest.
 */
@Rule(
        id = "probe.server-error-on-valid-input",
        flaw = "server-error-on-valid-input",
        title = "Server fails on a request that the description allows",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {248, 755})
public final class ServerErrorOnValidInput implements Proof {
    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        if (!endpoint.isRead()) {
            return Optional.empty();
        }
        for (Persona persona : trial.personas()) {
            List<Reached> reached = persona.reached(endpoint);
            if (!reached.isEmpty()) {
                return parameters(endpoint, reached.getFirst().filled().ask(), persona, trial);
            }
        }
        for (Persona persona : trial.personas()) {
            if (isOfOtherKind(endpoint, persona, trial)) {
                continue;
            }
            Optional<Ask> control = control(endpoint, persona, trial);
            for (Filled filled :
                    trial.filled(endpoint, persona).stream().limit(1).toList()) {
                boolean fails = control.isPresent() && Failing.isFailure(trial.ask(filled.ask(), persona.session()));
                if (fails) {
                    return Optional.of(new Failing(trial, persona, control.get())
                            .judge(filled.ask(), "a request that the description allows"));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether all that a caller reached and that asks for credentials takes another kind of them than this. */
    private static boolean isOfOtherKind(Endpoint endpoint, Persona persona, Trial trial) {
        Set<String> taken = new HashSet<>();
        trial.endpoints().stream()
                .filter(each -> !persona.reached(each).isEmpty())
                .flatMap(each -> each.described().security().stream())
                .forEach(taken::addAll);
        return !taken.isEmpty()
                && !endpoint.described().security().isEmpty()
                && endpoint.described().security().stream()
                        .noneMatch(each -> each.isEmpty() || taken.containsAll(each));
    }

    /** A request of another endpoint that the caller succeeds with. */
    private static Optional<Ask> control(Endpoint endpoint, Persona persona, Trial trial) {
        return trial.endpoints().stream()
                .filter(each -> each.isRead() && !each.equals(endpoint))
                .flatMap(each -> persona.reached(each).stream())
                .map(each -> each.filled().ask())
                .findFirst();
    }

    private static Optional<Outcome> parameters(Endpoint endpoint, Ask bare, Persona persona, Trial trial) {
        boolean tried = false;
        for (Parameter each : endpoint.described().parameters()) {
            Optional<String> value = each.location() == Location.QUERY && !each.required()
                    ? trial.sample(each, endpoint)
                    : Optional.empty();
            if (value.isPresent()) {
                tried = true;
                Ask ask = Queries.with(bare, each.name(), value.get());
                if (Failing.isFailure(trial.ask(ask, persona.session()))) {
                    return Optional.of(new Failing(trial, persona, bare).judge(ask, value(each, endpoint)));
                }
            }
        }
        return tried
                ? Optional.of(Outcome.refuted(
                        "no value that the description allows for an optional parameter makes the server fail"))
                : Optional.empty();
    }

    /** What was sent, in words: of a text of which no more is said, nothing tells that it means something. */
    private static String value(Parameter parameter, Endpoint endpoint) {
        return "a value of " + parameter.name() + " that the description allows"
                + (isAnyText(parameter.schema(), endpoint)
                        ? " (a text that was made up, as it says no more than that it is one)"
                        : "");
    }

    private static boolean isAnyText(Schema schema, Endpoint endpoint) {
        Schema plain = endpoint.description().resolver().variants(schema).getFirst();
        if (plain.types().contains(SchemaType.ARRAY) && plain.example().isEmpty()) {
            return plain.items().filter(each -> isAnyText(each, endpoint)).isPresent();
        }
        return (plain.types().isEmpty() || plain.types().contains(SchemaType.STRING))
                && plain.values().isEmpty()
                && plain.format().isEmpty()
                && plain.pattern().isEmpty()
                && plain.example().isEmpty();
    }
}
