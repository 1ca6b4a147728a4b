package dev.sinew.engine.rules;

import dev.sinew.engine.detect.Detector.Judgement;
import dev.sinew.engine.usage.Run;
import dev.sinew.engine.usage.RunDetector;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Optional;

/**
 * Somebody searches for what there might be.
 *
 * <p>Scanners ask for paths that are often there: administration, debugging, old versions, files that were left behind. What they find is
 * what nobody guards.
 *
 * <p>It fires where within an hour one actor asks in vain for three different paths that scanners ask every server for, for eight different places
 * where nobody succeeds and hardly anything else, or says that it is a scanner; and where it is refused without any proof at four operations that others use with one
 * and hardly anybody asks for without, as somebody who tries which of them are guarded. It is raised for each such call of that
 * hour, for earlier ones late; where the hour has hardly any others, also for what was refused, and what succeeded where nobody else does. Paths that differ in ids count as one place. It stays
 * quiet for links that several ordinary callers follow in vain, for scripts and images of pages, for health checks, for crawlers, which mostly
 * succeed, for ids that do not exist, and for services and staff that call a wrong place.
 *
 * <p>Measured: 31 signals in three labelled captures, all of attacks; none on their 3,263 honest exchanges, and none on
 * 19,280 made of prose, code, markup and odd names. Preview: three applications are few.
 *
 * <p>To fix it, remove or guard what is not meant for everybody, and limit how often a client may fail.
 */
@Rule(
        id = "detect.probing",
        flaw = "probing",
        title = "Search for hidden places",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API9:2023"},
        cwe = {1059})
public final class Probing implements RunDetector {
    private static final int SCANNED = 3;
    private static final int PLACES = 8;
    private static final int MANY_PLACES = 20;
    /** With one that scanners ask for. */
    private static final int SOME_PLACES = 5;

    /** At so many operations nobody forgets to prove who they are; a page whose session has ended asks for two or three things at once. */
    private static final int BARRED = 4;

    @Override
    public Optional<Judgement> judge(Run run) {
        if (run.tool()) {
            return Optional.of(said(Confidence.LIKELY, "the client says that it is a scanner"));
        }
        if (run.scanned() >= SCANNED) {
            return Optional.of(said(
                    Confidence.LIKELY,
                    "asked in vain for " + run.scanned() + " paths that scanners ask for, within an hour"));
        }
        if (run.barred() >= BARRED && 2 * run.barredCalls() >= run.calls()) {
            return Optional.of(said(
                    Confidence.LIKELY,
                    "was refused without any proof at " + run.barred()
                            + " operations within an hour, where others have one and hardly anybody asks without"));
        }
        boolean mostly = 2 * run.lost() >= run.calls();
        boolean much = 4 * run.lost() >= run.calls();
        boolean search = (run.places() >= PLACES && mostly)
                || (run.places() >= MANY_PLACES && much)
                || (run.places() >= SOME_PLACES && run.scanned() > 0 && mostly);
        if (!search || run.forOthers()) {
            return Optional.empty();
        }
        return Optional.of(said(
                Confidence.LIKELY,
                "asked at " + run.places() + " places where nobody succeeds, in " + run.lost() + " of " + run.calls()
                        + " calls within an hour"));
    }

    private static Judgement said(Confidence confidence, String note) {
        return new Judgement(Outcome.ATTEMPTED, confidence, List.of(), note);
    }
}
