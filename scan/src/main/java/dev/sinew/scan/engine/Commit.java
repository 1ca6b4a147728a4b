package dev.sinew.scan.engine;

import java.time.Instant;

/**
 * Where in a history a secret came from.
 *
 * @param id the commit that brought it, in hexadecimal
 * @param author who wrote that
 * @param email where to find them
 * @param time when
 * @param end what became of it, for people
 */
public record Commit(String id, String author, String email, Instant time, String end) {
    private static final int SHORT = 10;

    /** As people name it. */
    public String shortId() {
        return id.substring(0, Math.min(SHORT, id.length()));
    }
}
