package dev.sinew.engine.rules;

import dev.sinew.engine.logins.Tries;
import dev.sinew.engine.logins.Try;
import java.util.ArrayList;
import java.util.List;

/**
 * What makes tries guesses: so many refusals, with so many different secrets, within some time.
 *
 * @param micros within what time
 * @param least how many refusals
 * @param different how many different secrets among them
 */
record Guesses(long micros, int least, int different) {
    static final long MINUTE = 60_000_000L;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;
    /** Whoever is let in later than that came for another reason. */
    private static final long AFTER = HOUR;
    /** So many refusals for each time that somebody was let in are not an honest person's. */
    private static final int TO_ONE = 3;

    /**
     * A run of guesses.
     *
     * @param refused those that failed
     * @param admitted those that were let in among or soon after them
     */
    record Run(List<Try> refused, List<Try> admitted) {}

    /** The runs among tries for one account. */
    List<Run> runs(Tries tries, List<Try> ofAccount) {
        List<Run> runs = new ArrayList<>();
        List<Try> refused = ofAccount.stream().filter(tries::refused).toList();
        if (refused.size() < least) {
            return runs;
        }
        for (List<Try> run : Tries.dense(refused, micros, Try::secret, different)) {
            long first = run.getFirst().timeMicros();
            long last = run.getLast().timeMicros();
            List<Try> admitted = ofAccount.stream()
                    .filter(each ->
                            tries.admitted(each) && each.timeMicros() >= first && each.timeMicros() <= last + AFTER)
                    .toList();
            long among =
                    admitted.stream().filter(each -> each.timeMicros() <= last).count();
            if (run.size() >= least && run.size() >= TO_ONE * among) {
                runs.add(new Run(run, admitted));
            }
        }
        return runs;
    }
}
