package dev.sinew.scan.route;

import java.util.regex.Pattern;

/** Paths as frameworks write them, in one form. */
final class Paths {
    /** A part that a setting gives, {@code ${name:usual}}: its usual value, or nothing. */
    private static final Pattern SETTING = Pattern.compile("\\$\\{[^}:]*:?([^}]*)}");

    private Paths() {}

    /** Two parts with one slash between them, from the root, without one at the end. */
    static String joined(String base, String path) {
        String both = "/" + base + "/" + path;
        String one = template(both).replaceAll("/{2,}", "/");
        return one.length() > 1 && one.endsWith("/") ? one.substring(0, one.length() - 1) : one;
    }

    /** Parameters without what they must look like: {@code {id:[0-9]+}}, {@code {id?}}, {@code {?page}}, Javalin's {@code <path>}. */
    static String template(String path) {
        return named(SETTING.matcher(path).replaceAll("$1"));
    }

    private static String named(String path) {
        StringBuilder out = new StringBuilder();
        int depth = 0;
        boolean skip = false;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '{' && depth++ == 0) {
                if (i + 1 < path.length() && path.charAt(i + 1) == '?') {
                    return out.toString(); // the query of an RFC 6570 template
                }
                skip = false;
                out.append(c);
            } else if (c == '}' && depth > 0) {
                if (--depth == 0) {
                    out.append(c);
                }
            } else if (depth > 0) {
                skip |= c == ':' || c == '?' || c == '*' || c == ',';
                if (!skip && c != '+' && c != '/' && c != '.' && c != ' ' && depth == 1) {
                    out.append(c);
                }
            } else {
                out.append(c == '<' ? '{' : c == '>' ? '}' : c);
            }
        }
        return out.toString();
    }
}
