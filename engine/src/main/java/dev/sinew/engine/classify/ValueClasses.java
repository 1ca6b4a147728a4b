package dev.sinew.engine.classify;

import static dev.sinew.bytes.CharClass.only;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.CharClass;
import dev.sinew.model.ValueFormat;

/**
 * The classes whose form one value has, by its characters, length and check digits, as a set of bits. On the hot path: no
 * regular expression, no allocation but for what has all of the form of a crypto address; format, length and signature decide
 * which few checks run.
 */
public final class ValueClasses {
    /** Shorter values are never classified. */
    public static final int SHORTEST = 3;
    /** What is written with more than letters and digits is longer. */
    private static final int SHORTEST_OPEN = 5;
    /** Whole numbers of fewer digits are never classified. */
    public static final int FEWEST_DIGITS = 9;

    private static final int CAPITALS = CharClass.HEX_UPPER | CharClass.UPPER;
    private static final int GROUP_MARKS =
            CharClass.SPACE | CharClass.DASH | CharClass.DOT | CharClass.SLASH | CharClass.PLUS;
    /** Classes whose form no name or word has. */
    private static final long SURE = union(
            DataClass.EMAIL,
            DataClass.IBAN,
            DataClass.CARD_NUMBER,
            DataClass.JWT,
            DataClass.IP_ADDRESS,
            DataClass.PHONE,
            DataClass.MAC_ADDRESS,
            DataClass.US_SSN,
            DataClass.UK_NINO,
            DataClass.FR_NIR,
            DataClass.ES_DNI,
            DataClass.ES_NIE,
            DataClass.IT_CODICE_FISCALE,
            DataClass.BE_NATIONAL_NUMBER,
            DataClass.FI_HENKILOTUNNUS,
            DataClass.BR_CPF,
            DataClass.BR_CNPJ,
            DataClass.MX_CURP,
            DataClass.CN_RESIDENT_ID,
            DataClass.PASSPORT_NUMBER,
            DataClass.CRYPTO_ADDRESS,
            DataClass.PASSWORD_HASH,
            DataClass.API_KEY,
            DataClass.PRIVATE_KEY);

    private ValueClasses() {}

    private static long union(DataClass... classes) {
        long union = 0;
        for (DataClass each : classes) {
            union |= each.bit();
        }
        return union;
    }

    /** Whether a text of such a length and signature may have any form at all: short ones have letters and digits. */
    public static boolean mayHold(int length, int signature) {
        return length >= SHORTEST_OPEN || (length == SHORTEST && (signature & CharClass.DIGIT) != 0);
    }

    /** Bit {@code n} stands for the class of ordinal {@code n}; 0 for nearly all values. */
    public static long of(byte[] bytes, int from, int to, ValueFormat format, int signature) {
        int length = to - from;
        return switch (format) {
            case EMAIL -> DataClass.EMAIL.bit();
            case JWT -> DataClass.JWT.bit();
            case IP -> DataClass.IP_ADDRESS.bit();
            case DIGITS -> length >= FEWEST_DIGITS && length <= 19 ? digits(bytes, from, to) : 0;
            case NUMBER -> bit(bytes[from] == '+' && Contacts.isPhone(bytes, from, to), DataClass.PHONE);
            case WORD -> word(bytes, from, to, signature);
            case HEX -> length <= 34 ? lettered(bytes, from, to) : 0;
            case SLUG -> slug(bytes, from, to, signature);
            case TOKEN -> bit(KeyForms.isApiKey(bytes, from, to), DataClass.API_KEY) | lettered(bytes, from, to);
            case TEXT, NONE -> open(bytes, from, to, signature);
            case EMPTY, UUID, DATE, DATE_TIME, URL -> 0;
        };
    }

    /** Whether a path segment or an enumeration's text may not be kept, since it surely is a value of some class. */
    public static boolean isSensitive(byte[] bytes, int from, int to, ValueFormat format) {
        if (to - from < SHORTEST || format == ValueFormat.WORD) {
            return false;
        }
        int signature = CharClass.signature(bytes, from, to);
        return (of(bytes, from, to, format, signature) & SURE) != 0;
    }

