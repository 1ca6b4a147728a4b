package dev.sinew.app.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What proxies do about requests that would be wrong if they succeeded.
 *
 * @param mode whether they are refused
 * @param staleAfter how old what is known may be where more came since; then nobody can say
 * @param deadline how long a request waits at most for what passed before it to be looked at
 * @param failClosed whether a request that nobody can say anything of in time is refused, rather than passed
 */
public record Enforcing(Mode mode, Duration staleAfter, Duration deadline, boolean failClosed) {
    public static final Enforcing USUAL =
            new Enforcing(Mode.MONITOR, Duration.ofSeconds(60), Duration.ofMillis(250), false);

    /** What is done. */
    public enum Mode {
        /** Nothing is asked before a request passes. */
        MONITOR,
        /** Requests pass, and those that would have been refused are counted. */
        DRY_RUN,
        /** Requests are refused. */
        BLOCK;

        /** The mode of a name as users write it: {@code dry-run}. */
        public static Optional<Mode> of(String name) {
            return Arrays.stream(values())
                    .filter(mode -> mode.written().equals(name))
                    .findFirst();
        }

        /** All names. */
        public static List<String> names() {
            return Arrays.stream(values()).map(Mode::written).toList();
        }

        /** The name as users write it. */
        public String written() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The same in another mode. */
    public Enforcing in(Mode other) {
        return new Enforcing(other, staleAfter, deadline, failClosed);
    }
}
