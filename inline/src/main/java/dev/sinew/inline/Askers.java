package dev.sinew.inline;

/** Who may ask what may pass. Called from many threads. */
@FunctionalInterface
public interface Askers {
    /** Whether a token is one that may. */
    boolean mayAsk(String token);
}
