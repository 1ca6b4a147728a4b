package dev.sinew.console;

import io.javalin.http.Context;
import java.util.Optional;

/** The token that a request carries, after RFC 6750. */
public final class Bearer {
    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    /** The token of the Authorization header, where there is one. */
    public static Optional<String> of(Context context) {
        return Optional.ofNullable(context.header("Authorization"))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }
}
