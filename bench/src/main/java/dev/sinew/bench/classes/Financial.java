package dev.sinew.bench.classes;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;

/** Numbers of cards, banks and securities, and of health. */
final class Financial {
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

    private Financial() {}

    static String card(Dice dice) {
        String number = switch (dice.below(6)) {
            case 0, 1 -> "4" + dice.digits(14);
            case 2 -> dice.between(51, 55) + dice.digits(13);
            case 3 -> dice.pick("34", "37") + dice.digits(12);
            case 4 -> dice.between(2221, 2720) + dice.digits(11);
            default -> dice.pick("6011", "6500", "6450") + dice.digits(11);
        };
        return number + CheckDigit.luhn(number);
    }

    static String cardSpaced(Dice dice) {
        String number = "4" + dice.digits(14);
        return (number + CheckDigit.luhn(number)).replaceAll("(....)(?=.)", dice.oneIn(2) ? "$1 " : "$1-");
    }

    static String iban(Dice dice) {
        String country = dice.pick("DE", "FR", "GB", "NL", "ES", "CH", "AT", "BE", "IT", "PL", "PT");
        String body = switch (country) {
            case "DE" -> dice.digits(18);
            case "GB" -> dice.of(Dice.CAPITALS, 4) + dice.digits(14);
            case "NL" -> dice.of(Dice.CAPITALS, 4) + dice.digits(10);
            case "CH" -> dice.digits(17);
            case "AT" -> dice.digits(16);
            case "BE" -> dice.digits(12);
            case "PL" -> dice.digits(24);
            case "PT" -> dice.digits(21);
            case "ES" -> dice.digits(20);
            case "IT" -> dice.of(Dice.CAPITALS, 1) + dice.digits(22);
            default -> dice.digits(23);
        };
        return country + String.format("%02d", 98 - CheckDigit.mod97(body + country + "00")) + body;
    }

    static String ibanSpaced(Dice dice) {
        return iban(dice).replaceAll("(....)(?=.)", "$1 ");
    }

    static String bic(Dice dice) {
        String bank = dice.pick("DEUT", "BNPA", "INGB", "COBA", "BARC", "UBSW", "CHAS", "NDEA", "SOGE", "BBVA", "RABO");
        return bank
                + dice.pick("DE", "FR", "NL", "GB", "CH", "US", "SE", "ES")
                + dice.of(Dice.CAPITALS + "23456789", 2)
                + (dice.oneIn(2) ? "" : dice.pick("XXX", "500", "MMX"));
    }

    static String routing(Dice dice) {
        String number = dice.padded(1, 12, 2) + dice.digits(6);
        return number + (10 - CheckDigit.sum(number, 3, 7, 1, 3, 7, 1, 3, 7) % 10) % 10;
    }

    static String lei(Dice dice) {
        String body = dice.digits(4) + "00" + dice.of(Dice.CAPITALS + Dice.DIGITS, 12);
        return body + String.format("%02d", 98 - CheckDigit.mod97(body + "00"));
    }

    static String isin(Dice dice) {
        String body =
                dice.pick("US", "DE", "FR", "GB", "LU", "IE") + dice.of(Dice.DIGITS + Dice.DIGITS + "ABCDEFGHJK", 9);
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < body.length(); i++) {
            digits.append(Character.digit(body.charAt(i), 36));
        }
        return body + CheckDigit.luhn(digits.toString());
    }

    /** A Bitcoin address: pay to public key hash, to script hash, or to witness. */
    static String bitcoin(Dice dice) {
        byte[] hash = new byte[20];
        for (int i = 0; i < hash.length; i++) {
            hash[i] = (byte) dice.below(256);
        }
        return dice.oneIn(2) ? bech32(hash) : base58(dice.oneIn(2) ? 0 : 5, hash);
    }

    private static String base58(int version, byte[] hash) {
        byte[] whole = new byte[25];
        whole[0] = (byte) version;
        System.arraycopy(hash, 0, whole, 1, 20);
        byte[] sum = sha256(sha256(Arrays.copyOf(whole, 21)));
        System.arraycopy(sum, 0, whole, 21, 4);
        StringBuilder made = new StringBuilder();
        BigInteger rest = new BigInteger(1, whole);
        while (rest.signum() > 0) {
            BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(58));
            made.append(BASE58.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        for (int i = 0; i < whole.length && whole[i] == 0; i++) {
            made.append('1');
        }
        return made.reverse().toString();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** BIP 173, witness version 0. */
    private static String bech32(byte[] program) {
        int[] values = new int[1 + 32 + 6];
        BigInteger bits = new BigInteger(1, program);
        for (int i = 0; i < 32; i++) {
            values[32 - i] = bits.shiftRight(5 * i).intValue() & 31;
        }
        int check = 1;
        for (int value : new int[] {3, 3, 0, 2, 3}) {
            check = step(check, value);
        }
        for (int value : values) {
            check = step(check, value);
        }
        check ^= 1;
        StringBuilder made = new StringBuilder("bc1");
        for (int i = 0; i < 33; i++) {
            made.append(BECH32.charAt(values[i]));
        }
        for (int i = 5; i >= 0; i--) {
            made.append(BECH32.charAt(check >> (5 * i) & 31));
        }
        return made.toString();
    }

    private static int step(int check, int value) {
        int[] generator = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
        int top = check >> 25;
        int next = (check & 0x1ffffff) << 5 ^ value;
        for (int i = 0; i < 5; i++) {
            next ^= (top >> i & 1) == 1 ? generator[i] : 0;
        }
        return next;
    }

    static String nhs(Dice dice) {
        while (true) {
            String number = dice.of("4567", 1) + dice.digits(8);
            int last = 11 - CheckDigit.sum(number, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
            if (last != 10) {
                return number + last % 11;
            }
        }
    }

    static String npi(Dice dice) {
        String number = "1" + dice.digits(8);
        return number + CheckDigit.luhn("80840" + number);
    }

    static String loinc(Dice dice) {
        String number = dice.between(100, 99_999) + "";
        return number + "-" + CheckDigit.luhn(number);
    }

    static String icd10(Dice dice) {
        String category = dice.of("ABCDEFGHIJKLMNR", 1) + dice.digits(2);
        return dice.oneIn(4) ? category : category + "." + dice.digits(dice.between(1, 2));
    }

    static String money(Dice dice) {
        return String.format(Locale.ROOT, "%.2f", Math.exp(dice.real() * 9));
    }
}
