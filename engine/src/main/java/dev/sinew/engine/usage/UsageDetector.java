package dev.sinew.engine.usage;

import dev.sinew.engine.detect.Detector.Judgement;
import java.util.Optional;

/** A rule over one use of an operation beside what others do there. Stateless. */
public interface UsageDetector {
    /** What is wrong with it, or nothing. */
    Optional<Judgement> judge(Usage usage);
}
