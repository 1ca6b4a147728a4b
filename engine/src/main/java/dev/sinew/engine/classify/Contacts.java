package dev.sinew.engine.classify;

import dev.sinew.bytes.Ascii;

/** What reaches a person or a device: telephone and hardware numbers, and the machine-readable zone of a passport. */
final class Contacts {
    /** Calling codes of two digits (ITU E.164); all others but 1 and 7 have three. */
    private static final String TWO_DIGIT_CODES =
            " 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90"
                    + " 91 92 93 94 95 98 ";

    /** The first two digits of calling codes of three digits. */
    private static final String THREE_DIGIT_CODES = " 21 22 23 24 25 26 29 35 37 38 42 50 59 67 68 69 85 88 96 97 99 ";

    private Contacts() {}

    /**
     * An international number, {@code +} and eight to fifteen digits that begin with a calling code, or one of North America with
     * its area in brackets; blanks, dots, dashes and brackets between groups.
     */
    static boolean isPhone(byte[] b, int from, int to) {
        boolean international = b[from] == '+';
        if (to - from > 24 || (!international && b[from] != '(')) {
            return false;
        }
        long number = 0;
        int digits = 0;
        for (int i = international ? from + 1 : from; i < to; i++) {
            int c = b[i];
            if (c >= '0' && c <= '9') {
                number = number * 10 + c - '0';
                digits++;
            } else if (c != ' ' && c != '-' && c != '.' && c != '(' && c != ')') {
                return false;
            }
            if (digits > 15) {
                return false;
            }
        }
        return international ? isInternational(number, digits) : digits == 10 && isNorthAmerican(number);
    }

    private static boolean isInternational(long number, int digits) {
        if (digits < 8) {
            return false;
        }
        int first = CheckDigits.digit(number, digits, 0);
        if (first == 1) {
            return digits == 11 && isNorthAmerican(number % 10_000_000_000L);
        }
        if (first == 7) {
            return digits == 11;
        }
        int two = CheckDigits.part(number, digits, 0, 2);
        return two >= 20 && (isListed(TWO_DIGIT_CODES, two) || isListed(THREE_DIGIT_CODES, two));
    }

    private static boolean isListed(String codes, int two) {
        for (int i = 1; i < codes.length(); i += 3) {
            if ((codes.charAt(i) - '0') * 10 + codes.charAt(i + 1) - '0' == two) {
                return true;
            }
        }
        return false;
    }

    /** Area and exchange begin with 2 to 9, and neither ends in 11. */
    static boolean isNorthAmerican(long number) {
        int area = CheckDigits.part(number, 10, 0, 3);
        int exchange = CheckDigits.part(number, 10, 3, 6);
        return area >= 200 && exchange >= 200 && area % 100 != 11 && exchange % 100 != 11;
    }

    /** Six pairs of hexadecimal digits with colons or dashes between; not all the same. */
    static boolean isMac(byte[] b, int from, int to) {
        if (to - from != 17 || (b[from + 2] != ':' && b[from + 2] != '-')) {
            return false;
        }
        boolean varied = false;
        for (int i = 0; i < 17; i++) {
            int c = b[from + i];
            if (i % 3 == 2 ? c != b[from + 2] : Ascii.hex(c) < 0) {
                return false;
            }
            varied |= i % 3 != 2 && c != b[from];
        }
        return varied;
    }

    /** IMEI: fifteen digits by Luhn that begin with a reporting body's identifier. */
    static boolean isImei(long number) {
        int body = CheckDigits.part(number, 15, 0, 2);
        return switch (body) {
            case 1, 35, 44, 45, 49, 86, 91, 98, 99 -> CheckDigits.luhn(number) % 10 == 0;
            default -> false;
        };
    }

    /** ICAO 9303 part 4: the second line of a passport, alone or behind the first, by its four check digits. */
    static boolean isPassportZone(byte[] b, int from, int to) {
        int length = to - from;
        if (length != 44 && (length < 88 || length > 90 || b[from] != 'P')) {
            return false;
        }
        int line = to - 44;
        return checks(b, line, line + 9)
                && checks(b, line + 13, line + 19)
                && checks(b, line + 21, line + 27)
                && composite(b, line);
    }

    private static boolean composite(byte[] b, int line) {
        int sum = sum(b, line, line + 10, 0) + sum(b, line + 13, line + 20, 10) + sum(b, line + 21, line + 43, 17);
        return sum % 10 == b[line + 43] - '0';
    }

    private static boolean checks(byte[] b, int from, int to) {
        int sum = sum(b, from, to, 0);
        return sum >= 0 && sum % 10 == b[to] - '0';
    }

    /** Weights 7, 3, 1 from a place on; letters count 10 to 35, the filler 0. Far below 0 where another character stands. */
    private static int sum(byte[] b, int from, int to, int place) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            int value = b[i] == '<' ? 0 : Ibans.value(b[i]);
            if (value < 0) {
                return -1_000_000;
            }
            int turn = (place + i - from) % 3;
            sum += value * (turn == 0 ? 7 : turn == 1 ? 3 : 1);
        }
        return sum;
    }
}
