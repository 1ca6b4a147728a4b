package dev.sinew.demo.people;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A call and what came of it.
 *
 * @param who made it
 * @param method of the request
 * @param path with query, as asked
 * @param status of the answer
 * @param body of the answer; a missing node where there is none
 * @param location where what was created is
 */
public record Outcome(String who, String method, String path, int status, JsonNode body, Optional<String> location) {
    private static final int FINE = 200;
    private static final int NOT_FINE = 300;

    /** Whether the call did what it was made for. */
    public boolean isSuccess() {
        return status >= FINE && status < NOT_FINE;
    }
}
