package dev.sinew.model.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a part of a policy acts. */
public enum Mode {
    /** Not at all. */
    OFF,
    /** What it would refuse passes, and is counted. */
    DRY_RUN,
    LIVE;

    /** As people write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The mode of a word. */
    public static Optional<Mode> of(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }
}
