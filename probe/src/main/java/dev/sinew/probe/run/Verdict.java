package dev.sinew.probe.run;

/** Of a test: the flaw is proved, it is proved not to be there, or neither, for a reason. */
public enum Verdict {
    CONFIRMED,
    REFUTED,
    INCONCLUSIVE
}
