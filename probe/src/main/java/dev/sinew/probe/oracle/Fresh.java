package dev.sinew.probe.oracle;

import java.util.concurrent.ThreadLocalRandom;

/** Words and numbers that stand nowhere else, other ones each time. */
public final class Fresh {
    private static final String LETTERS = "bcdfghjkmnpqrstvwxz";

    private Fresh() {}

    /** Eight letters that make no word. */
    public static String word() {
        StringBuilder word = new StringBuilder(8);
        for (int i = 0; i < 8; i++) {
            word.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    /** Four digits, none of the numbers that people choose. */
    public static int number() {
        return ThreadLocalRandom.current().nextInt(3_001, 9_990) | 1;
    }
}
