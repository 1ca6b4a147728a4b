package dev.sinew.app.serve;

/** Serving cannot start; the message says where it fails and what to do. */
public final class CannotServe extends Exception {
    private static final long serialVersionUID = 1L;

    CannotServe(String message) {
        super(message);
    }
}
