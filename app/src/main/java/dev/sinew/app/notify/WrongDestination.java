package dev.sinew.app.notify;

/** What was told of a target cannot be used; the message says why and what to do, without any of what was told. */
public final class WrongDestination extends Exception {
    private static final long serialVersionUID = 1L;

    WrongDestination(String what) {
        super(what);
    }
}
