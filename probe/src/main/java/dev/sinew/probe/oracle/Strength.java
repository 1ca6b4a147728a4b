package dev.sinew.probe.oracle;

import java.util.Collection;
import java.util.HashSet;
import java.util.regex.Pattern;

/** How unlikely it is that two people have the same value by chance. */
public final class Strength {
    /** Together so unlikely that it is evidence: two ordinary values, or one long one. */
    public static final int ENOUGH = 2;

    /** Of days there are few, and many people have the same. */
    private static final Pattern DAY = Pattern.compile("(?:19|20)\\d\\d[-.]?[01]\\d[-.]?[0-3]\\d");

    /** What was blotted out for others to see, but for a letter or three, is nobody's secret. */
    private static final Pattern BLOTTED = Pattern.compile("(?=.*[*•]{2})(?!.*[\\p{L}\\d]{4}).*");

    private Strength() {}

    /** 0 for what many have (short words, small numbers, flags), 1 for what is rarely the same, 2 for what is one's own. */
    public static int of(String value) {
        int length = value.length();
        if (length < 4 || BLOTTED.matcher(value).matches()) {
            return 0;
        }
        if (DAY.matcher(value).matches()) {
            return 1;
        }
        boolean digits = value.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.' || c == '-');
        long letters = value.chars().filter(Character::isLetter).count();
        if (digits) {
            long count = value.chars().filter(Character::isDigit).count();
            return count >= 8 ? 2 : count >= 5 ? 1 : 0;
        }
        boolean word = letters == length;
        if (word) {
            return length >= 12 ? 1 : 0;
        }
        // As many digits are no chance with a few letters before them either, as in TS-04719365.
        boolean counted = value.chars().filter(Character::isDigit).count() >= 8
                && !DAY.matcher(value).find();
        return length >= 14 || counted ? 2 : length >= 6 ? 1 : 0;
    }

    /** The sum over distinct values. */
    public static int of(Collection<String> values) {
        return new HashSet<>(values).stream().mapToInt(Strength::of).sum();
    }
}
