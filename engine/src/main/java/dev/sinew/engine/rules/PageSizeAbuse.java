package dev.sinew.engine.rules;

import dev.sinew.engine.detect.Detector.Judgement;
import dev.sinew.engine.usage.Usage;
import dev.sinew.engine.usage.UsageDetector;
import dev.sinew.engine.usage.Use.Named;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Optional;

/**
 * A call wants far more at once than anybody else does.
 *
 * <p>Parameters such as limit, size, first and depth without a bound let one call take all that there is, or keep the server busy.
 *
 * <p>It fires where at least five others give the parameter and this call wants more than 500, and more than ten times as much as
 * nearly all of them; where nobody gives it, for 10,000 and more on a host that at least five others use, none of whom wants nearly
 * as much anywhere. Then it is a possibility. It stays quiet for staff and services, for page numbers and offsets, which grow with
 * paging through everything, and for refused calls.
 *
 * <p>Measured: 5 signals in three labelled captures, all of attacks; none on their 3,263 honest exchanges, and none on
 * 19,280 made of prose, code, markup and odd names. Preview: three applications are few.
 *
 * <p>To fix it, set a bound for each such parameter and refuse what lies beyond.
 */
@Rule(
        id = "detect.page-size-abuse",
        flaw = "no-pagination-limit",
        title = "Call wants far more at once than others",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API4:2023"},
        cwe = {770})
public final class PageSizeAbuse implements UsageDetector {
    private static final int OTHERS = 5;
    private static final long MUCH = 500;
    private static final long HUGE = 10_000;
    private static final int TIMES = 10;
    /** An answer of so many records shows that the server goes along. */
    private static final int MANY_RECORDS = 500;

    @Override
    public Optional<Judgement> judge(Usage usage) {
        if (usage.use().amounts().isEmpty() || !usage.use().succeeded() || usage.forOthers()) {
            return Optional.empty();
        }
        Outcome outcome = usage.use().records() > MANY_RECORDS ? Outcome.EXPOSED : Outcome.ATTEMPTED;
        for (Named parameter : usage.use().amounts()) {
            Usage.Numbers usual = usage.amounts(parameter);
            long nearly = parameter.value() / TIMES;
            if (parameter.value() > MUCH
                    && usual.others() >= OTHERS
                    && Usage.isRare(usual.reaching(nearly), usual.others())) {
                String note = parameter.name() + " of " + parameter.value() + "; of " + usual.others()
                        + " others here three in four want " + usual.usual() + " at most";
                return Optional.of(new Judgement(outcome, Confidence.LIKELY, List.of(), note));
            }
            int others = usage.othersOfApi();
            if (parameter.value() >= HUGE
                    && usual.others() < OTHERS
                    && others >= OTHERS
                    && Usage.isRare(usage.amountsOfApi().reaching(nearly), others)) {
                String note = parameter.name() + " of " + parameter.value() + "; nobody of " + others
                        + " others wants nearly as much of any operation";
                return Optional.of(new Judgement(outcome, Confidence.POSSIBLE, List.of(), note));
            }
        }
        return Optional.empty();
    }
}
