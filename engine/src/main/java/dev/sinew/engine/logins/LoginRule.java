package dev.sinew.engine.logins;

import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;

/** A rule over the tries of one client, for one account, or of all clients of a kind. Stateless. */
public interface LoginRule {
    /** Says which of some tries belong to an abuse. What was said of a try before and is said no more is withdrawn, as long as no try was forgotten; nothing is said twice. */
    void judge(Tries tries, Verdicts verdicts);

    /** Takes what a rule has to say. */
    @FunctionalInterface
    interface Verdicts {
        /**
         * A try belongs to an abuse.
         *
         * @param outcome what came of it
         * @param confidence how sure it is
         * @param note one sentence that says why
         */
        void raise(Try tried, Outcome outcome, Confidence confidence, String note);
    }
}
