package dev.sinew.engine.classify;

import dev.sinew.bytes.Ascii;

/** Personal numbers with letters within, by their form and check letter. Small letters count as capitals. */
final class LetteredIds {
    private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String PPS_LETTERS = "WABCDEFGHIJKLMNOPQRSTUV";
    private static final String FINNISH_CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    private static final String CODICE_MONTHS = "ABCDEHLMPRST";
    /** What a character at an odd place of a codice fiscale counts, digits as the letters A to J. */
    private static final byte[] CODICE_ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private static final String CURP_CHARACTERS = "0123456789ABCDEFGHIJKLMN~OPQRSTUVWXYZ";

    private LetteredIds() {}

    /** Spain, DNI: eight digits, perhaps a dash, the letter of the number mod 23. */
    static boolean isDni(byte[] b, int from, int to) {
        long number = Ascii.number(b, from, from + 8);
        boolean form = to - from == 9 || (to - from == 10 && b[from + 8] == '-');
        return form && number >= 0 && DNI_LETTERS.charAt((int) (number % 23)) == upper(b[to - 1]);
    }

    /** Spain, NIE: X, Y or Z stands for 0, 1, 2 before seven digits, then the letter as of a DNI. */
    static boolean isNie(byte[] b, int from, int to) {
        int first = upper(b[from]) - 'X';
        if (to - from != 9 || first < 0 || first > 2) {
            return false;
        }
        long number = Ascii.number(b, from + 1, from + 8);
        return number >= 0 && DNI_LETTERS.charAt((int) ((first * 10_000_000L + number) % 23)) == upper(b[to - 1]);
    }

    /** Singapore, NRIC and FIN: S, T, F, G or M, seven digits by 2765432, a letter. */
    static boolean isNric(byte[] b, int from, int to) {
        long number = Ascii.number(b, from + 1, from + 8);
        if (to - from != 9 || number < 0) {
            return false;
        }
        int sum = CheckDigits.weighted(number, 7, "2765432");
        return switch (upper(b[from])) {
            case 'S' -> "JZIHGFEDCBA".charAt(sum % 11) == upper(b[to - 1]);
            case 'T' -> "JZIHGFEDCBA".charAt((sum + 4) % 11) == upper(b[to - 1]);
            case 'F' -> "XWUTRQPNMLK".charAt(sum % 11) == upper(b[to - 1]);
            case 'G' -> "XWUTRQPNMLK".charAt((sum + 4) % 11) == upper(b[to - 1]);
            case 'M' -> "XWUTRQPNJLK".charAt((sum + 3) % 11) == upper(b[to - 1]);
            default -> false;
        };
    }

    /** United Kingdom, NINO: two letters of those in use, six digits with blanks between pairs allowed, A to D. */
    static boolean isNino(byte[] b, int from, int to) {
        int at = from + 2;
        int digits = 0;
        for (; at < to - 1; at++) {
            if (b[at] >= '0' && b[at] <= '9') {
                digits++;
            } else if (b[at] != ' ') {
                return false;
            }
        }
        int first = upper(b[from]);
        int second = upper(b[from + 1]);
        int last = upper(b[to - 1]);
        return digits == 6
                && last >= 'A'
                && last <= 'D'
                && isLetter(first)
                && isLetter(second)
                && "DFIQUV".indexOf(first) < 0
                && "DFIQUVO".indexOf(second) < 0
                && !isUnusedPrefix(first, second);
    }

    private static boolean isUnusedPrefix(int first, int second) {
        return switch (first) {
            case 'B' -> second == 'G';
            case 'G' -> second == 'B';
            case 'K', 'T' -> second == 'N';
            case 'N' -> second == 'K' || second == 'T';
            case 'Z' -> second == 'Z';
            default -> false;
        };
    }

