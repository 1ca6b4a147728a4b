package dev.sinew.bench.classes;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/** Draws what values are made of, the same for the same seed. */
final class Dice {
    static final String DIGITS = "0123456789";
    static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    static final String HEX = "0123456789abcdef";
    static final String ANY = CAPITALS + LOWER + DIGITS;

    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** From {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    long number(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    double real() {
        return random.nextDouble();
    }

    /** That many of the characters. */
    String of(String characters, int count) {
        StringBuilder made = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            made.append(characters.charAt(below(characters.length())));
        }
        return made.toString();
    }

    String digits(int count) {
        return of(DIGITS, count);
    }

    /** A number between, with leading zeros. */
    String padded(int least, int most, int width) {
        return String.format(Locale.ROOT, "%0" + width + "d", between(least, most));
    }

    String pick(String... some) {
        return some[below(some.length)];
    }

    <T> T pick(List<T> some) {
        return some.get(below(some.size()));
    }

    /** A day on which a grown person was born. */
    LocalDate birth() {
        return LocalDate.ofEpochDay(number(-10_957, 13_500));
    }

    /** A day of birth before 2000. */
    LocalDate birthBefore2000() {
        return LocalDate.ofEpochDay(number(-10_957, 10_900));
    }

    static String written(LocalDate day, String pattern) {
        return day.format(DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
    }

    String uuid() {
        return new UUID(
                        (random.nextLong() & ~0xf000L) | 0x4000L,
                        (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L)
                .toString();
    }
}
