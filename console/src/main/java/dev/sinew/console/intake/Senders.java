package dev.sinew.console.intake;

import java.util.Optional;

/** Who may send. */
@FunctionalInterface
public interface Senders {
    /** The id of a token that may send exchanges now, or nothing. */
    Optional<String> sender(String secret);
}
