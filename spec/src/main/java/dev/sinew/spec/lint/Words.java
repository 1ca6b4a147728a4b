package dev.sinew.spec.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words that a name is made of: {@code accessToken}, {@code access_token} and {@code access-token} are the same. */
final class Words {
    private Words() {}

    /** The words of a name in lower case. */
    static List<String> of(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = Character.isLetterOrDigit(c);
            boolean begins = letter && Character.isUpperCase(c) && i > 0 && beginsWord(name, i);
            if ((!letter || begins) && !word.isEmpty()) {
                words.add(word.toString().toLowerCase(Locale.ROOT));
                word.setLength(0);
            }
            if (letter) {
                word.append(c);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
        }
        return words;
    }

    private static boolean beginsWord(String name, int at) {
        boolean afterLower = !Character.isUpperCase(name.charAt(at - 1));
        boolean beforeLower = at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1));
        return afterLower || beforeLower;
    }

    /** The last word, or empty. */
    static String last(String name) {
        List<String> words = of(name);
        return words.isEmpty() ? "" : words.getLast();
    }

    /** The words without anything between. */
    static String joined(String name) {
        return String.join("", of(name));
    }
}
