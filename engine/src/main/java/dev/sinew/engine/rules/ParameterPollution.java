package dev.sinew.engine.rules;

import dev.sinew.engine.detect.Detector;
import dev.sinew.engine.ownership.Situation;
import dev.sinew.engine.ownership.Situation.ObjectUse;
import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.Optional;

/**
 * A request gave an id twice with different values, where nobody else does, and succeeded.
 *
 * <p>Where one part of a service checks the first value and another part uses the second, the check is passed by: a doubled key in
 * JSON, a doubled parameter, or an id in the query besides the one in the body.
 *
 * <p>It fires where at least five other callers use the operation and none of them gives the id twice, or at that second place.
 * It stays silent for lists of ids, for staff and services, and for refused calls.
 *
 * <p>Measured: 1 signal in three labelled captures, of an attack; none on their 3,263 honest exchanges, and none on
 * 19,280 made of prose, code, markup and odd names. Preview: three applications are few.
 *
 * <p>To fix it, refuse requests with duplicate keys and unknown parameters, and read every id from one place only.
 */
@Rule(
        id = "detect.parameter-pollution",
        flaw = "parameter-pollution",
        title = "Id given twice",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API1:2023", "API8:2023"},
        cwe = {235})
public final class ParameterPollution implements Detector {
    @Override
    public Optional<Judgement> judge(Situation situation) {
        if (situation.doubled().isEmpty() || situation.forOthers() || !situation.reached()) {
            return Optional.empty();
        }
        String note = "a second value of an id is given in " + situation.doubled() + ", as no other caller does";
        return Optional.of(new Judgement(
                situation.outcome(),
                Confidence.LIKELY,
                situation.uses().stream().map(ObjectUse::object).toList(),
                note));
    }
}
