package dev.sinew.engine.observe;

import dev.sinew.bytes.CharClass;
import dev.sinew.model.Side;
import dev.sinew.model.ValueFormat;

/** Tells texts that are drawn and not written, such as {@code C02NN30M6P}: whatever the field is called, they name one thing. */
final class Codes {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 32;
    private static final int DIGITS = 3;

    /** A text of nothing but so many digits is a number that something is known by, not an amount. */
    private static final int FEWEST = 9;

    private Codes() {}

    /** Whether a text names something by what it is, whatever its field is called: a drawn code in a request, a long number in an answer. */
    static boolean names(Side side, ValueFormat format, byte[] bytes, int from, int to, int signature) {
        return side == Side.REQUEST
                ? isOne(bytes, from, to, signature)
                : format == ValueFormat.DIGITS && to - from >= FEWEST;
    }

    /** Whether a text has letters and digits alone, several digits, and letters before and behind some of them. */
    static boolean isOne(byte[] bytes, int from, int to, int signature) {
        int length = to - from;
        boolean mixed = (signature & CharClass.DIGIT) != 0
                && (signature & CharClass.LETTERS) != 0
                && CharClass.only(signature, CharClass.ALPHANUMERIC);
        if (!mixed || length < SHORTEST || length > LONGEST || isDigit(bytes[from])) {
            return false;
        }
        int digits = 0;
        int changes = 0;
        for (int i = from; i < to; i++) {
            digits += isDigit(bytes[i]) ? 1 : 0;
            changes += i > from && isDigit(bytes[i]) != isDigit(bytes[i - 1]) ? 1 : 0;
        }
        return digits >= DIGITS && changes >= 2;
    }

    private static boolean isDigit(byte letter) {
        return letter >= '0' && letter <= '9';
    }
}
