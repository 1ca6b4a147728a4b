package dev.sinew.spec.read;

import java.util.Locale;

/** Names of media types. */
final class MediaTypes {
    private MediaTypes() {}

    /** The type in lower case without parameters. */
    static String bare(String type) {
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }
}
