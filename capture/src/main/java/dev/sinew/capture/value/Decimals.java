package dev.sinew.capture.value;

import dev.sinew.bytes.Slice;

/** Reads decimal numbers such as {@code 0.012} as whole multiples of a small unit, without going through a string. */
public final class Decimals {
    /** What stands for a number that is absent, malformed, negative or too large. */
    public static final long NONE = -1;

    private static final int MOST_DIGITS = 18;
    private static final int LONGEST_EXPONENT_FORM = 32;

    private Decimals() {}

    /**
     * The number times ten to the power of {@code places}, cut to a whole number, or {@link #NONE}. Scientific notation is
     * read too.
     */
    public static long scaled(byte[] bytes, int from, int to, int places) {
        long value = 0;
        int digits = 0;
        int fraction = -1;
        for (int i = from; i < to; i++) {
            int b = bytes[i];
            if (b == '.' && fraction < 0) {
                fraction = 0;
            } else if (b < '0' || b > '9') {
                return scientific(bytes, from, to, places);
            } else if (fraction < places) {
                value = value * 10 + (b - '0');
                digits += value == 0 ? 0 : 1;
                fraction += fraction < 0 ? 0 : 1;
                if (digits > MOST_DIGITS) {
                    return NONE;
                }
            }
        }
        boolean empty = to - from <= (fraction < 0 ? 0 : 1);
        return empty ? NONE : timesTen(value, digits, places - Math.max(fraction, 0));
    }

    /** The number cut to a whole one, or {@link #NONE}. */
    public static long whole(Slice text) {
        return scaled(text.array(), text.from(), text.to(), 0);
    }

    /** Milliseconds as microseconds, or {@link #NONE}. */
    public static long millisToMicros(Slice text) {
        return scaled(text.array(), text.from(), text.to(), 3);
    }

    /** Seconds as microseconds, or {@link #NONE}. */
    public static long secondsToMicros(Slice text) {
        return scaled(text.array(), text.from(), text.to(), 6);
    }

    private static long timesTen(long value, int digits, int times) {
        if (value == 0) {
            return 0;
        }
        if (digits + times > MOST_DIGITS) {
            return NONE;
        }
        long result = value;
        for (int i = 0; i < times; i++) {
            result *= 10;
        }
        return result;
    }

    private static long scientific(byte[] bytes, int from, int to, int places) {
        StringBuilder text = new StringBuilder(LONGEST_EXPONENT_FORM);
        boolean exponent = false;
        for (int i = from; i < to; i++) {
            int b = bytes[i];
            exponent |= b == 'e' || b == 'E';
            if (text.length() == LONGEST_EXPONENT_FORM || "0123456789.eE+-".indexOf(b) < 0) {
                return NONE;
            }
            text.append((char) b);
        }
        return exponent ? ofDouble(text.toString(), places) : NONE;
    }

    private static long ofDouble(String text, int places) {
        try {
            double value = Double.parseDouble(text) * Math.pow(10, places);
            return value >= 0 && value < 1e18 ? (long) value : NONE;
        } catch (NumberFormatException e) {
            return NONE;
        }
    }
}
