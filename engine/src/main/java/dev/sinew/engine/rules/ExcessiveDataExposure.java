package dev.sinew.engine.rules;

import dev.sinew.engine.classify.DataClass;
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
 * One answer holds far more sensitive values than users of the host are ever shown.
 *
 * <p>A list that is meant for staff, or that forgets to select, gives one caller everybody's addresses or accounts at once.
 *
 * <p>It fires where the host has at least five other users, of whom hardly any is shown as much in one answer: a quarter of twenty values and
 * more where fewer than three other users use the operation, a tenth of a hundred and more where it is in common use. It stays quiet for staff and
 * services, for who does the work of staff day by day though no role says so, and for what two others are shown by the operation, such as colleagues or a public directory. It is likely from fifty values on,
 * and for the passwords, hashed or not, of three people in one answer that others are not shown.
 *
 * <p>Measured: 4 signals in three labelled captures, all of attacks; none on their 3,263 honest exchanges, and none on
 * 19,280 made of prose, code, markup and odd names. Preview: three applications are few.
 *
 * <p>To fix it, answer with what the caller may see, page by page, and keep lists of everybody for staff.
 */
@Rule(
        id = "detect.excessive-data-exposure",
        flaw = "excessive-data-exposure",
        title = "Answer with far more sensitive values than others are shown",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API3:2023"},
        cwe = {213, 200})
public final class ExcessiveDataExposure implements UsageDetector {
    private static final int USERS = 5;
    private static final int FEW = 3;
    private static final int UNCOMMON = 20;
    private static final int COMMON = 100;
    /** Nobody knows so many by himself. */
    private static final int SURE = 50;
    /** So many others who are shown as much are colleagues. */
    private static final int COLLEAGUES = 2;

    /** Somebody's own may come back when it is set; those of several people are nobody's to see. */
    private static final int PASSWORDS = 3;

    private static final int TIMES = 10;
    private static final int SEVERAL_TIMES = 4;

    @Override
    public Optional<Judgement> judge(Usage usage) {
        int users = usage.usersOfApi();
        if (usage.use().revealed().isEmpty() || !usage.use().succeeded() || users < USERS) {
            return Optional.empty();
        }
        if (usage.forOthers() || usage.works()) {
            return Optional.empty();
        }
        for (Named kind : usage.use().revealed()) {
            if (isFarMore(usage, kind, users)) {
                String note = kind.value() + " values of " + kind.name() + " in one answer; " + users
                        + " other users of the host are shown "
                        + usage.revealedByApi(kind).usual() + " at most, three in four of them";
                boolean sure = isPassword(kind) || (usage.users() < FEW && kind.value() >= SURE);
                return Optional.of(new Judgement(
                        Outcome.EXPOSED, sure ? Confidence.LIKELY : Confidence.POSSIBLE, List.of(), note));
            }
        }
        return Optional.empty();
    }

    private static boolean isPassword(Named kind) {
        return kind.name().equals(DataClass.PASSWORD.id()) || kind.name().equals(DataClass.PASSWORD_HASH.id());
    }

    private static boolean isFarMore(Usage usage, Named kind, int users) {
        if (isPassword(kind)) {
            long nearly = Math.max(PASSWORDS, kind.value() / SEVERAL_TIMES);
            return kind.value() >= PASSWORDS
                    && Usage.isRare(usage.revealedByApi(kind).reaching(nearly), users)
                    && usage.revealedToUsers(kind).reaching(nearly) < COLLEAGUES;
        }
        boolean secret = DataClass.ofId(kind.name())
                .map(each -> each.category() == DataClass.Category.SECURITY)
                .orElse(true);
        boolean common = usage.users() >= FEW;
        int least = common ? COMMON : UNCOMMON;
        long nearly = kind.value() / (common ? TIMES : SEVERAL_TIMES);
        return !secret
                && kind.value() >= least
                && Usage.isRare(usage.revealedByApi(kind).reaching(nearly), users)
                && usage.revealedToUsers(kind).reaching(nearly) < COLLEAGUES;
    }
}
