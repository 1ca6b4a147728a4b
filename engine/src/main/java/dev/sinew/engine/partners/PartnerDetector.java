package dev.sinew.engine.partners;

import dev.sinew.engine.detect.Detector.Judgement;
import dev.sinew.engine.detect.Judged;
import java.util.List;
import java.util.Optional;

/** A rule over what is unusual of one answer of a partner. What it notices in answers as a mark is judged here, too, not by itself. Stateless. */
public interface PartnerDetector extends Judged {
    /** The questions that marks of such rules tell of, as the places of their hits. */
    String REDIRECT = PartnerAnswer.REDIRECT;

    String CONTENT = PartnerAnswer.CONTENT;

    /** What is wrong with it, or nothing. */
    Optional<Judgement> judge(List<Deviation> deviations);
}
