package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.engine.profile.Spread;
import dev.sinew.model.BodyKind;
import dev.sinew.model.Confidence;
import dev.sinew.model.LearnedOperation.LearnedAnswer;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Trait;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An operation habitually answers with half a megabyte of data or more, or now and then with several.
 *
 * <p>Large answers cost the server memory and time out of proportion to the request, so that few callers can exhaust it, and a
 * leak of one call is a leak of everything. They mostly come from lists without pages, or from objects given whole where the
 * caller needs a part.
 *
 * <p>It fires for answers that are data (JSON, XML, text) where at least five were seen and half of them have 512 KiB or more, or
 * twenty and one in twenty has 4 MiB or more. It stays quiet for files to be saved, pages, scripts, pictures and other binaries, and
 * for single large answers, which {@code posture.size-anomaly} looks at. Sizes are those on the wire as captured: compressed ones are
 * smaller than they are.
 *
 * <p>To fix it, give lists in pages with an upper limit, let callers choose fields, and let bulk data be fetched as a file by those
 * who may.
 */
@Rule(
        id = "posture.large-answers",
        flaw = "large-answers",
        title = "Operation answers with very much data",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API4:2023"},
        cwe = {770})
public final class LargeAnswers implements Check {
    private static final long USUAL = 512L << 10;
    private static final long RARE = 4L << 20;
    private static final long FEW = 5;
    private static final long ENOUGH = 20;
    private static final Set<BodyKind> DATA =
            EnumSet.of(BodyKind.NONE, BodyKind.JSON, BodyKind.JSON_LINES, BodyKind.XML, BodyKind.TEXT);

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        api.operations().forEach(operation -> of(operation).ifPresent(found::add));
        return found;
    }

    private static Optional<Weakness> of(OperationPosture operation) {
        Spread spread = operation.spread();
        long sized = spread.sized();
        // A bound is the power of two above: half of it is what values reach at least.
        boolean usual = sized >= FEW && spread.answerSizeBelow(0.5) / 2 >= USUAL;
        boolean rare = sized >= ENOUGH && spread.answerSizeBelow(0.95) / 2 >= RARE;
        if ((!usual && !rare) || !isData(operation)) {
            return Optional.empty();
        }
        String note = (usual ? "half of " : "one in twenty of ") + sized + " answers have "
                + Sizes.bytes(spread.answerSizeBelow(usual ? 0.5 : 0.95) / 2) + " or more, the largest "
                + Sizes.bytes(spread.largest().value());
        return Optional.of(Weakness.of(
                        operation, "", Confidence.CONFIRMED, spread.largest().origin(), note, sized)
                .cured("Give the answer in pages with an upper limit, or as a file to those who need all of it"));
    }

    /** Whether successful answers are data that a program reads. */
    private static boolean isData(OperationPosture operation) {
        boolean structured = false;
        for (Map.Entry<Integer, LearnedAnswer> entry :
                operation.learned().answers().entrySet()) {
            if (entry.getKey() / 100 == 2) {
                Set<BodyKind> kinds = entry.getValue().body().kinds();
                if (!DATA.containsAll(kinds)) {
                    return false;
                }
                structured |= kinds.contains(BodyKind.JSON)
                        || kinds.contains(BodyKind.JSON_LINES)
                        || kinds.contains(BodyKind.XML);
            }
        }
        return structured && operation.count(Trait.FILE) == 0;
    }
}
