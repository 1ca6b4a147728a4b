package dev.sinew.console.api;

import java.util.List;

/**
 * How a running Sinew is.
 *
 * @param ready whether what is shown is up to date, but for a few seconds
 * @param checks what was looked at
 */
public record Health(boolean ready, List<Check> checks) {
    public Health {
        checks = List.copyOf(checks);
    }

    /** Whether all checks are fine. */
    public boolean fine() {
        return checks.stream().allMatch(Check::fine);
    }

    /**
     * Something that was looked at.
     *
     * @param name what
     * @param fine whether it is as it should be
     * @param what what is the matter, or how far it is; never a value from traffic
     */
    public record Check(String name, boolean fine, String what) {}
}
