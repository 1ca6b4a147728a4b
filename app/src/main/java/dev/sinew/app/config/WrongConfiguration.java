package dev.sinew.app.config;

/** A configuration that is not taken: says where, what and what to do. */
public final class WrongConfiguration extends Exception {
    public WrongConfiguration(String message) {
        super(message);
    }
}
