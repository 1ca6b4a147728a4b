package dev.sinew.demo.bank;

import java.math.BigInteger;
import java.util.Locale;

/** Account numbers of ISO 13616, of a bank in no real country's register: sort code 99 99 99. */
final class Iban {
    private static final String BANK = "HRBB999999";
    private static final BigInteger MODULUS = BigInteger.valueOf(97);
    private static final int SHORTEST = 15;
    private static final int LONGEST = 34;

    private Iban() {}

    static String of(int account) {
        String own = BANK + String.format(Locale.ROOT, "%08d", account);
        int check = 98 - remainder(own + "GB00");
        return "GB" + String.format(Locale.ROOT, "%02d", check) + own;
    }

    /** Whether form and check digits are right. */
    static boolean isRight(String text) {
        return text.length() >= SHORTEST
                && text.length() <= LONGEST
                && text.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]+")
                && remainder(text.substring(4) + text.substring(0, 4)) == 1;
    }

    private static int remainder(String text) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            digits.append(Character.digit(text.charAt(i), 36));
        }
        return new BigInteger(digits.toString()).mod(MODULUS).intValue();
    }
}
