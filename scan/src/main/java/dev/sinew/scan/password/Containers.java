package dev.sinew.scan.password;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Maps whose names say that they hold credentials: {@code userCreds["bob"] = "…"}, {@code passwords.put("bob", "…")}. The key is whose it is, so that the
 * value is a password; what names a part of a login, such as a user or a host, is no account.
 */
final class Containers {
    private static final Set<String> NAMES = Set.of("creds", "credentials", "passwords", "passwds", "logins");
    private static final Set<String> METHODS = Set.of("put", "set", "add", "putIfAbsent", "Add");
    private static final Set<String> PARTS = Set.of(
            "user", "username", "name", "login", "email", "mail", "host", "hostname", "server", "port", "url", "uri", "endpoint", "type", "kind", "id",
            "scope", "region", "account", "domain", "realm", "database", "db", "driver", "method", "provider", "profile", "expires", "scheme");

    private static final int MAX_KEY = 64;

    private Containers() {}

    /** Whether a name, or one with a method that adds to it, is that of such a map. */
    static boolean isOne(String written) {
        int dot = written.lastIndexOf('.');
        String name = dot > 0 && METHODS.contains(written.substring(dot + 1)) ? written.substring(0, dot) : written;
        List<String> words = SecretName.words(name);
        return !words.isEmpty() && NAMES.contains(words.getLast());
    }

    /** Where the value of an account begins, with its quote, or -1. */
    static int value(String line, int to) {
        boolean indexed = to < line.length() && line.charAt(to) == '[';
        int opened = to + 1;
        if (!indexed && (to >= line.length() || line.charAt(to) != '(') || !isQuote(line, opened)) {
            return -1;
        }
        int closed = line.indexOf(line.charAt(opened), opened + 1);
        if (closed < 0 || !isAccount(line.substring(opened + 1, closed))) {
            return -1;
        }
        int next = spaces(line, indexed ? closed + 2 : closed + 1);
        boolean given = next < line.length()
                && (indexed
                        ? line.charAt(closed + 1) == ']' && line.charAt(next) == '=' && !line.startsWith("==", next)
                        : line.charAt(next) == ',');
        int value = given ? spaces(line, next + 1) : -1;
        return given && isQuote(line, value) ? value : -1;
    }

    private static boolean isAccount(String key) {
        return !key.isEmpty()
                && key.length() <= MAX_KEY
                && key.indexOf(' ') < 0
                && !PARTS.contains(key.toLowerCase(Locale.ROOT))
                && SecretName.of(key) == SecretName.NONE;
    }

    private static boolean isQuote(String line, int i) {
        return i < line.length() && (line.charAt(i) == '"' || line.charAt(i) == '\'');
    }

    private static int spaces(String line, int i) {
        int j = i;
        while (j < line.length() && line.charAt(j) == ' ') {
            j++;
        }
        return j;
    }
}
