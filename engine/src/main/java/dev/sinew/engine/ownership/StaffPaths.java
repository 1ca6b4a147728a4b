package dev.sinew.engine.ownership;

import java.util.Locale;
import java.util.Set;

/** Paths that say that those who run a service use them, and nobody whom it serves. */
public final class StaffPaths {
    private static final Set<String> WORDS =
            Set.of("admin", "administration", "administrator", "backoffice", "back-office");

    private StaffPaths() {}

    /** Whether a path, or the template of some, is one. */
    public static boolean isOne(String path) {
        for (String segment : path.toLowerCase(Locale.ROOT).split("/", -1)) {
            if (WORDS.contains(segment)) {
                return true;
            }
        }
        return false;
    }
}
