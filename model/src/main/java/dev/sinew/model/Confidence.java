package dev.sinew.model;

/** How sure a finding is: proven by what was seen, likely, or a guess that says so. */
public enum Confidence {
    POSSIBLE,
    LIKELY,
    CONFIRMED
}