    private static long bit(boolean holds, DataClass dataClass) {
        return holds ? dataClass.bit() : 0;
    }

    private static long word(byte[] b, int from, int to, int signature) {
        int length = to - from;
        boolean form = (length == 8 || length == 11) && only(signature, CAPITALS);
        return bit(form && BankIds.isBic(b, from, to), DataClass.BIC);
    }

    private static long slug(byte[] b, int from, int to, int signature) {
        if ((signature & CharClass.DIGIT) == 0) {
            return 0;
        }
        if ((signature & CharClass.LETTERS) == 0) {
            return grouped(b, from, to);
        }
        return lettered(b, from, to) | bit(KeyForms.isApiKey(b, from, to), DataClass.API_KEY);
    }

    private static long open(byte[] b, int from, int to, int signature) {
        int length = to - from;
        if (length < SHORTEST_OPEN) {
            return 0;
        }
        int first = b[from];
        if (first == '-') {
            return bit(KeyForms.isPrivateKey(b, from, to), DataClass.PRIVATE_KEY);
        }
        if ((signature & CharClass.DIGIT) == 0 || (length > Ibans.LONGEST && first >= '0' && first <= '9')) {
            return 0;
        }
        if (first == '+' || first == '(') {
            return bit(Contacts.isPhone(b, from, to), DataClass.PHONE);
        }
        if (only(signature, CharClass.DIGIT | GROUP_MARKS)) {
            return bit(BankIds.isExpiry(b, from, to), DataClass.CARD_EXPIRY) | grouped(b, from, to);
        }
        if (length == 17 && (signature & (CharClass.COLON | CharClass.DASH)) != 0) {
            return bit(Contacts.isMac(b, from, to), DataClass.MAC_ADDRESS);
        }
        long found = 0;
        if (length <= Ibans.LONGEST && (signature & CharClass.SPACE) != 0) {
            found = bit(Ibans.isIban(b, from, to), DataClass.IBAN)
                    | bit(length == 13 && LetteredIds.isNino(b, from, to), DataClass.UK_NINO);
        }
        if (length <= 16 && (signature & CharClass.PLUS) != 0) {
            found |= bit(LetteredIds.isFinnish(b, from, to), DataClass.FI_HENKILOTUNNUS);
        }
        if (length >= 24 && (signature & (CharClass.PUNCTUATION | CharClass.COLON)) != 0) {
            found |= bit(KeyForms.isPasswordHash(b, from, to), DataClass.PASSWORD_HASH)
                    | bit(Contacts.isPassportZone(b, from, to), DataClass.PASSPORT_NUMBER);
        }
        return found;
    }

    /** Digits alone, nine to nineteen. */
    private static long digits(byte[] b, int from, int to) {
        int length = to - from;
        long found = length >= 13 ? bit(BankIds.isCardNumber(b, from, to), DataClass.CARD_NUMBER) : 0;
        long number = Ascii.number(b, from, to);
        return number >= 0 ? found | number(number, length) : found;
    }

