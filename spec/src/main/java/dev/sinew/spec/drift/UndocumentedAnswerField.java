package dev.sinew.spec.drift;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.spec.match.Match;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers carry a field that the specification does not describe.
 *
 * <p>Whoever reviewed the specification did not see this field; it may be an internal flag, another customer's data, a hash of
 * a password. Objects that are written out as they are stored grow such fields with every release.
 *
 * <p>It fires once for each field, at the outermost one where a whole object is not described, and once for a body where none is
 * described for a success. A field that any alternative of the schema has is described. It stays quiet below schemas that allow
 * further properties explicitly or say nothing about the object, below a discriminator without a list of its schemas, and for media
 * types other than JSON and forms. A field that is described as write-only is not meant for answers and fires too.
 *
 * <p>To fix it, write out what callers need and nothing else, then describe it.
 */
@Rule(
        id = "posture.undocumented-answer-field",
        flaw = "undocumented-answer-field",
        title = "Field in answers that is not described",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API3:2023"},
        cwe = {213, 1059})
public final class UndocumentedAnswerField implements DriftCheck {
    @Override
    public List<Drift> drifts(Match match) {
        List<Drift> drifts = new ArrayList<>();
        Bodies.ofAnswers(match).forEach((status, found) -> {
            for (Discrepancy each : found) {
                if (each.kind() == Discrepancy.Kind.UNDOCUMENTED) {
                    String note = "field " + each.field() + " of answers " + status + ": " + each.note();
                    drifts.add(Drift.of(
                            each.field(), Certainty.of(match), each.seen().first(), note, each.count()));
                }
            }
        });
        return drifts;
    }
}
