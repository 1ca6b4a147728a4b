package dev.sinew.probe.run;

import dev.sinew.engine.classify.NameTraits;
import java.util.List;
import java.util.Set;

/**
 * Paths that say that something is done there, whatever the method: {@code /logout}, {@code /createdb}, {@code /users/7/delete}. Asking for such a
 * path is not reading: it may end the caller's session, or empty a database.
 */
final class Deeds {
    private static final Set<String> VERBS = Set.of(
            "create",
            "delete",
            "remove",
            "drop",
            "destroy",
            "erase",
            "wipe",
            "purge",
            "flush",
            "truncate",
            "reset",
            "restore",
            "reload",
            "rebuild",
            "seed",
            "populate",
            "initialize",
            "initialise",
            "install",
            "migrate",
            "logout",
            "logoff",
            "signout",
            "revoke",
            "cancel",
            "deactivate",
            "disable",
            "unsubscribe",
            "terminate",
            "suspend",
            "shutdown",
            "restart",
            "reboot");
    /** What they are done to, where both are one word. */
    private static final List<String> OBJECTS =
            List.of("db", "database", "data", "all", "tables", "users", "cache", "sessions");

    private Deeds() {}

    /** Whether the last segment of a path that is no parameter begins with such a verb. */
    static boolean isOne(String path) {
        String last = "";
        for (String each : path.split("/", -1)) {
            last = each.isEmpty() || each.startsWith("{") ? last : each;
        }
        List<String> words = NameTraits.words(last);
        if (words.isEmpty()) {
            return false;
        }
        String first = words.getFirst();
        String two = words.size() > 1 ? first + words.get(1) : first;
        return VERBS.contains(first)
                || VERBS.contains(two)
                || OBJECTS.stream()
                        .anyMatch(object -> first.endsWith(object)
                                && VERBS.contains(first.substring(0, first.length() - object.length())));
    }
}
