package dev.sinew.app.config;

import java.util.Locale;

/** Patterns in which {@code *} stands for any run of characters, compared without case. */
final class Glob {
    private Glob() {}

    /** Takes time in the product of both lengths at most. */
    static boolean matches(String pattern, String text) {
        String wanted = pattern.toLowerCase(Locale.ROOT);
        String given = text.toLowerCase(Locale.ROOT);
        int p = 0;
        int t = 0;
        int star = -1;
        int mark = 0;
        while (t < given.length()) {
            if (p < wanted.length() && wanted.charAt(p) == '*') {
                star = p++;
                mark = t;
            } else if (p < wanted.length() && wanted.charAt(p) == given.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++mark;
            } else {
                return false;
            }
        }
        while (p < wanted.length() && wanted.charAt(p) == '*') {
            p++;
        }
        return p == wanted.length();
    }
}
