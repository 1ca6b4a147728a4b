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
import java.util.List;
import java.util.Optional;

/**
 * The server fails on a request that the specification allows.
 *
 * <p>Proved three times with status 500, and with another request of the same caller before each, which succeeds, so that it is not the server as
 * a whole that fails. The request has values that the target itself told for path parameters, and values that the schema allows for others;
 * optional parameters are tried one by one. Gateways, overload and what is not built yet (501 to 504) do not count.
 *
 * <p>To fix it, find the exception in the log; answer what is wrong with the request with 400, and repair the rest.
 */
@Rule(
        id = "probe.server-error-on-valid-input",
        flaw = "server-error-on-valid-input",
        title = "Server fails on a valid request",
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
            Optional<Ask> control = control(endpoint, persona, trial);
            for (Filled filled :
                    trial.filled(endpoint, persona).stream().limit(1).toList()) {
                boolean fails = control.isPresent() && Failing.isFailure(trial.ask(filled.ask(), persona.session()));
                if (fails) {
                    return Optional.of(
                            new Failing(trial, persona, control.get()).judge(filled.ask(), "a valid request"));
                }
            }
        }
        return Optional.empty();
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
                    return Optional.of(new Failing(trial, persona, bare).judge(ask, "a valid value of " + each.name()));
                }
            }
        }
        return tried
                ? Optional.of(Outcome.refuted("no valid value of an optional parameter makes the server fail"))
                : Optional.empty();
    }
}
