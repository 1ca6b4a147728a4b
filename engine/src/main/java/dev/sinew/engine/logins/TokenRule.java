package dev.sinew.engine.logins;

import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import java.util.Optional;

/** A rule over one use of a token with what is known of that token. Stateless. */
public interface TokenRule {
    /** What is wrong with it, or nothing. */
    Optional<Verdict> judge(Use use);

    /**
     * One use of a token.
     *
     * @param status the answer's
     * @param stranger whether neither the client nor the family of its user agent had used the token before, and both are known
     * @param usual whether tokens of the api are used so all the time, as where a server calls with the token of the person it serves
     * @param own whether it is a token for one person's session, not one that is made to be copied
     * @param agents the families that used it before, for people
     * @param agent the family now
     * @param secondsAfter how long after its end, or -1 where it has not ended
     * @param renewed whether it ended because what replaced it was in use; else somebody logged out
     * @param guarded whether the place refuses those who prove nothing
     * @param open whether the place lets in those who prove nothing
     * @param entrance whether the place is where one logs in or out
     * @param issuedTo how many others got all of their tokens from logins that were seen, where this one, of somebody who did as well, came from none; else 0
     * @param tried how many tokens that were never taken and that no login handed out the client tried within the hour, this one among them where it was refused
     * @param allIssued whether all tokens that the api takes come from logins that are seen
     * @param copiedAmong how many signatures the tokens of the api have, hardly any of which is shared, where this one has that of another; else 0
     */
    record Use(
            int status,
            boolean stranger,
            boolean usual,
            boolean own,
            String agents,
            String agent,
            long secondsAfter,
            boolean renewed,
            boolean guarded,
            boolean open,
            boolean entrance,
            int issuedTo,
            int tried,
            boolean allIssued,
            long copiedAmong) {}

    /**
     * What a rule has to say.
     *
     * @param outcome what came of it
     * @param confidence how sure it is
     * @param note one sentence that says why
     */
    record Verdict(Outcome outcome, Confidence confidence, String note) {}
}
