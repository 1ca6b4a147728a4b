package dev.sinew.scan.app.api;

import dev.sinew.model.Operation;
import java.util.List;

/**
 * What an app calls.
 *
 * @param operation host, method and path as far as known: an empty host or method is not known, {@code {}} in a path is any segment
 * @param secure whether the address begins with https; true where the address is not known
 * @param library what it is called with
 * @param place class and method
 * @param secrets the names of what travels with it: headers and parameters for keys and tokens
 */
public record Endpoint(Operation operation, boolean secure, String library, String place, List<String> secrets) {
    public Endpoint {
        secrets = List.copyOf(secrets);
    }
}
