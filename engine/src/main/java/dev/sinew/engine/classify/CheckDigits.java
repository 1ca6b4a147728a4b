package dev.sinew.engine.classify;

/**
 * Check digits of numbers that are held as a long with a known count of digits, so that blanks and dashes of the written
 * form are gone. Digits count from the left, from 0.
 */
final class CheckDigits {
    private static final long[] POWERS = powers();
    /** Verhoeff's multiplication in the dihedral group of order 10, row by row. */
    private static final String GROUP =
            "0123456789123406789523401789563401289567401239567859876043216598710432765982104387659321049876543210";
    /** Verhoeff's permutations, one row for each position by 8. */
    private static final String PERMUTATIONS =
            "01234567891576283094580379614289160435279453126870428657390127938064157046913258";

    private static final byte[] MONTH_DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private CheckDigits() {}

    private static long[] powers() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    /** The digit at a place of a number of so many digits. */
    static int digit(long number, int digits, int place) {
        return (int) (number / POWERS[digits - 1 - place] % 10);
    }

    /** The digits {@code from} (inclusive) to {@code to} (exclusive) as a number. */
    static int part(long number, int digits, int from, int to) {
        return (int) (number / POWERS[digits - to] % POWERS[to - from]);
    }

    /** The sum of ISO/IEC 7812-1 annex B, every second digit from the right doubled; a multiple of 10 where it is right. */
    static int luhn(long number) {
        int sum = 0;
        boolean second = false;
        for (long rest = number; rest != 0; rest /= 10) {
            int digit = (int) (rest % 10);
            if (second) {
                digit = digit < 5 ? 2 * digit : 2 * digit - 9;
            }
            sum += digit;
            second = !second;
        }
        return sum;
    }

    /** J. Verhoeff, Error Detecting Decimal Codes, 1969. */
    static boolean verhoeff(long number) {
        int state = 0;
        int place = 0;
        for (long rest = number; rest != 0; rest /= 10) {
            int moved = PERMUTATIONS.charAt((place++ & 7) * 10 + (int) (rest % 10)) - '0';
            state = GROUP.charAt(state * 10 + moved) - '0';
        }
        return state == 0;
    }

    /**
     * The digits by their weights, one of {@code weights} for each of the first digits from the left: {@code '0'} to {@code '9'}
     * weigh so much, {@code ':'} weighs 10.
     */
    static int weighted(long number, int digits, String weights) {
        int sum = 0;
        long rest = number / POWERS[digits - weights.length()];
        for (int i = weights.length() - 1; i >= 0; i--) {
            sum += (weights.charAt(i) - '0') * (int) (rest % 10);
            rest /= 10;
        }
        return sum;
    }

    /** ISO 7064 MOD 11,10 over all digits, at most sixteen, the last of which is the check. */
    static boolean hybrid11And10(long number, int digits) {
        long reversed = 0;
        long rest = number / 10;
        for (int i = 1; i < digits; i++) {
            reversed = reversed << 4 | rest % 10;
            rest /= 10;
        }
        int product = 10;
        for (int i = 1; i < digits; i++) {
            int sum = (int) (reversed & 15) + product;
            sum = sum > 10 ? sum - 10 : sum;
            product = 2 * sum;
            product = product >= 11 ? product - 11 : product;
            reversed >>>= 4;
        }
        return (product + number % 10) % 10 == 1;
    }

    /** Whether a month has such a day; a year is not asked for, so February may have 29. */
    static boolean isDay(int month, int day) {
        return month >= 1 && month <= 12 && day >= 1 && day <= MONTH_DAYS[month - 1];
    }

    /** Whether all digits are the same, which satisfies many checks and is nobody's number. */
    static boolean isUniform(long number) {
        long last = number % 10;
        for (long rest = number; rest != 0; rest /= 10) {
            if (rest % 10 != last) {
                return false;
            }
        }
        return true;
    }
}
