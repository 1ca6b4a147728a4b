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
 * Somebody has something for a code again and again that all others have it for once: a voucher, a promotion, a recommendation.
 *
 * <p>The server checks that the code exists, and not that it was used. Each call is like the first.
 *
 * <p>It fires where an operation that is called after redeeming, or after vouchers, coupons, promotions, referrals, bonuses or rewards, accepts
 * the same code of the same caller a second time, more than ten seconds after the first, while at least three others had something there and none
 * of them, or of many hardly one, for the same code twice; where fewer others had, and none of them twice, from the third time on; where some had twice
 * and none three times, from the fifth. It stays quiet for gift cards, which are used in parts, for coupons that an order names, which may be good
 * for several, for who works for others, and for a button that was pressed twice. It is never certain: some promotions may be had every month.
 *
 * <p>Measured: in five services of five days each that were written by somebody who knew nothing of it, 22 signals, all of attacks. They were
 * looked at before. Preview: they are made up.
 *
 * <p>To fix it, mark the code as used, for whom, in the transaction that gives what it is good for, with a unique key over both.
 */
@Rule(
        id = "detect.code-redeemed-again",
        flaw = "unrestricted-business-flow",
        title = "Code redeemed again and again",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API6:2023"},
        cwe = {837})
public final class CodeRedeemedAgain implements UsageDetector {
    private static final int OTHERS = 3;
    private static final int TWICE = 2;
    private static final int OFTEN = 5;

    @Override
    public Optional<Judgement> judge(Usage usage) {
        if (usage.isService() || usage.servedThen()) {
            return Optional.empty();
        }
        Usage.Numbers others = usage.redeeming();
        int enough = enough(others);
        for (Named code : usage.use().codes()) {
            if (usage.redeemed(code) >= enough && usage.isRedeemedAgain(code)) {
                String note = "the caller had something for the same " + code.name() + " before; "
                        + (others.others() - others.reaching(TWICE)) + " others had so once for each of theirs";
                return Optional.of(new Judgement(Outcome.CHANGED, Confidence.LIKELY, List.of(), note));
            }
        }
        return Optional.empty();
    }

    /** How often nobody has something for one code, by what others do. */
    private static int enough(Usage.Numbers others) {
        boolean several = others.others() >= OTHERS;
        if (several && Usage.isRare(others.reaching(TWICE), others.others())) {
            return TWICE;
        }
        if (others.others() >= 1 && others.reaching(TWICE) == 0) {
            return OTHERS;
        }
        return several && Usage.isRare(others.reaching(OTHERS), others.others()) ? OFTEN : Integer.MAX_VALUE;
    }
}
