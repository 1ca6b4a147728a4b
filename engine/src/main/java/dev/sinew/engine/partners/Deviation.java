package dev.sinew.engine.partners;

/**
 * An answer that is not as usual in one respect.
 *
 * @param question the respect
 * @param usual what nearly all answers have
 * @param times how many of those
 * @param all how many answers there were
 * @param here what this one has
 */
public record Deviation(String question, String usual, long times, long all, String here) {
    /** Whether it is one of what answers may carry: never by a new version of the partner. */
    public boolean isHostile() {
        return question.equals(PartnerAnswer.CONTENT)
                || question.equals(PartnerAnswer.REDIRECT)
                || question.equals(PartnerAnswer.TRANSPORT);
    }
}
