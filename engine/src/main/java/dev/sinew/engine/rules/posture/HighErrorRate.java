package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.LearnedOperation.LearnedAnswer;
import dev.sinew.model.Maturity;
import dev.sinew.model.Origin;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * More than one call in twenty of an operation ends in a server's error.
 *
 * <p>An answer of 500 and above says that the server met something that it was not made for: an input it did not check, a state it
 * did not expect, a part that is missing. Where that happens often, somebody can cause it at will, and errors of attacks hide among
 * the everyday ones. It is also what users see of an outage.
 *
 * <p>It fires for an operation with at least 20 answers, five of them server errors, whose share of errors is above one in twenty
 * beyond doubt: the lower end of the 95 % interval (Wilson, 1927) counts, so that a few errors among few calls are not enough. It
 * stays quiet for refusals of any kind, for 501 and 505, which say what the server does not do, and for operations that only ever
 * failed, which may not exist.
 *
 * <p>To fix it, look at what the failing calls have in common, check inputs before they are used and answer 400 to wrong ones; let
 * an alarm watch the share of errors of this operation.
 */
@Rule(
        id = "posture.high-error-rate",
        flaw = "high-error-rate",
        title = "Operation often fails with a server error",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {755})
public final class HighErrorRate implements Check {
    private static final long FEWEST_ANSWERS = 20;
    private static final long FEWEST_ERRORS = 5;
    private static final double SHARE = 0.05;
    /** The normal quantile of 95 %, both sides. */
    private static final double Z = 1.96;

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        api.operations().forEach(operation -> of(operation).ifPresent(found::add));
        return found;
    }

    private static Optional<Weakness> of(OperationPosture operation) {
        SortedMap<Integer, LearnedAnswer> answers = operation.learned().answers();
        long all = 0;
        long errors = 0;
        int example = 0;
        for (Map.Entry<Integer, LearnedAnswer> entry : answers.entrySet()) {
            int status = entry.getKey();
            all += status > 0 ? entry.getValue().count() : 0;
            if (isError(status)) {
                errors += entry.getValue().count();
                example = example == 0 ? status : example;
            }
        }
        boolean enough = all >= FEWEST_ANSWERS && errors >= FEWEST_ERRORS && operation.successes() > 0;
        LearnedAnswer first = answers.get(example);
        if (!enough || first == null || atLeast(errors, all) < SHARE) {
            return Optional.empty();
        }
        Origin origin = first.first();
        String note = errors + " of " + all + " answers are server errors, the first with status " + example + ": "
                + Math.round(100.0 * errors / all) + " %, at least " + Math.round(100 * atLeast(errors, all))
                + " % beyond chance";
        return Optional.of(Weakness.of(operation, "", Confidence.CONFIRMED, origin, note, errors)
                .cured("Find out what calls with status " + example + " have in common; refuse wrong input with 400"
                        + " before it is used, and watch the share of errors of this operation"));
    }

    private static boolean isError(int status) {
        return status >= 500 && status < 600 && status != 501 && status != 505;
    }

    /** The lower end of Wilson's interval for a share. */
    private static double atLeast(long some, long all) {
        double share = (double) some / all;
        double spread = Z * Math.sqrt(share * (1 - share) / all + Z * Z / (4.0 * all * all));
        return (share + Z * Z / (2 * all) - spread) / (1 + Z * Z / all);
    }
}
