package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.engine.profile.Days;
import dev.sinew.engine.profile.Spread;
import dev.sinew.model.BodyKind;
import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A few answers of an operation are far larger than all others, or all are from some day on.
 *
 * <p>An answer that is many times larger than its like gave more than its like: a filter that was left out, a limit that was raised,
 * an injection that listed a table. A change from one day to the next is mostly a release that gives more than it should.
 *
 * <p>It fires where of at least 100 successful answers at most one in a hundred stands apart: 64 KiB or more, and at least eight
 * times the largest of the others, with nothing between. And where after three days of 20 answers or more, whose middle sizes lie
 * within twice of each other, all later days, two at least, have four times that. It stays quiet where sizes vary without such a
 * gap, as those of lists do, for files, and for pages, scripts and pictures.
 *
 * <p>To fix it, look at the call that is named: what did it ask for that others did not? Limit what one call may give.
 */
@Rule(
        id = "posture.size-anomaly",
        flaw = "size-anomaly",
        title = "Answers far larger than usual",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API4:2023"},
        cwe = {770})
public final class SizeAnomaly implements Check {
    private static final long LEAST = 64L << 10;
    private static final double LEAST_MIDDLE = 16 << 10;

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        for (OperationPosture each : api.operations()) {
            if (each.count(Trait.FILE) == 0 && isData(each)) {
                apart(each).or(() -> change(each)).ifPresent(found::add);
            }
        }
        return found;
    }

    private static boolean isData(OperationPosture operation) {
        return operation.learned().answers().values().stream()
                .noneMatch(answer -> answer.body().kinds().contains(BodyKind.HTML)
                        || answer.body().kinds().contains(BodyKind.BINARY));
    }

    private static Optional<Weakness> apart(OperationPosture operation) {
        Spread.Apart apart = operation.spread().sizesApart(Anomalies.GAP, LEAST);
        if (!Anomalies.stands(apart, 1)) {
            return Optional.empty();
        }
        Spread.Most largest = operation.spread().largest();
        String records = operation.lists().most().origin().equals(largest.origin())
                ? " with " + operation.lists().most().value() + " records, the most of all"
                : "";
        String note = apart.count() + " of " + apart.all() + " answers have " + Sizes.bytes(apart.from())
                + " or more, all others less than " + Sizes.bytes(apart.below()) + "; the largest has "
                + Sizes.bytes(largest.value()) + records;
        return Optional.of(Weakness.of(operation, "", Confidence.LIKELY, largest.origin(), note, apart.count())
                .cured("Look at what this call asked for that others did not, and limit what one call may give"));
    }

    private static Optional<Weakness> change(OperationPosture operation) {
        return Anomalies.change(operation.spread().daily(), Days.Day::sized, Days.Day::size)
                .filter(change -> change.after() >= LEAST_MIDDLE)
                .map(change -> Weakness.of(
                                operation,
                                "",
                                Confidence.LIKELY,
                                operation.spread().largest().origin(),
                                "for " + change.daysBefore() + " days answers had about "
                                        + Sizes.bytes(Math.round(change.before())) + ", for the last "
                                        + change.daysSince() + " days about " + Sizes.bytes(Math.round(change.after())),
                                change.calls())
                        .cured("Look at what was released before these days, and at what its answers hold more"));
    }
}
