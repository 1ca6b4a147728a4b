package dev.sinew.engine.classify;

import dev.sinew.model.FieldPath;
import java.util.List;

/** Names with {@code *} for any run of characters and {@code ?} for one, compared without case. */
public final class Glob {
    private Glob() {}

    static boolean anyFits(List<String> patterns, FieldPath path) {
        for (String pattern : patterns) {
            if (fits(pattern, path)) {
                return true;
            }
        }
        return false;
    }

    static boolean fits(String pattern, FieldPath path) {
        return fits(pattern, path.text()) || fits(pattern, path.fieldName());
    }

    /** Whether a pattern fits an api, with its port or without. */
    public static boolean fitsApi(String pattern, String api) {
        int colon = api.endsWith("]") ? -1 : api.lastIndexOf(':');
        return fits(pattern, api) || (colon > 0 && fits(pattern, api.substring(0, colon)));
    }

    /** Goes back to the last {@code *} only, so the time is at most the product of the lengths. */
    public static boolean fits(String pattern, String text) {
        int p = 0;
        int star = -1;
        int back = 0;
        int t = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                back = t;
            } else if (p < pattern.length() && same(pattern.charAt(p), text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++back;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private static boolean same(char wanted, char c) {
        return wanted == '?' || Character.toLowerCase(wanted) == Character.toLowerCase(c);
    }
}
