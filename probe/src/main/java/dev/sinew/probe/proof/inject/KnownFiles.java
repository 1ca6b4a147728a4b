package dev.sinew.probe.proof.inject;

import java.util.regex.Pattern;

/** Files that every system of a kind has, known by their form. */
final class KnownFiles {
    /** The first account of {@code /etc/passwd}: name, password, user and group 0, comment, home, shell (passwd(5)). */
    private static final Pattern ACCOUNTS =
            Pattern.compile("root:[^:\\s]{0,120}:0:0:[^:\\r\\n]{0,120}:[^:\\s]{1,120}:/");

    private static final Pattern SETTINGS = Pattern.compile("(?s); for 16-bit app support.{0,40}\\[fonts\\]");

    private KnownFiles() {}

    static boolean isAccounts(String text) {
        return ACCOUNTS.matcher(text).find();
    }

    static boolean isSettings(String text) {
        return SETTINGS.matcher(text).find();
    }

    static boolean isKnown(String text) {
        return isAccounts(text) || isSettings(text);
    }
}