    /** Ireland, PPS number: seven digits by 8 to 2, a letter of the sum mod 23, perhaps a second that counts nine times, W and T nothing. */
    static boolean isPps(byte[] b, int from, int to) {
        long number = Ascii.number(b, from, from + 7);
        if (number < 0) {
            return false;
        }
        int sum = CheckDigits.weighted(number, 7, "8765432");
        if (to - from == 9) {
            int second = upper(b[to - 1]);
            boolean old = second == 'W' || second == 'T';
            if (!old && (second < 'A' || second > 'I')) {
                return false;
            }
            sum += old ? 0 : 9 * (second - 'A' + 1);
        }
        return PPS_LETTERS.charAt(sum % 23) == upper(b[from + 7]);
    }

    /** Finland, henkilötunnus: day, month, year, the century's mark, three digits, the check of all nine mod 31. */
    static boolean isFinnish(byte[] b, int from, int to) {
        if (to - from != 11 || "+-ABCDEFUVWXY".indexOf(upper(b[from + 6])) < 0) {
            return false;
        }
        long date = Ascii.number(b, from, from + 6);
        long order = Ascii.number(b, from + 7, from + 10);
        return date >= 0
                && order >= 2
                && CheckDigits.isDay((int) (date / 100 % 100), (int) (date / 10_000))
                && FINNISH_CHECKS.charAt((int) ((date * 1_000 + order) % 31)) == upper(b[to - 1]);
    }

    /** India, PAN: five letters, the fourth of which is the kind of holder, four digits, a letter. */
    static boolean isPan(byte[] b, int from, int to) {
        if (to - from != 10 || Ascii.number(b, from + 5, from + 9) < 1 || !isLetter(b[to - 1])) {
            return false;
        }
        for (int i = from; i < from + 5; i++) {
            if (!isLetter(b[i])) {
                return false;
            }
        }
        return "PCHABGJLFTE".indexOf(b[from + 3]) >= 0;
    }

    /** Italy, codice fiscale of sixteen characters; digits may be the letters LMNPQRSTUV where two people would share one. */
    static boolean isCodiceFiscale(byte[] b, int from, int to) {
        if (to - from != 16 || CODICE_MONTHS.indexOf(upper(b[from + 8])) < 0) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            int c = upper(b[from + i]);
            boolean letter = i < 6 || i == 8 || i == 11;
            boolean fits = isLetter(c) ? letter || "LMNPQRSTUV".indexOf(c) >= 0 : !letter && c >= '0' && c <= '9';
            if (!fits) {
                return false;
            }
            int value = c >= 'A' ? c - 'A' : c - '0';
            sum += i % 2 == 0 ? CODICE_ODD[value] : value;
        }
        return sum % 26 + 'A' == upper(b[to - 1]);
    }

    /** Mexico, CURP: letters of the name, date, sex, state, letters, order, and a check digit over 37 characters. */
    static boolean isCurp(byte[] b, int from, int to) {
        long date = to - from == 18 ? Ascii.number(b, from + 4, from + 10) : -1;
        int sex = date < 0 ? 0 : upper(b[from + 10]);
        if ((sex != 'H' && sex != 'M' && sex != 'X')
                || !CheckDigits.isDay((int) (date / 100 % 100), (int) (date % 100))) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            int value = CURP_CHARACTERS.indexOf(upper(b[from + i]));
            boolean letter = i < 4 || (i > 10 && i < 16);
            if (value < 0 || (letter && value < 10)) {
                return false;
            }
            sum += value * (18 - i);
        }
        return (10 - sum % 10) % 10 == b[to - 1] - '0';
    }

    /** France, NIR of who was born in Corsica: 2A counts as 19, 2B as 18. */
    static boolean isCorsicanNir(byte[] b, int from, int to) {
        int letter = to - from == 15 && b[from + 5] == '2' ? upper(b[from + 6]) : 0;
        if (letter != 'A' && letter != 'B') {
            return false;
        }
        long head = Ascii.number(b, from, from + 5);
        long tail = Ascii.number(b, from + 7, to);
        return head >= 0
                && tail >= 0
                && NationalIds.isNir((head * 100 + (letter == 'A' ? 19 : 18)) * 100_000_000L + tail);
    }

    private static boolean isLetter(int c) {
        return c >= 'A' && c <= 'Z';
    }

    private static int upper(int c) {
        return c >= 'a' && c <= 'z' ? c - 32 : c;
    }
}
