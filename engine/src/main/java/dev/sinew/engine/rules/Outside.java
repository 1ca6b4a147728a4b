package dev.sinew.engine.rules;

import dev.sinew.engine.detect.Detector.Judgement;
import dev.sinew.engine.usage.Usage;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * A caller who comes to an operation that specifications do not have, or no more, where hardly anybody does or where all others have
 * long been there. Who comes while others still begin to is of a habit that begins.
 */
final class Outside {
    static final String SUBJECT = "outside";

    private static final int OTHERS = 10;
    /** So many who have long been there are a settled few. */
    private static final int SETTLED = 3;

    private static final long DAY = 24 * 3_600_000_000L;
    /** Nobody came for so long. */
    private static final long QUIET = 7 * DAY;
    /** So many of the operations in use must be described for each that is not. */
    private static final int TIMES = 3;

    private Outside() {}

    static Optional<Judgement> judge(Usage usage) {
        int all = usage.othersOfApi();
        boolean begins = usage.use().timeMicros() - usage.since() < DAY;
        boolean measured =
                usage.coverage().described() >= TIMES * usage.coverage().missing();
        if (!begins || !measured || all < OTHERS || usage.forOthers() || !usage.isNew(SUBJECT)) {
            return Optional.empty();
        }
        Outcome outcome = usage.use().writes() ? Outcome.CHANGED : Outcome.EXPOSED;
        String why = usage.use().standing().why();
        int here = usage.outside();
        if (Usage.isRare(here, all)) {
            String who = here == 0 ? "none" : here + "";
            String note = why + "; " + who + " of " + all + " others of the host uses it";
            return Optional.of(new Judgement(outcome, Confidence.LIKELY, List.of(), note));
        }
        boolean settled = here >= SETTLED && usage.outsideBefore(usage.use().timeMicros() - QUIET) == here;
        String note = why + "; the " + here + " others who use it have done so for more than seven days";
        return settled ? Optional.of(new Judgement(outcome, Confidence.POSSIBLE, List.of(), note)) : Optional.empty();
    }
}
