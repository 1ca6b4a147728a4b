package dev.sinew.scan.password;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Whether a text has one of {@link Assignments#KEYWORDS} in it, without which it has no name that {@link SecretName} knows: most names and lines are left by
 * this. Keywords are looked up by their first three letters.
 */
final class NameParts {
    private static final int LETTERS = 5;
    private static final int MASK = (1 << LETTERS) - 1;
    private static final int MIN = 2;
    /** For each three letters the keywords that begin with them, but for those letters. */
    private static final String[][] REST = new String[1 << 3 * LETTERS][];

    static {
        Arrays.fill(REST, new String[0]);
        for (String word : Assignments.KEYWORDS) {
            if (word.length() == MIN) {
                for (int any = 0; any <= MASK; any++) {
                    add(place(word.charAt(0), word.charAt(1), (char) any), "");
                }
            } else {
                add(place(word.charAt(0), word.charAt(1), word.charAt(2)), word.substring(MIN + 1));
            }
        }
    }

    private NameParts() {}

    private static void add(int place, String rest) {
        List<String> all = new ArrayList<>(List.of(REST[place]));
        all.add(rest.toLowerCase(Locale.ROOT));
        REST[place] = all.toArray(String[]::new);
    }

    private static int place(char first, char second, char third) {
        return (first & MASK) << 2 * LETTERS | (second & MASK) << LETTERS | third & MASK;
    }

    /** Whether there may be one in a part of a text; letters other than those of ASCII may stand for some of them. */
    static boolean areIn(String text, int from, int to) {
        int place = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c > 0x7F) {
                return true;
            }
            place = (place << LETTERS | c & MASK) & (1 << 3 * LETTERS) - 1;
            if (i - from >= MIN && REST[place].length > 0 && goesOn(text, i + 1, REST[place])) {
                return true;
            }
        }
        // What has two letters may stand at the end, where no third one follows
        return to - from >= MIN && REST[place << LETTERS & (1 << 3 * LETTERS) - 1].length > 0;
    }

    private static boolean goesOn(String text, int at, String[] rests) {
        for (String rest : rests) {
            if (text.regionMatches(true, at, rest, 0, rest.length())) {
                return true;
            }
        }
        return false;
    }
}
