package dev.sinew.spec.drift;

import dev.sinew.model.BodyKind;
import dev.sinew.model.Confidence;
import dev.sinew.model.FieldPath;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.LearnedOperation.LearnedAnswer;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.spec.match.Ancillary;
import dev.sinew.spec.match.Existence;
import dev.sinew.spec.match.Match;
import dev.sinew.spec.match.Match.Knowledge;
import dev.sinew.spec.match.Match.Status;
import java.util.List;
import java.util.Set;

/**
 * An operation is called and answers, but no specification describes it.
 *
 * <p>What nobody wrote down nobody reviews, tests, patches or switches off: forgotten versions, debugging aids, an interface for
 * one partner. Attackers find such operations by guessing; owners do not know that they are there.
 *
 * <p>It fires once for each operation that no given description covers by host, base path, method and path template. A path
 * that a described template covers is never one, nor is HEAD or OPTIONS where the path is described. It stays quiet for what
 * is always answered with 404, 405, 410 or 501, which is not there, and for files of pages: scripts, styles, images, and for where the
 * OpenAPI document itself lies. It is only a
 * possibility where no description is of the host at all, where answers were such as a gateway gives for any path, for pages, and for
 * what load balancers ask ({@code /health}).
 *
 * <p>To fix it, find the owner, then describe the operation or take it down. Pass all specifications of the host before
 * concluding anything.
 */
@Rule(
        id = "posture.shadow-operation",
        flaw = "shadow-operation",
        title = "Operation that no specification describes",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API9:2023"},
        cwe = {1059})
public final class ShadowOperation implements DriftCheck {
    /** Members that only such a document has beside each other; of a long one not all are learned. */
    private static final List<List<String>> DESCRIPTION = List.of(
            List.of("openapi", "info"),
            List.of("swagger", "info"),
            List.of("paths", "components"),
            List.of("paths", "definitions"));

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<BodyKind> STRUCTURED = Set.of(BodyKind.JSON, BodyKind.JSON_LINES, BodyKind.XML);

    @Override
    public List<Drift> drifts(Match match) {
        if (match.status() != Status.SHADOW || match.learned().isEmpty()) {
            return List.of();
        }
        LearnedOperation learned = match.learned().get();
        boolean page = READING.contains(match.operation().method()) && !answersStructured(learned);
        if ((page && Ancillary.isFile(match.operation().path())) || isDescription(learned)) {
            return List.of();
        }
        String note = match.why() + "; called " + learned.requests() + (learned.requests() == 1 ? " time" : " times");
        return List.of(Drift.of("", confidence(match, learned, page), learned.first(), note, learned.requests()));
    }

    private static Confidence confidence(Match match, LearnedOperation learned, boolean page) {
        boolean html = page
                && learned.answers().values().stream()
                        .anyMatch(each -> each.body().kinds().contains(BodyKind.HTML));
        boolean unsure = html || isProbe(learned);
        if (match.knowledge() == Knowledge.NONE || Existence.of(learned) != Existence.SHOWN || unsure) {
            return Confidence.POSSIBLE;
        }
        return match.knowledge() == Knowledge.NAMED ? Confidence.CONFIRMED : Confidence.LIKELY;
    }

    /** Whether it answers an OpenAPI document: no description describes where it lies. */
    private static boolean isDescription(LearnedOperation learned) {
        LearnedAnswer answer = learned.answers().get(200);
        return answer != null
                && learned.operation().method().equals("GET")
                && DESCRIPTION.stream()
                        .anyMatch(names -> names.stream()
                                .allMatch(name -> answer.body().fields().stream()
                                        .anyMatch(field -> isBelow(field.path(), name))));
    }

    private static boolean isBelow(FieldPath path, String name) {
        FieldPath at = path;
        while (at.depth() > 1) {
            at = at.parent();
        }
        return at.name().equals(name);
    }

    /** Whether it is what load balancers and clusters ask whether the service lives. */
    private static boolean isProbe(LearnedOperation learned) {
        return learned.operation().method().equals("GET")
                && Ancillary.isProbe(learned.operation().path());
    }

    private static boolean answersStructured(LearnedOperation learned) {
        return learned.answers().values().stream()
                .map(LearnedAnswer::body)
                .anyMatch(body -> body.kinds().stream().anyMatch(STRUCTURED::contains));
    }
}
