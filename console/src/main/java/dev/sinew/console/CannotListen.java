package dev.sinew.console;

/** A server could not be started; the message says where and what to do. */
public final class CannotListen extends Exception {
    private static final long serialVersionUID = 1L;

    CannotListen(String message, Throwable cause) {
        super(message, cause);
    }
}
