package dev.sinew.engine.flow;

import dev.sinew.engine.detect.Detector.Judgement;
import java.util.Optional;

/** A rule over how one caller or client takes a sensitive step over and over. What it says is said of each of these calls. Stateless. */
public interface PaceDetector {
    /** What is wrong with it, or nothing. */
    Optional<Judgement> judge(Pace pace);
}
