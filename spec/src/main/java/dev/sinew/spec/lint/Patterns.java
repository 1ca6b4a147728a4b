package dev.sinew.spec.lint;

import java.util.regex.Pattern;

/** What a regular expression of a specification allows, told from its text. It is never run. */
final class Patterns {
    private static final int LONGEST = 2_000;
    private static final Pattern ESCAPED = Pattern.compile("\\\\.");
    private static final Pattern CLASS = Pattern.compile("\\[[^\\]]*]");
    private static final Pattern OPEN = Pattern.compile("[*+]|\\{[0-9]{0,9},}");

    private Patterns() {}

    /** Whether it holds for the whole text and for no text of any length. */
    static boolean ends(String pattern) {
        if (pattern.isEmpty() || pattern.length() > LONGEST || !pattern.startsWith("^") || !pattern.endsWith("$")) {
            return false;
        }
        String plain = CLASS.matcher(ESCAPED.matcher(pattern).replaceAll("x")).replaceAll("x");
        return !OPEN.matcher(plain).find();
    }
}
