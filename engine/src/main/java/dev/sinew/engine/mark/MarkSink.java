package dev.sinew.engine.mark;

import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Side;

/** Takes what a mark notices. */
public interface MarkSink {
    /**
     * One thing noticed.
     *
     * @param side the message it stands in
     * @param place the header, cookie, parameter or field
     * @param outcome what the answer says about its effect
     * @param note at most 64 characters; literals from traffic masked
     */
    void hit(Side side, String place, Outcome outcome, String note);
}
