package dev.sinew.engine.usage;

import dev.sinew.engine.detect.Detector.Judgement;
import java.util.Optional;

/** A rule over what one actor does within an hour. What it says is said of each failed call of the hour. Stateless. */
public interface RunDetector {
    /** What is wrong with it, or nothing. */
    Optional<Judgement> judge(Run run);
}
