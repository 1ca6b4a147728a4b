package dev.sinew.engine.classify;

import static dev.sinew.engine.classify.CheckDigits.digit;
import static dev.sinew.engine.classify.CheckDigits.isDay;
import static dev.sinew.engine.classify.CheckDigits.luhn;
import static dev.sinew.engine.classify.CheckDigits.part;
import static dev.sinew.engine.classify.CheckDigits.weighted;

/**
 * Personal numbers that are digits alone, by the algorithms that their issuers publish: check digits, and a date of birth
 * where one is within.
 */
final class NationalIds {
    private NationalIds() {}

    /** Portugal, NIF: mod 11 by the weights 9 to 2; the first digit names the kind of payer. */
    static boolean isPortugueseNif(long number) {
        int first = digit(number, 9, 0);
        int rest = weighted(number, 9, "98765432") % 11;
        return "1235689".indexOf('0' + first) >= 0 && number % 10 == (rest < 2 ? 0 : 11 - rest);
    }

    /** Netherlands, BSN: the "elfproef", weights 9 to 2 and -1. */
    static boolean isDutchBsn(long number) {
        return number >= 1_000_000
                && (weighted(number, 9, "98765432") - number % 10) % 11 == 0
                && !CheckDigits.isUniform(number);
    }

    /** Australia, TFN of nine digits: weights 1, 4, 3, 7, 5, 8, 6, 9, 10. */
    static boolean isAustralianTfn(long number) {
        return number >= 10_000_000 && weighted(number, 9, "14375869:") % 11 == 0;
    }

    /** Canada, SIN: Luhn; 0 and 8 begin none. */
    static boolean isCanadianSin(long number) {
        int first = digit(number, 9, 0);
        return first != 0 && first != 8 && luhn(number) % 10 == 0 && !CheckDigits.isUniform(number);
    }

    /** Sweden, personnummer of ten digits: Luhn over the date (days of coordination numbers by 60 higher) and the rest. */
    static boolean isPersonnummer(long number) {
        int day = part(number, 10, 4, 6);
        return isDay(part(number, 10, 2, 4), day > 60 ? day - 60 : day) && luhn(number) % 10 == 0;
    }

    /** Denmark, CPR: day, month, year, and mod 11 by 4327654321, which a few numbers since 2007 do without. */
    static boolean isCpr(long number) {
        return isDay(part(number, 10, 2, 4), part(number, 10, 0, 2)) && weighted(number, 10, "4327654321") % 11 == 0;
    }

    /** Czechia and Slovakia, rodné číslo of ten digits: a multiple of 11; months of women are by 50 higher. */
    static boolean isRodneCislo(long number) {
        int month = part(number, 10, 2, 4) % 50;
        boolean check = number % 11 == 0 || (number / 10 % 11 == 10 && number % 10 == 0);
        return check && isDay(month > 20 ? month - 20 : month, part(number, 10, 4, 6));
    }

    /** Austria, Versicherungsnummer: the fourth digit is the sum by 3790584216 mod 11; day, month, year at the end. */
    static boolean isAustrianSvnr(long number) {
        return number >= 1_000_000_000L
                && weighted(number, 10, "3790584216") % 11 == digit(number, 10, 3)
                && isDay(part(number, 10, 6, 8), part(number, 10, 4, 6));
    }

    /** Bulgaria, EGN: mod 11 by 2, 4, 8, 5, 10, 9, 7, 3, 6; months by 20 or 40 higher in other centuries. */
    static boolean isEgn(long number) {
        int month = part(number, 10, 2, 4);
        return month < 53
                && isDay(month % 20, part(number, 10, 4, 6))
                && weighted(number, 10, "2485:9736") % 11 % 10 == number % 10;
    }

    /** Croatia, OIB: ISO 7064 MOD 11,10. */
    static boolean isOib(long number) {
        return CheckDigits.hybrid11And10(number, 11);
    }

    /** Germany, Steuer-ID: an OIB's check, which is not looked at again; of ten digits one comes twice or three times. */
    static boolean isGermanTaxId(long number) {
        if (number < 10_000_000_000L) {
            return false;
        }
        long counts = 0;
        for (long rest = number / 10; rest != 0; rest /= 10) {
            counts += 1L << 4 * (int) (rest % 10);
        }
        int repeated = 0;
        for (long rest = counts; rest != 0; rest >>>= 4) {
            int times = (int) (rest & 15);
            if (times > 3) {
                return false;
            }
            repeated += times > 1 ? 1 : 0;
        }
        return repeated == 1;
    }

    /** Belgium, national number: 97 less the first nine digits mod 97, with a 2 before them for who was born since 2000. */
    static boolean isBelgian(long number) {
        long body = number / 100;
        long check = number % 100;
        int month = part(number, 11, 2, 4);
        return month <= 52
                && isDay(month % 20, part(number, 11, 4, 6))
                && (97 - body % 97 == check || 97 - (2_000_000_000L + body) % 97 == check);
    }

    /** Norway, fødselsnummer: two mod 11 digits; days by 40 higher in D numbers. */
    static boolean isFodselsnummer(long number) {
        int day = part(number, 11, 0, 2);
        return isDay(part(number, 11, 2, 4), day > 40 ? day - 40 : day)
                && weighted(number, 11, "3761894521") % 11 == 0
                && weighted(number, 11, "54327654321") % 11 == 0;
    }

