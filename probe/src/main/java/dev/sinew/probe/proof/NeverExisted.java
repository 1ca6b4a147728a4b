package dev.sinew.probe.proof;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ids of the same form as one that exists, which never existed: drawn from it, so that a run can be repeated. */
final class NeverExisted {
    private static final Pattern KIND = Pattern.compile("[A-Za-z]{2,8}[_-]");
    private static final int SHORTEST = 6;

    private NeverExisted() {}

    static String like(String id) {
        long seed = id.hashCode() * 0x9e3779b97f4a7c15L;
        if (id.matches("\\d{1,18}")) {
            // Far beyond what counters reach, of no more digits than services take that look at how many there are.
            return Long.toString((id.length() < 9 ? 900_000_000L : 1_900_000_000L) + Math.floorMod(seed, 99_999_937L));
        }
        if (id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return new UUID(seed & ~0xF000L | 0x4000L, ~seed & ~(3L << 62) | 1L << 63).toString();
        }
        // What stands before the first separator says the kind, as of pay_4KQ7M2XW.
        Matcher kind = KIND.matcher(id);
        int from = kind.lookingAt() && id.length() - kind.end() >= SHORTEST ? kind.end() : 0;
        StringBuilder other = new StringBuilder(id.length()).append(id, 0, from);
        for (int i = from; i < id.length(); i++) {
            char c = id.charAt(i);
            int step = 1 + (int) Math.floorMod(seed >> i % 60, 7L);
            other.append(
                    c >= '0' && c <= '9'
                            ? (char) ('0' + (c - '0' + step) % 10)
                            : Character.isLetter(c) && c < 128 ? letter(c, step) : c);
        }
        return other.toString();
    }

    private static char letter(char c, int step) {
        char lower = String.valueOf(c).toLowerCase(Locale.ROOT).charAt(0);
        // Stays hexadecimal where the letter was.
        int size = lower <= 'f' ? 6 : 26;
        char moved = (char) ('a' + (lower - 'a' + step % size) % size);
        return Character.isUpperCase(c) ? Character.toUpperCase(moved) : moved;
    }
}
