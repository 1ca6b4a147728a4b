package dev.sinew.spec.drift;

import dev.sinew.model.LearnedField;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.spec.DescribedOperation.Parameter;
import dev.sinew.spec.Schema;
import dev.sinew.spec.match.Match;
import java.util.ArrayList;
import java.util.List;

/**
 * A parameter or field has values of a type that the specification does not allow.
 *
 * <p>A service that takes a text where a number is described validates nothing there; callers that expect a number fail on a
 * text or a null. Gateways that enforce the specification would refuse this traffic.
 *
 * <p>It fires once for each parameter or field of a body whose values no alternative of the schema allows. An integer is a
 * number; a null is allowed where the schema says so, and says nothing against OpenAPI 2.0, which cannot express it; formats of
 * texts contradict nothing. Values of parameters and forms are texts: they contradict a number or a boolean only where they cannot
 * be read as one. What only failed calls carried stays out.
 *
 * <p>To fix it, correct the specification, or validate what comes in and what goes out.
 */
@Rule(
        id = "posture.type-drift",
        flaw = "type-drift",
        title = "Values of another type than described",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API9:2023"},
        cwe = {1059, 1287})
public final class TypeDrift implements DriftCheck {
    @Override
    public List<Drift> drifts(Match match) {
        List<Drift> drifts = new ArrayList<>();
        Bodies.comparable(match).ifPresent(learned -> parameters(match, learned, drifts));
        bodies(match, Bodies.ofRequests(match), "the request", drifts);
        Bodies.ofAnswers(match).forEach((status, found) -> bodies(match, found, "answers " + status, drifts));
        return drifts;
    }

    private static void bodies(Match match, List<Discrepancy> found, String where, List<Drift> drifts) {
        for (Discrepancy each : found) {
            if (each.kind() == Discrepancy.Kind.TYPE) {
                String note = "field " + each.field() + " of " + where + ": " + each.note();
                drifts.add(
                        Drift.of(each.field(), Certainty.of(match), each.seen().first(), note, each.count()));
            }
        }
    }

    private static void parameters(Match match, LearnedOperation learned, List<Drift> drifts) {
        long failed = Bodies.unsuccessful(learned);
        for (LearnedField field : learned.parameters()) {
            List<Parameter> describing = Parameters.describing(match, field);
            // A part of an object is described by the object's schema, which says nothing of how it is written.
            boolean whole = describing.stream()
                    .allMatch(each -> field.path().text().indexOf('[') < 0
                            || each.name().equals(field.path().text()));
            List<Schema> schemas = match.candidates().stream()
                    .flatMap(candidate -> candidate.operation().parameters().stream()
                            .filter(describing::contains)
                            .flatMap(each -> candidate.api().resolver().variants(each.schema()).stream()))
                    .toList();
            long count = whole ? TextValues.unreadable(field, schemas) : 0;
            if (count > failed) {
                String note = Parameters.word(field.path().location()) + " "
                        + field.path().text() + ": described as " + words(schemas) + ", not readable as that";
                drifts.add(Drift.of(field.path().text(), Certainty.of(match), field.first(), note, count));
            }
        }
    }

    private static String words(List<Schema> schemas) {
        return String.join(
                " or ",
                schemas.stream()
                        .flatMap(each -> each.types().stream())
                        .map(each -> each.word())
                        .distinct()
                        .sorted()
                        .toList());
    }
}
