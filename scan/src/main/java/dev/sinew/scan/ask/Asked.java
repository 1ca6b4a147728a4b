package dev.sinew.scan.ask;

/**
 * How much one host was asked.
 *
 * @param host with its port where that is not the usual one
 * @param sent how many secrets went there in this run
 * @param remembered how many had gone there, or to another, in an earlier run
 * @param works how many work
 * @param refused how many it refuses
 * @param open of how many nothing is known, also of those that were not sent
 */
public record Asked(String host, int sent, int remembered, int works, int refused, int open) {
    Asked and(Outcome outcome) {
        boolean now = outcome.isSent() && outcome.day().isEmpty();
        return new Asked(
                host,
                sent + (now ? 1 : 0),
                remembered + (outcome.day().isPresent() ? 1 : 0),
                works + (outcome.verdict() == Verdict.WORKS ? 1 : 0),
                refused + (outcome.verdict() == Verdict.REFUSED ? 1 : 0),
                open + (outcome.verdict() == Verdict.OPEN || outcome.verdict() == Verdict.SENT ? 1 : 0));
    }
}
