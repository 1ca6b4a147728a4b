package dev.sinew.engine.observe;

import dev.sinew.bytes.Slice;
import java.util.Locale;

/** The method that a body says it is sent by, as programs write it there that can only post: SDKs of Parse, forms of Rails, Laravel and Symfony. */
final class MethodOverride {
    static final String MEMBER = "_method";
    private static final int LONGEST = 6;

    private MethodOverride() {}

    /** The method that a value names, in capitals, or empty. */
    static String of(Slice value) {
        String method = value.length() > LONGEST ? "" : value.text().toUpperCase(Locale.ROOT);
        return switch (method) {
            case "GET", "PUT", "PATCH", "DELETE" -> method;
            default -> "";
        };
    }
}
