package dev.sinew.spec.drift;

import dev.sinew.model.Confidence;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.spec.match.Match;
import java.util.ArrayList;
import java.util.List;

/**
 * An operation answers with a status that its specification does not list.
 *
 * <p>Callers do not handle what they do not expect, and a test that is made from the specification does not look there. An
 * unlisted success often is a second behaviour that nobody reviewed.
 *
 * <p>It fires once for each operation and status that is neither listed nor covered by a range ({@code 4XX}) or {@code default}.
 * It stays quiet for 304 and informational statuses, for HEAD, for operations that list no answers at all, and for Postman
 * collections, which show examples. Statuses that gateways give for any path (redirects, 401, 403, 404, 429, 5xx …) are only
 * possibilities.
 *
 * <p>To fix it, describe the answer with its schema, or make the operation stop giving it.
 */
@Rule(
        id = "posture.undocumented-status",
        flaw = "undocumented-status",
        title = "Answer with a status that is not described",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API9:2023"},
        cwe = {1059})
public final class UndocumentedStatus implements DriftCheck {
    @Override
    public List<Drift> drifts(Match match) {
        return Bodies.comparable(match)
                .filter(learned -> !match.operation().method().equals("HEAD") && !Certainty.isExamples(match))
                .map(learned -> drifts(match, learned))
                .orElse(List.of());
    }

    private static List<Drift> drifts(Match match, LearnedOperation learned) {
        if (match.candidates().stream()
                .anyMatch(each -> each.operation().answers().isEmpty())) {
            return List.of();
        }
        List<Drift> drifts = new ArrayList<>();
        learned.answers().forEach((status, answer) -> {
            boolean listed = match.candidates().stream()
                    .anyMatch(each -> each.operation().answer(status).isPresent());
            if (status >= 200 && status != 304 && !listed) {
                Confidence confidence = status < 300 ? Certainty.of(match) : Confidence.POSSIBLE;
                String note = "status " + status + " in " + answer.count() + " of " + learned.requests()
                        + " answers, not described";
                drifts.add(Drift.of(Integer.toString(status), confidence, answer.first(), note, answer.count()));
            }
        });
        return drifts;
    }
}