    /** Poland, PESEL: weights 1, 3, 7, 9; months by 20, 40, 60 or 80 higher in other centuries. */
    static boolean isPesel(long number) {
        return isDay(part(number, 11, 2, 4) % 20, part(number, 11, 4, 6))
                && weighted(number, 11, "13791379131") % 10 == 0;
    }

    /** Brazil, CPF: two mod 11 digits. */
    static boolean isCpf(long number) {
        return number > 99_999
                && (weighted(number, 11, ":98765432") * 10) % 11 % 10 == digit(number, 11, 9)
                && (weighted(number, 11, ":98765432") + cpfStep(number)) * 10 % 11 % 10 == number % 10
                && !CheckDigits.isUniform(number);
    }

    /** What weights 11 to 2 add to weights 10 to 2: each digit once more, and the first check digit twice. */
    private static int cpfStep(long number) {
        return weighted(number, 11, "1111111112");
    }

    /** Turkey, kimlik: the tenth digit from the odd and even ones, the eleventh from the sum. */
    static boolean isTurkish(long number) {
        if (number < 10_000_000_000L) {
            return false;
        }
        int tenth = Math.floorMod(weighted(number, 11, "707070707") - weighted(number, 11, "01010101"), 10);
        return tenth == digit(number, 11, 9) && weighted(number, 11, "1111111111") % 10 == number % 10;
    }

    /** Argentina, CUIT and CUIL: mod 11 by 5432765432; the first two digits name the kind. */
    static boolean isCuit(long number) {
        int kind = part(number, 11, 0, 2);
        boolean known = kind == 20 || kind == 23 || kind == 24 || kind == 27 || kind == 30 || kind == 33 || kind == 34;
        return known && (11 - weighted(number, 11, "5432765432") % 11) % 11 == number % 10;
    }

    /** India, Aadhaar: Verhoeff; 0 and 1 begin none. */
    static boolean isAadhaar(long number) {
        return number >= 200_000_000_000L && CheckDigits.verhoeff(number) && !CheckDigits.isUniform(number);
    }

    /** South Africa: date, order, citizenship 0 to 2, a digit of old, Luhn. */
    static boolean isSouthAfrican(long number) {
        return isDay(part(number, 13, 2, 4), part(number, 13, 4, 6))
                && digit(number, 13, 10) <= 2
                && luhn(number) % 10 == 0;
    }

    /** Romania, CNP: sex and century, date, county, order, mod 11 by 279146358279. */
    static boolean isCnp(long number) {
        int county = part(number, 13, 7, 9);
        int rest = weighted(number, 13, "279146358279") % 11;
        return digit(number, 13, 0) != 0
                && isDay(part(number, 13, 3, 5), part(number, 13, 5, 7))
                && ((county >= 1 && county <= 52) || county == 70)
                && (rest == 10 ? 1 : rest) == number % 10;
    }

    /** South Korea, RRN: date, sex and century, mod 11 by 234567892345 for numbers until October 2020. */
    static boolean isKorean(long number) {
        return isDay(part(number, 13, 2, 4), part(number, 13, 4, 6))
                && (11 - weighted(number, 13, "234567892345") % 11) % 10 == number % 10;
    }

    /** Switzerland, AHV: 756 and the check digit of EAN-13. */
    static boolean isSwissAhv(long number) {
        return number / 10_000_000_000L == 756 && weighted(number, 13, "1313131313131") % 10 == 0;
    }

    /** Brazil, CNPJ: two mod 11 digits. */
    static boolean isCnpj(long number) {
        int first = weighted(number, 14, "543298765432") * 10 % 11 % 10;
        int second = weighted(number, 14, "6543298765432") * 10 % 11 % 10;
        return first == digit(number, 14, 12) && second == number % 10 && !CheckDigits.isUniform(number);
    }

    /** France, NIR of fifteen digits: sex, year, month, place, order, and 97 less all that mod 97. */
    static boolean isNir(long number) {
        int sex = digit(number, 15, 0);
        int month = part(number, 15, 3, 5);
        boolean known = sex == 1 || sex == 2 || sex == 7 || sex == 8;
        boolean plausible = (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50;
        return known && plausible && 97 - number / 100 % 97 == number % 100;
    }

    /** China, GB 11643 of eighteen digits; {@code last} is 10 where an X stands. */
    static boolean isChinese(long first17, int last) {
        int place = part(first17, 17, 0, 2);
        int year = part(first17, 17, 6, 10);
        return place >= 11
                && place <= 82
                && year >= 1900
                && year < 2100
                && isDay(part(first17, 17, 10, 12), part(first17, 17, 12, 14))
                && (weighted(first17, 17, "79:584216379:5842") + last) % 11 == 1;
    }

    /** Chile, RUT: mod 11 by 2 to 7 from the right; {@code last} is 10 where a K stands. */
    static boolean isRut(long body, int last) {
        int sum = 0;
        int weight = 2;
        for (long rest = body; rest != 0; rest /= 10) {
            sum += (int) (rest % 10) * weight;
            weight = weight == 7 ? 2 : weight + 1;
        }
        return body >= 1_000_000 && (11 - sum % 11) % 11 == last;
    }

    /** United States, SSN as its issuer has it: area, group and serial are not 0, the area neither 666 nor above 899. */
    static boolean isSsn(long number) {
        int area = part(number, 9, 0, 3);
        return area != 0 && area != 666 && area < 900 && part(number, 9, 3, 5) != 0 && number % 10_000 != 0;
    }
}
