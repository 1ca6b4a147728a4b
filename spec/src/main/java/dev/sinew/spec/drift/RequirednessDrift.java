package dev.sinew.spec.drift;

import dev.sinew.model.LearnedField;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.LearnedOperation.LearnedBody;
import dev.sinew.model.Location;
import dev.sinew.model.Maturity;
import dev.sinew.model.Origin;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.spec.DescribedOperation.Parameter;
import dev.sinew.spec.DescribedOperation.RequestBody;
import dev.sinew.spec.match.Described;
import dev.sinew.spec.match.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that the specification requires is missing: a parameter or body field in calls that succeeded, or a field in answers.
 *
 * <p>A call that succeeds without what is required shows that the requirement is not enforced, and with it perhaps nothing else
 * that the specification says. An answer without a required field breaks callers.
 *
 * <p>It fires once for each required parameter, field and request body. It concludes nothing from bodies that were not read to
 * the end, from headers and cookies that the source may not record, from calls that failed, and nothing about fields that only
 * some alternatives of a schema require, or that are for the other direction (read-only, write-only).
 *
 * <p>To fix it, enforce the requirement, or correct the specification.
 */
@Rule(
        id = "posture.requiredness-drift",
        flaw = "requiredness-drift",
        title = "Required parameter or field missing",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API9:2023"},
        cwe = {1059})
public final class RequirednessDrift implements DriftCheck {
    @Override
    public List<Drift> drifts(Match match) {
        Optional<LearnedOperation> comparable = Bodies.comparable(match);
        if (comparable.isEmpty() || !match.also().isEmpty()) {
            return List.of();
        }
        LearnedOperation learned = comparable.get();
        List<Drift> drifts = new ArrayList<>();
        match.described().ifPresent(described -> {
            described.operation().parameters().forEach(each -> parameter(match, learned, each, drifts));
            requestBody(match, learned, described, drifts);
        });
        fields(match, Bodies.ofRequests(match), "the request", drifts);
        Bodies.ofAnswers(match).forEach((status, found) -> fields(match, found, "answers " + status, drifts));
        return drifts;
    }

    private static void fields(Match match, List<Discrepancy> found, String where, List<Drift> drifts) {
        for (Discrepancy each : found) {
            if (each.kind() == Discrepancy.Kind.MISSING) {
                String note = "field " + each.field() + " of " + where + ": " + each.note();
                drifts.add(
                        Drift.of(each.field(), Certainty.of(match), each.seen().first(), note, each.count()));
            }
        }
    }

    private static void parameter(Match match, LearnedOperation learned, Parameter described, List<Drift> drifts) {
        String name = described.name().toLowerCase(Locale.ROOT);
        boolean judged = described.required()
                && described.location() != Location.PATH
                && !Everyday.is(described.location(), name)
                && !learned.credentialPlaces().containsValue(name);
        if (!judged) {
            return;
        }
        Optional<LearnedField> seen = Parameters.learned(match, learned, described);
        long asked = described.location() == Location.QUERY ? learned.requests() : recorded(learned, described, seen);
        long missing = asked - seen.map(LearnedField::present).orElse(0L);
        long failed = Bodies.unsuccessful(learned);
        if (missing > failed) {
            Origin origin = seen.map(LearnedField::first).orElse(learned.first());
            String note = Parameters.word(described.location()) + " " + described.name() + ": required, missing in "
                    + missing + " of " + asked + " calls, at least " + (missing - failed) + " of them successful";
            drifts.add(Drift.of(described.name(), Certainty.of(match), origin, note, missing - failed));
        }
    }

    /** In how many requests the source recorded headers, as its fields tell; 0 where none does. */
    private static long recorded(LearnedOperation learned, Parameter described, Optional<LearnedField> seen) {
        return seen.map(LearnedField::holders)
                .orElseGet(() -> learned.parameters().stream()
                        .filter(each -> each.path().location() == described.location())
                        .mapToLong(LearnedField::holders)
                        .max()
                        .orElse(0));
    }

    private static void requestBody(Match match, LearnedOperation learned, Described described, List<Drift> drifts) {
        boolean required =
                described.operation().requestBody().map(RequestBody::required).orElse(false);
        LearnedBody body = learned.requestBody();
        long missing = body.messages() - body.unknown() - body.present();
        long failed = Bodies.unsuccessful(learned);
        if (required && missing > failed) {
            String note = "the request has no body in " + missing + " of " + body.messages() + " calls, it is required";
            drifts.add(Drift.of(Discrepancy.BODY, Certainty.of(match), learned.first(), note, missing - failed));
        }
    }
}
