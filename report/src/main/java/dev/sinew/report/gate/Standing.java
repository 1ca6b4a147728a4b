package dev.sinew.report.gate;

import java.util.Optional;

/**
 * How a finding or an incident stands against what was known before.
 *
 * @param isNew whether the baseline does not have it, or has it as less severe; true where there is no baseline
 * @param accepted who decided to live with it, and why
 */
public record Standing(boolean isNew, Optional<Acceptance> accepted) {
    /** New, and accepted by nobody. */
    public static final Standing NEW = new Standing(true, Optional.empty());

    /** Whether a gate looks at it. */
    public boolean counts() {
        return isNew && accepted.isEmpty();
    }
}
