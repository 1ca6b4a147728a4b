package dev.sinew.engine.classify;

import dev.sinew.bytes.Ascii;

/** Numbers of cards, banks, companies and securities. */
final class BankIds {
    private static final String COUNTRIES =
            "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCD"
                    + "CFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHN"
                    + "HRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMU"
                    + "MVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSX"
                    + "SYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZWXK";

    private static final boolean[] KNOWN = known();

    private BankIds() {}

    private static boolean[] known() {
        boolean[] known = new boolean[26 * 26];
        for (int i = 0; i < COUNTRIES.length(); i += 2) {
            known[(COUNTRIES.charAt(i) - 'A') * 26 + COUNTRIES.charAt(i + 1) - 'A'] = true;
        }
        return known;
    }

    private static boolean isCountry(int first, int second) {
        return first >= 'A' && first <= 'Z' && second >= 'A' && second <= 'Z' && known(first, second);
    }

    private static boolean known(int first, int second) {
        return KNOWN[(first - 'A') * 26 + second - 'A'];
    }

    /** 13 to 19 digits, blanks or dashes between groups allowed, a known issuer range, and the Luhn check (ISO 7812). */
    static boolean isCardNumber(byte[] b, int from, int to) {
        int digits = 0;
        int sum = 0;
        for (int i = to - 1; i >= from; i--) {
            int c = b[i];
            if (c == ' ' || c == '-') {
                continue;
            }
            if (c < '0' || c > '9') {
                return false;
            }
            int digit = c - '0';
            if ((digits & 1) == 1) {
                digit = digit < 5 ? 2 * digit : 2 * digit - 9;
            }
            sum += digit;
            digits++;
        }
        return digits >= 13 && digits <= 19 && sum % 10 == 0 && isIssuer(b, from, digits);
    }

    /** Visa, Mastercard, American Express, Discover, Diners, JCB, UnionPay, Maestro by their ranges and lengths. */
    private static boolean isIssuer(byte[] b, int from, int digits) {
        long four = Ascii.number(b, from, from + 4);
        if (four < 0) {
            return false;
        }
        int two = (int) (four / 100);
        if (four >= 4000 && four < 5000) {
            return digits == 13 || digits == 16 || digits == 19;
        }
        if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) {
            return digits == 16;
        }
        if (two == 34 || two == 37) {
            return digits == 15;
        }
        if (two == 36 || two == 38 || (four >= 3000 && four <= 3059)) {
            return digits >= 14;
        }
        boolean maestro =
                four == 5018 || four == 5020 || four == 5038 || four == 5893 || (four >= 6759 && four <= 6763);
        boolean discover = two == 65 || four == 6011 || (four >= 6440 && four <= 6499);
        return digits >= 16 && (two == 35 || two == 62 || discover || maestro);
    }

    /** ISO 9362: four letters of the bank, a country, two characters of the place, perhaps three of the branch; capitals. */
    static boolean isBic(byte[] b, int from, int to) {
        if (to - from != 8 && to - from != 11) {
            return false;
        }
        for (int i = from; i < to; i++) {
            boolean letter = b[i] >= 'A' && b[i] <= 'Z';
            if (!letter && (i < from + 6 || b[i] < '0' || b[i] > '9')) {
                return false;
            }
        }
        return isCountry(b[from + 4], b[from + 5]);
    }

    /** ISO 17442: eighteen letters or digits and two check digits; the remainder by 97 is 1. */
    static boolean isLei(byte[] b, int from, int to) {
        if (to - from != 20 || Ascii.number(b, to - 2, to) < 0) {
            return false;
        }
        int remainder = 0;
        for (int i = from; i < to; i++) {
            int value = Ibans.value(b[i]);
            if (value < 0 || (b[i] >= 'a' && b[i] <= 'z')) {
                return false;
            }
            remainder = (value >= 10 ? remainder * 100 + value : remainder * 10 + value) % 97;
        }
        return remainder == 1;
    }

    /** ISO 6166: a country or XS, EU or XA to XF, nine characters, Luhn over the digits of all with letters as 10 to 35. */
    static boolean isIsin(byte[] b, int from, int to) {
        boolean known = isCountry(b[from], b[from + 1])
                || (b[from] == 'X' && b[from + 1] >= 'A' && b[from + 1] <= 'S')
                || (b[from] == 'E' && b[from + 1] == 'U');
        if (to - from != 12 || !known || b[to - 1] < '0' || b[to - 1] > '9') {
            return false;
        }
        long digits = 0;
        int sum = 0;
        boolean second = false;
        for (int i = to - 1; i >= from; i--) {
            int value = Ibans.value(b[i]);
            if (value < 0 || (b[i] >= 'a' && b[i] <= 'z')) {
                return false;
            }
            sum += doubled(value % 10, second);
            second = !second;
            digits += value < 10 ? 1 : 0;
            if (value >= 10) {
                sum += doubled(value / 10, second);
                second = !second;
            }
        }
        return digits >= 2 && sum % 10 == 0;
    }

    private static int doubled(int digit, boolean twice) {
        if (!twice) {
            return digit;
        }
        return digit < 5 ? 2 * digit : 2 * digit - 9;
    }

    /** United States, ABA routing number: weights 3, 7, 1, and a district of the Federal Reserve at the front. */
    static boolean isRoutingNumber(long number) {
        int district = CheckDigits.part(number, 9, 0, 2);
        boolean known = (district >= 1 && district <= 12) || (district >= 21 && district <= 32) || district == 80;
        return known && CheckDigits.weighted(number, 9, "371371371") % 10 == 0;
    }

    /** Month and year of a card: {@code 09/27}, {@code 09/2027}. */
    static boolean isExpiry(byte[] b, int from, int to) {
        int length = to - from;
        if ((length != 5 && length != 7) || b[from + 2] != '/') {
            return false;
        }
        long month = Ascii.number(b, from, from + 2);
        long year = Ascii.number(b, from + 3, to);
        long century = length == 5 ? 0 : 2000;
        return month >= 1 && month <= 12 && year >= century + 10 && year < century + 60;
    }
}
