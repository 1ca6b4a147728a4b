package dev.sinew.engine.inject;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A lookup of a logging library, with the lookups that hide its letters done as the library would do them. */
public final class LookupText {
    private static final int MOST_ROUNDS = 40;
    private static final Pattern INNER = Pattern.compile("\\$\\{(?<body>[^${}]{0,200})}");
    private static final Pattern JNDI =
            Pattern.compile("\\$\\{\\s*jndi\\s*:\\s*(?:ldaps?|rmi|dns|nis|iiop|corba|nds|http|java|[^}\\s]{0,80}://)");

    private LookupText() {}

    /** Where a text would look up a name elsewhere, or -1. */
    public static int lookup(String text) {
        int from = text.indexOf("${");
        if (from < 0) {
            return -1;
        }
        String open = text.substring(from);
        for (int i = 0; i < MOST_ROUNDS; i++) {
            if (JNDI.matcher(open.toLowerCase(Locale.ROOT).replace('\u0131', 'i'))
                    .find()) {
                return from;
            }
            Matcher inner = INNER.matcher(open);
            if (!inner.find()) {
                return -1;
            }
            String body = inner.group("body");
            open = open.substring(0, inner.start()) + plain(body) + open.substring(inner.end());
        }
        return -1;
    }

    private static String plain(String body) {
        int fallback = body.indexOf(":-");
        if (fallback >= 0) {
            return body.substring(fallback + 2);
        }
        int colon = body.indexOf(':');
        String kind = colon < 0 ? "" : body.substring(0, colon).toLowerCase(Locale.ROOT);
        return switch (kind) {
            case "lower" -> body.substring(colon + 1).toLowerCase(Locale.ROOT);
            case "upper" -> body.substring(colon + 1).toUpperCase(Locale.ROOT);
            case "date" -> body.substring(colon + 1).replace("'", "");
            default -> "";
        };
    }
}