    /** A number of so many digits, leading zeros among them. */
    private static long number(long n, int digits) {
        return switch (digits) {
            case 9 ->
                bit(NationalIds.isPortugueseNif(n), DataClass.PT_NIF)
                        | bit(NationalIds.isDutchBsn(n), DataClass.NL_BSN)
                        | bit(NationalIds.isAustralianTfn(n), DataClass.AU_TFN)
                        | bit(NationalIds.isCanadianSin(n), DataClass.CA_SIN)
                        | bit(BankIds.isRoutingNumber(n), DataClass.US_BANK_ACCOUNT);
            case 10 ->
                dated10(n)
                        | bit(HealthIds.isNhsNumber(n), DataClass.NHS_NUMBER)
                        | bit(HealthIds.isNpi(n), DataClass.NPI);
            case 11 ->
                hybrid11(n)
                        | bit(NationalIds.isBelgian(n), DataClass.BE_NATIONAL_NUMBER)
                        | bit(NationalIds.isFodselsnummer(n), DataClass.NO_FODSELSNUMMER)
                        | bit(NationalIds.isPesel(n), DataClass.PL_PESEL)
                        | bit(NationalIds.isCpf(n), DataClass.BR_CPF)
                        | bit(NationalIds.isTurkish(n), DataClass.TR_KIMLIK)
                        | bit(NationalIds.isCuit(n), DataClass.AR_CUIT);
            case 12 ->
                bit(NationalIds.isAadhaar(n), DataClass.IN_AADHAAR)
                        | bit(
                                isCentury(n) && NationalIds.isPersonnummer(n % 10_000_000_000L),
                                DataClass.SE_PERSONNUMMER);
            case 13 ->
                bit(NationalIds.isSouthAfrican(n), DataClass.ZA_ID)
                        | bit(NationalIds.isCnp(n), DataClass.RO_CNP)
                        | bit(NationalIds.isKorean(n), DataClass.KR_RRN)
                        | bit(NationalIds.isSwissAhv(n), DataClass.CH_AHV);
            case 14 -> bit(NationalIds.isCnpj(n), DataClass.BR_CNPJ);
            case 15 -> bit(NationalIds.isNir(n), DataClass.FR_NIR) | bit(Contacts.isImei(n), DataClass.DEVICE_ID);
            case 18 -> bit(NationalIds.isChinese(n / 10, (int) (n % 10)), DataClass.CN_RESIDENT_ID);
            default -> 0;
        };
    }

    private static long hybrid11(long n) {
        if (!NationalIds.isOib(n)) {
            return 0;
        }
        return DataClass.HR_OIB.bit() | bit(NationalIds.isGermanTaxId(n), DataClass.DE_TAX_ID);
    }

    private static boolean isCentury(long n) {
        long century = n / 10_000_000_000L;
        return century == 19 || century == 20;
    }

    private static long dated10(long n) {
        return bit(NationalIds.isPersonnummer(n), DataClass.SE_PERSONNUMMER)
                | bit(NationalIds.isCpr(n), DataClass.DK_CPR)
                | bit(NationalIds.isRodneCislo(n), DataClass.CZ_RODNE_CISLO)
                | bit(NationalIds.isAustrianSvnr(n), DataClass.AT_SVNR)
                | bit(NationalIds.isEgn(n), DataClass.BG_EGN);
    }

    /** Groups of digits with one mark between each two: their lengths, four bits each, tell which numbers are written so. */
    private static long grouped(byte[] b, int from, int to) {
        if (to - from > 23) {
            return 0;
        }
        long number = 0;
        long groups = 0;
        int run = 0;
        int digits = 0;
        for (int i = from; i < to; i++) {
            int digit = b[i] - '0';
            if (digit >= 0 && digit <= 9) {
                number = number * 10 + digit;
                digits++;
                run++;
            } else if (run == 0 || run > 15 || b[i] == '_') {
                return 0;
            } else {
                groups = groups << 4 | run;
                run = 0;
            }
        }
        return run == 0 || run > 15 ? 0 : grouped(b, from, to, number, digits, groups << 4 | run);
    }

    private static long grouped(byte[] b, int from, int to, long n, int digits, long groups) {
        if (groups == 0x31 || groups == 0x41 || groups == 0x51) {
            return bit(b[to - 2] == '-' && HealthIds.isLoinc(n), DataClass.LOINC);
        }
        if (groups == 0x71 || groups == 0x81 || groups == 0x1331 || groups == 0x2331) {
            return bit(b[to - 2] == '-' && NationalIds.isRut(n / 10, (int) (n % 10)), DataClass.CL_RUT);
        }
        if (groups == 0x324) {
            return bit(NationalIds.isSsn(n), DataClass.US_SSN);
        }
        if (groups == 0x334) {
            // Blanks alone are how others group ten digits, too.
            return bit(b[from + 3] != ' ' && Contacts.isNorthAmerican(n), DataClass.PHONE)
                    | bit(HealthIds.isNhsNumber(n), DataClass.NHS_NUMBER);
        }
        if (groups == 0x64 || groups == 0x46) {
            return dated10(n) | bit(LetteredIds.isFinnish(b, from, to), DataClass.FI_HENKILOTUNNUS);
        }
        boolean plain = groups == 0x333 || groups == 0x65 || groups == 0x67 || groups == 0x444 || groups == 0x84;
        if (plain || digits >= 11) {
            long found =
                    digits >= 13 && digits <= 19 ? bit(BankIds.isCardNumber(b, from, to), DataClass.CARD_NUMBER) : 0;
            return digits <= 18 ? found | number(n, digits) : found;
        }
        return 0;
    }

