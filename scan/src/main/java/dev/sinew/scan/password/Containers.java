package dev.sinew.scan.password;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Maps whose names say that they hold credentials: {@code userCreds["bob"] = "…"}, {@code passwords.put("bob", "…")}. The key is whose it is, so that the
 * value is a password; what names a part of a login, such as a user or a host, is no account.
 */
final class Containers {
    private static final Set<String> NAMES = Set.of("creds", "credentials", "passwords", "passwds", "logins");
    private static final Set<String> METHODS = Set.of("put", "set", "add", "putIfAbsent", "Add");
    private static final Set<String> PARTS = Set.of(
            "user",
            "username",
            "name",
            "login",
            "email",
            "mail",
            "host",
            "hostname",
            "server",
            "port",
            "url",
            "uri",
            "endpoint",
            "type",
            "kind",
            "id",
            "scope",
            "region",
            "account",
            "domain",
            "realm",
            "database",
            "db",
            "driver",
            "method",
            "provider",
            "profile",
            "expires",
            "expiry",
            "expiration",
            "created",
            "issued",
            "scheme");

    private static final String OPENING = "{([";
    private static final int MAX_KEY = 64;
    private static final int MAX_LINES = 100;
    private static final int MAX_LINE = 400;
    /** An entry that has a line to itself: in braces or not, with what different languages write between. */
    private static final Pattern ENTRY = Pattern.compile(
            "\\s*[{(\\[]?\\s{0,5}[\"']([^\"'\\s]{1,64})[\"']\\s{0,9}(?:=>|->|to\\b|[:,=])\\s{0,9}([\"'])([^\"'\\n]{0,100})\\2\\s{0,5}[})\\]]?\\s{0,5}[,;]?\\s*(?:(?://|#).*)?");

    private Containers() {}

    /** Whether a name, or one with a method that adds to it, is that of such a map. */
    static boolean isOne(String written) {
        String name = isAdded(written) ? written.substring(0, written.lastIndexOf('.')) : written;
        List<String> words = SecretName.words(name);
        return !words.isEmpty() && NAMES.contains(words.getLast());
    }

    private static boolean isAdded(String written) {
        int dot = written.lastIndexOf('.');
        return dot > 0 && METHODS.contains(written.substring(dot + 1));
    }

    /** Whether a key in quotes follows a name. */
    static boolean isKeyed(String line, int to) {
        return to < line.length() && (line.charAt(to) == '[' || line.charAt(to) == '(') && isQuote(line, to + 1);
    }

    /** Where the value of an account begins, with its quote, or -1. */
    static int value(String line, String written, int to) {
        boolean indexed = to < line.length() && line.charAt(to) == '[';
        int opened = to + 1;
        boolean added = to < line.length() && line.charAt(to) == '(' && isAdded(written);
        if (!indexed && !added || !isQuote(line, opened)) {
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

    /**
     * The entries of a map that a line opens, each in a line of its own.
     *
     * @param text the line, and what comes after it
     * @param from where it begins
     * @param to where it ends
     */
    static List<Assignment> entries(String text, int from, int to, FileKind kind) {
        boolean opens = OPENING.indexOf(last(text, from, to)) >= 0;
        Optional<String> name = opens || opensBelow(text, to) ? opened(text.substring(from, to)) : Optional.empty();
        if (name.isEmpty()) {
            return List.of();
        }
        List<Assignment> found = new ArrayList<>();
        int at = to + 1;
        boolean inside = opens;
        for (int lines = 0; at < text.length() && lines < MAX_LINES; lines++) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            String line = text.substring(at, end).strip();
            Matcher entry = ENTRY.matcher(text).region(at, end);
            if (inside && entry.matches() && isAccount(entry.group(1))) {
                String value = entry.group(3);
                int begin = entry.start(3) - from;
                Values.judge(SecretName.PASSWORD, name.get(), value, kind, true)
                        .ifPresent(what -> found.add(new Assignment(name.get(), value, begin, what, false)));
            } else if (!inside && line.length() == 1 && OPENING.contains(line)) {
                inside = true;
            } else if (!line.isEmpty() && !line.startsWith("//") && !line.startsWith("#") && !entry.matches()) {
                break;
            }
            at = end + 1;
        }
        return found;
    }

    /** The name of such a map that is given something in a line, in which no text stands. */
    private static Optional<String> opened(String line) {
        if (line.length() > MAX_LINE || line.indexOf('"') >= 0 || line.indexOf('\'') >= 0) {
            return Optional.empty();
        }
        int i = 0;
        while (i < line.length()) {
            int end = i;
            while (end < line.length()
                    && (Character.isLetterOrDigit(line.charAt(end)) || "_$.-".indexOf(line.charAt(end)) >= 0)) {
                end++;
            }
            boolean given = line.indexOf('=', end) > 0 || line.indexOf(':', end) > 0;
            if (end > i && given && (line.charAt(end - 1) | ' ') == 's' && isOne(line.substring(i, end))) {
                return Optional.of(line.substring(i, end));
            }
            i = end + 1;
        }
        return Optional.empty();
    }

    /** Whether the next line has nothing but what opens a list. */
    private static boolean opensBelow(String text, int to) {
        int i = to;
        while (i < text.length() && text.charAt(i) <= ' ') {
            i++;
        }
        int end = i + 1;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\r')) {
            end++;
        }
        return i < text.length()
                && OPENING.indexOf(text.charAt(i)) >= 0
                && end < text.length()
                && text.charAt(end) == '\n';
    }

    private static char last(String text, int from, int to) {
        int i = to;
        while (i > from && text.charAt(i - 1) <= ' ') {
            i--;
        }
        return i > from ? text.charAt(i - 1) : ' ';
    }

    static boolean isAccount(String key) {
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
