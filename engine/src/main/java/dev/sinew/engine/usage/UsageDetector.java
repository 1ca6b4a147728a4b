package dev.sinew.engine.usage;

import dev.sinew.engine.detect.Detector.Judgement;
import java.util.List;
import java.util.Optional;

/** A rule over one use of an operation beside what others do there. Stateless. */
public interface UsageDetector {
    /** What is wrong with it, or nothing. */
    Optional<Judgement> judge(Usage usage);

    /**
     * What is not said again of the caller at this operation once {@link #judge} has said it; {@link Usage#isNew} tells. Empty where
     * each use counts by itself.
     */
    default List<String> saidOnce(Usage usage) {
        return List.of();
    }

    /**
     * The field by which the caller, or whoever signed up by this call, gave itself a right, where {@link #judge} tells of that; else
     * empty.
     */
    default String granted(Usage usage) {
        return "";
    }

    /** Whether what the caller opens next is told of as well, where {@link #judge} tells of this: {@link Usage#goesOn} tells. */
    default boolean leadsOn(Usage usage) {
        return false;
    }
}
