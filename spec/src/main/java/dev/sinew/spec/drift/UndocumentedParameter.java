package dev.sinew.spec.drift;

import dev.sinew.model.Confidence;
import dev.sinew.model.LearnedField;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.Location;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.spec.match.Match;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls that succeed carry a parameter or body field that the specification does not describe.
 *
 * <p>What an operation takes without saying so is not validated against anything: a switch for debugging, a field that sets what
 * callers must not set (mass assignment), an identifier that overrides the one in the token.
 *
 * <p>It fires once for each query parameter, header, cookie and field of a request's body that is in at least one call that
 * succeeded. It stays quiet for headers and cookies of the protocol, browsers, proxies and statistics, for what a security scheme
 * names, for cookies of a session, which belong to no single operation, for parts of a described object ({@code filter[status]}), and below schemas that allow further properties or say
 * nothing.
 *
 * <p>To fix it, describe the parameter with a schema, or refuse what is not described.
 */
@Rule(
        id = "posture.undocumented-parameter",
        flaw = "undocumented-parameter",
        title = "Parameter that is not described",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API3:2023", "API9:2023"},
        cwe = {915, 1059})
public final class UndocumentedParameter implements DriftCheck {
    @Override
    public List<Drift> drifts(Match match) {
        List<Drift> drifts = new ArrayList<>();
        Bodies.comparable(match).ifPresent(learned -> parameters(match, learned, drifts));
        for (Discrepancy each : Bodies.ofRequests(match)) {
            if (each.kind() == Discrepancy.Kind.UNDOCUMENTED) {
                String note = "field " + each.field() + " of the request: " + each.note();
                drifts.add(
                        Drift.of(each.field(), Certainty.of(match), each.seen().first(), note, each.count()));
            }
        }
        return drifts;
    }

    private static void parameters(Match match, LearnedOperation learned, List<Drift> drifts) {
        long failed = Bodies.unsuccessful(learned);
        for (LearnedField field : learned.parameters()) {
            Location location = field.path().location();
            String name = field.path().text();
            boolean known = location == Location.PATH
                    || Everyday.is(field)
                    || Parameters.isCredential(match, location, name)
                    || (location == Location.COOKIE
                            && learned.credentialPlaces().containsValue(name))
                    || !Parameters.describing(match, field).isEmpty();
            if (!known && field.present() > failed) {
                Confidence confidence = location == Location.COOKIE ? Confidence.POSSIBLE : Certainty.of(match);
                String note = Parameters.word(location) + " " + name + " in " + field.present() + " of "
                        + learned.requests() + " calls, not described";
                drifts.add(Drift.of(name, confidence, field.first(), note, field.present()));
            }
        }
    }
}