    /** Letters and digits in one run, or with dashes and dots. */
    private static long lettered(byte[] b, int from, int to) {
        int length = to - from;
        return switch (length) {
            case 3, 5, 6, 7 -> bit(HealthIds.isIcd10(b, from, to), DataClass.ICD_10);
            case 8 ->
                bit(HealthIds.isIcd10(b, from, to), DataClass.ICD_10)
                        | bit(LetteredIds.isPps(b, from, to), DataClass.IE_PPS)
                        | bit(BankIds.isBic(b, from, to), DataClass.BIC);
            case 9 -> lettered9(b, from, to);
            case 10 ->
                bit(LetteredIds.isPan(b, from, to), DataClass.IN_PAN)
                        | bit(LetteredIds.isDni(b, from, to), DataClass.ES_DNI)
                        | rutWithLetter(b, from, to);
            case 11 ->
                bit(LetteredIds.isFinnish(b, from, to), DataClass.FI_HENKILOTUNNUS)
                        | bit(BankIds.isBic(b, from, to), DataClass.BIC);
            case 12 -> bit(BankIds.isIsin(b, from, to), DataClass.ISIN) | rutWithLetter(b, from, to);
            default -> longer(b, from, to, length);
        };
    }

    private static long lettered9(byte[] b, int from, int to) {
        return bit(LetteredIds.isDni(b, from, to), DataClass.ES_DNI)
                | bit(LetteredIds.isNie(b, from, to), DataClass.ES_NIE)
                | bit(LetteredIds.isNric(b, from, to), DataClass.SG_NRIC)
                | bit(LetteredIds.isNino(b, from, to), DataClass.UK_NINO)
                | bit(LetteredIds.isPps(b, from, to), DataClass.IE_PPS)
                | rutWithLetter(b, from, to);
    }

    private static long longer(byte[] b, int from, int to, int length) {
        if (length < Ibans.SHORTEST) {
            return 0;
        }
        long found = length <= 34 ? bit(Ibans.isIban(b, from, to), DataClass.IBAN) : 0;
        return switch (length) {
            case 15 -> found | bit(LetteredIds.isCorsicanNir(b, from, to), DataClass.FR_NIR);
            case 16 -> found | bit(LetteredIds.isCodiceFiscale(b, from, to), DataClass.IT_CODICE_FISCALE);
            case 17 -> found | bit(Contacts.isMac(b, from, to), DataClass.MAC_ADDRESS);
            case 18 -> found | bit(LetteredIds.isCurp(b, from, to), DataClass.MX_CURP) | chineseWithLetter(b, from, to);
            case 20 -> found | bit(BankIds.isLei(b, from, to), DataClass.LEI);
            default ->
                length >= 26 ? found | bit(CryptoAddresses.isAddress(b, from, to), DataClass.CRYPTO_ADDRESS) : found;
        };
    }

    private static long chineseWithLetter(byte[] b, int from, int to) {
        long body = Ascii.lower(b[to - 1]) == 'x' ? Ascii.number(b, from, to - 1) : -1;
        return bit(body >= 0 && NationalIds.isChinese(body, 10), DataClass.CN_RESIDENT_ID);
    }

    /** A RUT whose check is K: {@code 12345678-K}, {@code 12.345.678-K}. */
    private static long rutWithLetter(byte[] b, int from, int to) {
        if (Ascii.lower(b[to - 1]) != 'k' || b[to - 2] != '-') {
            return 0;
        }
        long body = 0;
        for (int i = from; i < to - 2; i++) {
            if (b[i] >= '0' && b[i] <= '9') {
                body = body * 10 + b[i] - '0';
            } else if (b[i] != '.') {
                return 0;
            }
        }
        return bit(NationalIds.isRut(body, 10), DataClass.CL_RUT);
    }
}
