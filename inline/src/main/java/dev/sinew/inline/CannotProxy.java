package dev.sinew.inline;

/** A proxy cannot be started; the message says why and what to do. */
public final class CannotProxy extends Exception {
    private static final long serialVersionUID = 1L;

    CannotProxy(String what, Throwable cause) {
        super(what, cause);
    }
}
