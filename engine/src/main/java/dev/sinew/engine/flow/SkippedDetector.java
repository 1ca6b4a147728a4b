package dev.sinew.engine.flow;

import dev.sinew.engine.detect.Detector.Judgement;
import java.util.Optional;

/** A rule over a step that was taken without one that others take first. Stateless. */
public interface SkippedDetector {
    /** What is wrong with it, or nothing. */
    Optional<Judgement> judge(Skipped skipped);
}
