package dev.sinew.engine.detect;

import dev.sinew.engine.ownership.Situation;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import java.util.List;
import java.util.Optional;

/** A rule over one access with all that is known of it. Stateless. */
public interface Detector {
    /** What is wrong with it, or nothing. */
    Optional<Judgement> judge(Situation situation);

    /**
     * What a detector has to say.
     *
     * @param outcome what came of it
     * @param confidence how sure it is
     * @param objects keys of the objects that it is about
     * @param note one sentence that says why
     */
    record Judgement(Outcome outcome, Confidence confidence, List<Long> objects, String note) {
        public Judgement {
            objects = List.copyOf(objects);
        }
    }
}
