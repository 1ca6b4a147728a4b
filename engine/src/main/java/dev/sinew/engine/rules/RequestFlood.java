package dev.sinew.engine.rules;

import dev.sinew.engine.detect.Detector.Judgement;
import dev.sinew.engine.usage.Usage;
import dev.sinew.engine.usage.UsageDetector;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Optional;

/**
 * One caller makes far more calls within a minute than anybody else.
 *
 * <p>Without a limit, one caller takes the server's time from all others, or runs through something quickly.
 *
 * <p>It fires where a known caller makes 600 calls within a minute, or a client that nobody is known behind 1,000, and hardly any of at
 * least five others of the host ever made a tenth as many; once for each hundred calls of the minute. Calls
 * that are refused for their number (429) or fail on the server do not count, as clients repeat them. It stays quiet for services and
 * staff, which have jobs to run, and where all get busier, as others then do, too.
 *
 * <p>Measured: no signal in three labelled captures, in which nothing of the kind is labelled; none on their
 * 3,263 honest exchanges, and none on 19,280 made of prose, code, markup and odd names. Preview: it was not yet seen to
 * find one in traffic that others recorded.
 *
 * <p>To fix it, limit how often each caller may call, and answer 429 beyond.
 */
@Rule(
        id = "detect.request-flood",
        flaw = "no-rate-limit",
        title = "Far more calls in a minute than anybody else makes",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API4:2023"},
        cwe = {770})
public final class RequestFlood implements UsageDetector {
    private static final int OTHERS = 5;
    private static final int MANY = 600;
    /** Behind one address may be many. */
    private static final int VERY_MANY = 1_000;

    private static final int EACH = 100;
    private static final int TIMES = 10;

    @Override
    public Optional<Judgement> judge(Usage usage) {
        int pace = usage.pace();
        int least = usage.use().actor().known() ? MANY : VERY_MANY;
        if (pace < least || pace % EACH != 0 || usage.forOthers()) {
            return Optional.empty();
        }
        Usage.Numbers paces = usage.paces();
        if (paces.others() < OTHERS || !Usage.isRare(paces.reaching(pace / TIMES), paces.others())) {
            return Optional.empty();
        }
        String note = pace + " calls within a minute; of " + paces.others() + " others three in four make "
                + paces.usual() + " at most";
        return Optional.of(new Judgement(Outcome.ATTEMPTED, Confidence.LIKELY, List.of(), note));
    }
}
