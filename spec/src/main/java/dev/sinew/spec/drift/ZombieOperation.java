package dev.sinew.spec.drift;

import dev.sinew.model.Confidence;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.spec.match.Existence;
import dev.sinew.spec.match.Match;
import dev.sinew.spec.match.Match.Status;
import java.util.List;

/**
 * An operation is still called, though its specification says that it is deprecated, or though the newest version of the
 * specification no longer has it.
 *
 * <p>What is on its way out gets no attention: checks that its successor has are not put in, faults are not repaired. As
 * long as it answers, it is a way around whatever the successor does better.
 *
 * <p>It fires once for each such operation. Two descriptions are versions of one API where their titles are the same, numbers
 * apart, and a third of their operations too; the version in the base path decides which is newer, else the stated one. It
 * stays quiet where the newest version still has the operation, and where every answer says that it is gone.
 *
 * <p>To fix it, move the callers that are left to the successor, then take it down; until then give it the same protection.
 */
@Rule(
        id = "posture.zombie-operation",
        flaw = "zombie-operation",
        title = "Deprecated or removed operation still called",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API9:2023"},
        cwe = {1059})
public final class ZombieOperation implements DriftCheck {
    @Override
    public List<Drift> drifts(Match match) {
        if (match.status() != Status.ZOMBIE || match.learned().isEmpty()) {
            return List.of();
        }
        LearnedOperation learned = match.learned().get();
        Existence existence = Existence.of(learned);
        if (existence == Existence.NONE) {
            return List.of();
        }
        Confidence confidence =
                existence == Existence.SHOWN && match.comparable() ? Certainty.of(match) : Confidence.LIKELY;
        String note = match.why() + "; called " + learned.requests() + " times";
        return List.of(Drift.of("", confidence, learned.first(), note, learned.requests()));
    }
}
