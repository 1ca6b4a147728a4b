package dev.sinew.probe.oracle;

import java.util.concurrent.ThreadLocalRandom;

/** Words and numbers that stand nowhere else, other ones each time. */
public final class Fresh {
    private static final String LETTERS = "bcdfghjkmnpqrstvwxz";
    private static final String HEX = "bcdf";
    private static final String DIGITS = "23456789";
    private static final int SHORT = 4;

    private Fresh() {}

    /** Eight letters that make no word. */
    public static String word() {
        StringBuilder word = new StringBuilder(8);
        for (int i = 0; i < 8; i++) {
            word.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    /** A text of the form of another, digits for digits and letters for letters; of more than it has where by chance a short one would be known. */
    public static String like(String text) {
        if (text.matches("\\d{0,18}")) {
            return "9" + number() + number();
        }
        if (text.length() < SHORT) {
            return word();
        }
        StringBuilder other = new StringBuilder(text.length());
        text.chars().forEach(each -> other.append(like((char) each)));
        return other.toString();
    }

    /** Another sign of the same kind; letters of hexadecimal numbers stay such. */
    private static char like(char sign) {
        String kind = sign >= '0' && sign <= '9'
                ? DIGITS
                : sign >= 'a' && sign <= 'f' || sign >= 'A' && sign <= 'F'
                        ? HEX
                        : Character.isLetter(sign) ? LETTERS : "";
        if (kind.isEmpty()) {
            return sign;
        }
        char other = kind.charAt(ThreadLocalRandom.current().nextInt(kind.length()));
        return Character.isUpperCase(sign) ? Character.toUpperCase(other) : other;
    }

    /** Four digits, none of the numbers that people choose. */
    public static int number() {
        return ThreadLocalRandom.current().nextInt(3_001, 9_990) | 1;
    }
}
