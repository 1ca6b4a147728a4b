package dev.sinew.engine.classify;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Random;

/** Values made at random for each class, with check digits computed over text, as a person would. */
final class ClassSamples {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private final Random random;

    ClassSamples(Random random) {
        this.random = random;
    }

    /** A value of the class. */
    String of(DataClass dataClass) {
        return switch (dataClass) {
            case EMAIL -> word(6) + "." + word(7) + "@" + word(8) + ".example";
            case IBAN -> iban();
            case CARD_NUMBER -> luhn((random.nextBoolean() ? "4" : "5" + between(1, 5)) + digits(14), 16);
            case JWT -> "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI" + token(20) + "." + token(43);
            case IP_ADDRESS -> between(1, 223) + "." + between(0, 255) + "." + between(0, 255) + "." + between(1, 254);
            case PHONE -> "+" + pick("49", "44", "33", "351", "41") + between(1, 9) + digits(8);
            case MAC_ADDRESS -> hex(2) + ":" + hex(2) + ":" + hex(2) + ":" + hex(2) + ":" + hex(2) + ":0f";
            case CARD_EXPIRY -> two(between(1, 12)) + "/" + between(25, 39);
            case BIC -> capitals(4) + pick("DE", "FR", "GB", "ES", "IT", "NL") + capitals(2);
            case US_BANK_ACCOUNT ->
                searched(pick("02", "03", "11", "12", "31") + digits(6), 10, s -> sum(s, 3, 7, 1) % 10 == 0);
            case CRYPTO_ADDRESS -> "0x" + hex(40);
            case LEI -> mod97("5493" + "00" + mixed(12) + "00");
            case ISIN -> isin();
            case ICD_10 -> pick("A", "E", "I", "J", "M", "S") + two(between(1, 99)) + "." + between(0, 9);
            case NHS_NUMBER -> searched("4" + digits(8), 10, s -> weights(s, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 11 == 0);
            case NPI -> searched("1" + digits(8), 10, s -> luhnSum("80840" + s) % 10 == 0);
            case LOINC -> loinc();
            case PASSPORT_NUMBER -> passport();
            case DEVICE_ID -> luhn("35" + digits(12), 15);
            case PASSWORD_HASH -> "$2b$12$" + token(53).replace('-', '.').replace('_', '/');
            case API_KEY -> "sk_live_" + token(23).replace('-', 'a').replace('_', '7') + "7";
            case PRIVATE_KEY -> "-----BEGIN PRIVATE KEY-----\n" + token(64) + "\n-----END PRIVATE KEY-----";
            case PERSON_NAME -> capital(word(6)) + " " + capital(word(8));
            case POSTAL_ADDRESS -> between(1, 99) + " " + capital(word(7)) + " Street";
            case DATE_OF_BIRTH -> between(1930, 2010) + "-" + two(between(1, 12)) + "-" + two(between(1, 28));
            case DRIVING_LICENCE -> capitals(5) + digits(6) + capitals(2);
            case NATIONAL_ID, MEDICAL_RECORD_NUMBER -> "7" + digits(7);
            case GEOLOCATION -> between(-89, 89) + "." + digits(5);
            case USERNAME -> word(5) + between(1, 99);
            case GENDER -> pick("female", "male", "diverse");
            case CARD_VERIFICATION_CODE -> digits(3);
            case PIN -> digits(4);
            case PIN_BLOCK -> hex(16).toUpperCase(Locale.ROOT);
            case UK_BANK_ACCOUNT -> two(between(10, 99)) + "-" + two(between(10, 99)) + "-" + two(between(10, 99));
            case BANK_ACCOUNT -> "0" + digits(9);
            case BALANCE, AMOUNT -> between(0, 9999) + "." + digits(2);
            case TRANSACTION_ID -> hex(8) + "-" + hex(4) + "-4" + hex(3) + "-a" + hex(3) + "-" + hex(12);
            case PRESCRIPTION -> capital(word(9)) + " " + between(5, 500) + " mg";
            case DIAGNOSIS -> capital(word(9)) + " of the " + word(5);
            case HEALTH_INSURANCE_ID -> capitals(3) + digits(9);
            case PASSWORD, SECURITY_ANSWER -> token(12);
            case TOKEN, SESSION_ID -> token(32);
            case ONE_TIME_CODE -> digits(6);
            default -> national(dataClass);
        };
    }

    private String national(DataClass dataClass) {
        return switch (dataClass) {
            case US_SSN -> two(between(10, 65)) + "1-" + two(between(10, 99)) + "-" + between(1000, 9999);
            case UK_NINO -> pick("AB", "CE", "JG", "SP", "WM") + digits(6) + pick("A", "B", "C", "D");
            case FR_NIR -> nir();
            case DE_TAX_ID -> germanTaxId();
            case ES_DNI -> {
                String number = digits(8);
                yield number + "TRWAGMYFPDXBNJZSQVHLCKE".charAt(Integer.parseInt(number) % 23);
            }
            case ES_NIE -> {
                int first = between(0, 2);
                String number = digits(7);
                yield "XYZ".charAt(first)
                        + number
                        + "TRWAGMYFPDXBNJZSQVHLCKE".charAt(Integer.parseInt(first + number) % 23);
            }
            case IT_CODICE_FISCALE -> codiceFiscale();
            case PT_NIF ->
                searched(
                        pick("1", "2", "5") + digits(7),
                        10,
                        s -> (weights(s, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 11 == 0)
                                || (s.endsWith("0") && weights(s, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 11 == 1));
            case NL_BSN -> searched(digits(8), 10, s -> weights(s, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0);
            case BE_NATIONAL_NUMBER -> {
                String body = yymmdd() + digits(3);
                yield body + two(97 - (int) (Long.parseLong(body) % 97));
            }
            case SE_PERSONNUMMER -> luhn(yymmdd() + digits(3), 10);
            case FI_HENKILOTUNNUS -> {
                String date = ddmmyy();
                String order = String.valueOf(between(100, 899));
                yield date + "-" + order
                        + "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt((int) (Long.parseLong(date + order) % 31));
            }
            case DK_CPR -> searched(ddmmyy() + digits(3), 10, s -> weights(s, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0);
            case NO_FODSELSNUMMER -> {
                String first =
                        searched(ddmmyy() + digits(3), 10, s -> weights(s, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1) % 11 == 0);
                yield searchedOr(first, 10, s -> weights(s, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0, dataClass);
            }
            case PL_PESEL ->
                searched(yymmdd() + digits(4), 10, s -> weights(s, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0);
            case CZ_RODNE_CISLO -> searched(yymmdd() + digits(3), 10, s -> Long.parseLong(s) % 11 == 0);
            case RO_CNP ->
                searched("1" + yymmdd() + two(between(1, 46)) + digits(3), 10, s -> {
                    int rest = weights(s.substring(0, 12), 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11;
                    return s.charAt(12) - '0' == (rest == 10 ? 1 : rest);
                });
            case AT_SVNR -> austrian();
            case CH_AHV -> searched("756" + digits(9), 10, s -> sum(s, 1, 3) % 10 == 0);
            case IE_PPS -> {
                String number = digits(7);
                yield number + "WABCDEFGHIJKLMNOPQRSTUV".charAt(weights(number, 8, 7, 6, 5, 4, 3, 2) % 23);
            }
            case BG_EGN -> {
                String body = yymmdd() + digits(3);
                yield body + weights(body, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10;
            }
            case HR_OIB -> iso7064("4" + digits(9));
            case TR_KIMLIK -> turkish();
            case IN_AADHAAR -> searched(between(2, 9) + digits(10), 10, ClassSamples::verhoeff);
            case IN_PAN -> capitals(3) + "P" + capitals(1) + between(1000, 9999) + capitals(1);
            case BR_CPF -> brazilian(digits(9), 10);
            case BR_CNPJ -> cnpj();
            case AR_CUIT ->
                searchedOr("20" + digits(8), 10, s -> weights(s, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0, dataClass);
            case CL_RUT -> rut();
            case MX_CURP -> curp();
            case CN_RESIDENT_ID -> chinese();
            case KR_RRN -> {
                String body = yymmdd() + "1" + digits(5);
                yield body + (11 - weights(body, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5) % 11) % 10;
            }
            case ZA_ID -> luhn(yymmdd() + digits(4) + "08", 13);
            case AU_TFN ->
                searchedOr(
                        between(1, 9) + digits(7),
                        10,
                        s -> weights(s, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0,
                        dataClass);
            case CA_SIN -> luhn(between(1, 7) + digits(7), 9);
            case SG_NRIC -> {
                String number = digits(7);
                yield "S" + number + "JZIHGFEDCBA".charAt(weights(number, 2, 7, 6, 5, 4, 3, 2) % 11);
            }
            default -> throw new IllegalArgumentException(dataClass.id());
        };
    }

    /** The value with its check broken, or where there is none its form. */
    String nearMiss(DataClass dataClass) {
        String value = of(dataClass);
        return switch (dataClass) {
            case EMAIL -> value.replace("@", "(at)");
            case IBAN -> twisted(value, 3);
            case JWT -> value.substring(3);
            case IP_ADDRESS -> value + ".1.1";
            case PHONE -> "+83" + value.substring(3);
            case MAC_ADDRESS, CRYPTO_ADDRESS -> value.substring(0, value.length() - 1) + "g";
            case US_SSN -> "9" + value.substring(1);
            case UK_NINO -> value.substring(0, 8) + "X";
            case CARD_EXPIRY -> "13" + value.substring(2);
            case BIC -> value.substring(0, 4) + "XX" + value.substring(6);
            case ICD_10 -> value.replace(".", "");
            case IN_PAN -> value.substring(0, 3) + "Z" + value.substring(4);
            case AT_SVNR -> twisted(value, 3);
            case PASSWORD_HASH -> value.substring(4);
            case API_KEY -> value.substring(3);
            case PRIVATE_KEY -> value.replace("PRIVATE", "PUBLIC");
            default -> twisted(value, value.length() - 1);
        };
    }

    /** The value with one character replaced by the next of its kind. */
    private static String twisted(String value, int at) {
        char c = value.charAt(at);
        char next = c == '9' ? '0' : c == 'Z' ? 'A' : (char) (c + 1);
        return value.substring(0, at) + next + value.substring(at + 1);
    }

    private interface Check {
        boolean holds(String value);
    }

    /** The body with the digit behind it that satisfies the check; with another body where none does. */
    private String searched(String body, int radix, Check check) {
        String tried = body;
        while (true) {
            for (int i = 0; i < radix; i++) {
                if (check.holds(tried + i)) {
                    return tried + i;
                }
            }
            tried = tried.substring(0, tried.length() - 1) + between(0, 9);
        }
    }

    /** The same where the body may not change: another value of the class where no digit fits. */
    private String searchedOr(String body, int radix, Check check, DataClass dataClass) {
        for (int i = 0; i < radix; i++) {
            if (check.holds(body + i)) {
                return body + i;
            }
        }
        return of(dataClass);
    }

    private static int weights(String value, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (value.charAt(i) - '0') * weights[i];
        }
        return sum;
    }

    private static int sum(String value, int... turns) {
        int sum = 0;
        for (int i = 0; i < value.length(); i++) {
            sum += (value.charAt(i) - '0') * turns[i % turns.length];
        }
        return sum;
    }

    private static int luhnSum(String value) {
        int sum = 0;
        for (int i = 0; i < value.length(); i++) {
            int doubled = (value.charAt(value.length() - 1 - i) - '0') * (i % 2 + 1);
            sum += doubled / 10 + doubled % 10;
        }
        return sum;
    }

    private String luhn(String body, int length) {
        return searched(body.substring(0, length - 1), 10, s -> luhnSum(s) % 10 == 0);
    }

    private static BigInteger spelled(String value) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            digits.append(Character.digit(c, 36));
        }
        return new BigInteger(digits.toString());
    }

    private static String mod97(String withZeros) {
        int rest = spelled(withZeros).mod(BigInteger.valueOf(97)).intValue();
        return withZeros.substring(0, withZeros.length() - 2) + two(98 - rest);
    }

    private String iban() {
        String country = pick("DE", "ES", "GB");
        String account = country.equals("GB") ? capitals(4) + digits(14) : digits(country.equals("DE") ? 18 : 20);
        int rest = spelled(account + country + "00").mod(BigInteger.valueOf(97)).intValue();
        return country + two(98 - rest) + account;
    }

    private String isin() {
        String body = pick("US", "DE", "GB") + digits(9);
        return searched(body, 10, s -> luhnSum(spelled(s).toString()) % 10 == 0);
    }

    private String loinc() {
        String number = luhn(between(1, 9) + digits(4), 5);
        return number.substring(0, 4) + "-" + number.substring(4);
    }

    private String passport() {
        String number = checked("L" + digits(8));
        String birth = checked(yymmdd());
        String expiry = checked("27" + two(between(1, 12)) + "15");
        String personal = checked("ZE" + digits(6) + "B<<<<<");
        return number + "UTO" + birth + "F" + expiry + personal + zone(number + birth + expiry + personal);
    }

    private static String checked(String part) {
        return part + zone(part);
    }

    private static int zone(String part) {
        int sum = 0;
        for (int i = 0; i < part.length(); i++) {
            int value = part.charAt(i) == '<' ? 0 : Character.digit(part.charAt(i), 36);
            sum += value * new int[] {7, 3, 1}[i % 3];
        }
        return sum % 10;
    }

    /** By the dihedral group itself: a to the power of five turns, and a flip from 5 on. */
    private static boolean verhoeff(String value) {
        int state = 0;
        for (int i = 0; i < value.length(); i++) {
            int digit = value.charAt(value.length() - 1 - i) - '0';
            for (int times = 0; times < i % 8; times++) {
                digit = "1576283094".charAt(digit) - '0';
            }
            boolean flipped = state >= 5;
            int turned = (state % 5 + (flipped ? -digit % 5 : digit % 5) + 5) % 5;
            state = turned + (flipped != digit >= 5 ? 5 : 0);
        }
        return state == 0;
    }

    private String nir() {
        String body = pick("1", "2") + two(between(30, 99)) + two(between(1, 12)) + two(between(10, 95)) + digits(6);
        return body + two(97 - (int) (Long.parseLong(body) % 97));
    }

    /** Ten digits of which one comes twice, another not at all. */
    private String germanTaxId() {
        StringBuilder digits = new StringBuilder("123456789");
        for (int i = 8; i > 0; i--) {
            int other = random.nextInt(i + 1);
            char kept = digits.charAt(i);
            digits.setCharAt(i, digits.charAt(other));
            digits.setCharAt(other, kept);
        }
        digits.append(digits.charAt(random.nextInt(9)));
        return iso7064(digits.toString());
    }

    private static String iso7064(String body) {
        int carry = 10;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            int sum = (c - '0' + carry) % 10;
            carry = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return body + (11 - carry) % 10;
    }

    private String codiceFiscale() {
        String body = capitals(6)
                + two(between(30, 99))
                + pick("A", "C", "H", "M", "T")
                + two(between(1, 28))
                + capitals(1)
                + digits(3);
        int[] odd = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            int value = Character.digit(body.charAt(i), 36);
            value = value >= 10 ? value - 10 : value;
            sum += i % 2 == 0 ? odd[value] : value;
        }
        return body + LETTERS.charAt(sum % 26);
    }

    private String austrian() {
        while (true) {
            String serial = String.valueOf(between(100, 999));
            String date = ddmmyy();
            int check = weights(serial + "0" + date, 3, 7, 9, 0, 5, 8, 4, 2, 1, 6) % 11;
            if (check < 10) {
                return serial + check + date;
            }
        }
    }

    private String turkish() {
        String nine = between(1, 9) + digits(8);
        int odd = weights(nine, 1, 0, 1, 0, 1, 0, 1, 0, 1);
        int even = weights(nine, 0, 1, 0, 1, 0, 1, 0, 1);
        int tenth = Math.floorMod(odd * 7 - even, 10);
        return nine + tenth + (odd + even + tenth) % 10;
    }

    private static String brazilian(String body, int from) {
        String value = body;
        for (int round = 0; round < 2; round++) {
            int sum = 0;
            for (int i = 0; i < value.length(); i++) {
                sum += (value.charAt(i) - '0') * (from + round - i);
            }
            value += sum % 11 < 2 ? 0 : 11 - sum % 11;
        }
        return value;
    }

    private String cnpj() {
        String value = digits(8) + "0001";
        for (int round = 0; round < 2; round++) {
            int sum = 0;
            for (int i = 0; i < value.length(); i++) {
                sum += (value.charAt(value.length() - 1 - i) - '0') * (2 + i % 8);
            }
            value += sum % 11 < 2 ? 0 : 11 - sum % 11;
        }
        return value;
    }

    private String rut() {
        String body = between(5, 25) + digits(6);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += (body.charAt(body.length() - 1 - i) - '0') * (2 + i % 6);
        }
        int rest = 11 - sum % 11;
        return body + "-" + (rest == 11 ? "0" : rest == 10 ? "K" : String.valueOf(rest));
    }

    private String curp() {
        String body = capitals(4) + yymmdd() + pick("H", "M") + "DF" + capitals(3) + "0";
        String alphabet = "0123456789ABCDEFGHIJKLMN\u00d1OPQRSTUVWXYZ";
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += alphabet.indexOf(body.charAt(i)) * (18 - i);
        }
        return body + (10 - sum % 10) % 10;
    }

    private String chinese() {
        String body = pick("11", "31", "44") + digits(4) + "19" + yymmdd() + digits(3);
        int sum = weights(body, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
        return body + "10X98765432".charAt(sum % 11);
    }

    private String yymmdd() {
        return two(between(30, 99)) + two(between(1, 12)) + two(between(1, 28));
    }

    private String ddmmyy() {
        return two(between(1, 28)) + two(between(1, 12)) + two(between(30, 99));
    }

    static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String drawn(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    String digits(int length) {
        return drawn("0123456789", length);
    }

    String hex(int length) {
        return drawn("0123456789abcdef", length);
    }

    String capitals(int length) {
        return drawn(LETTERS, length);
    }

    String mixed(int length) {
        return drawn("0123456789" + LETTERS, length);
    }

    String word(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(drawn(i % 2 == 0 ? "bdfgklmnprstvw" : "aeiou", 1));
        }
        return text.toString();
    }

    String token(int length) {
        return drawn("0123456789abcdefghijklmnopqrstuvwxyz" + LETTERS + "-_", length);
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
