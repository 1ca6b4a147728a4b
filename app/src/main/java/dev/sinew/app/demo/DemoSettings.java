package dev.sinew.app.demo;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the demonstration is to be.
 *
 * @param fast as fast as the machine allows, and shorter
 * @param seed of who the customers are and what they do
 * @param keep the folder to leave what Sinew keeps in; nothing for one that is removed at the end
 * @param version Sinew's
 */
public record DemoSettings(boolean fast, long seed, Optional<Path> keep, String version) {
    private static final int CUSTOMERS = 40;
    private static final int SESSIONS = 150;
    private static final int FAST_SESSIONS = 90;

    int customers() {
        return CUSTOMERS;
    }

    /** How many sessions there are before anybody attacks. */
    int sessions() {
        return fast ? FAST_SESSIONS : SESSIONS;
    }
}
