package dev.sinew.engine.classify;

import dev.sinew.bytes.Ascii;
import dev.sinew.model.ValueFormat;
import java.util.Optional;

/**
 * A kind of sensitive value that one value's form can hint at. The list of this stage is short; a hit says that a value has
 * the form, never that a field holds the class.
 */
public enum DataClass {
    EMAIL("email"),
    IBAN("iban"),
    CARD_NUMBER("card-number"),
    JWT("jwt"),
    IP_ADDRESS("ip-address"),
    PASSWORD("password"),
    TOKEN("token");

    private static final DataClass[] ALL = values();
    private final String id;

    DataClass(String id) {
        this.id = id;
    }

    /** The class of an ordinal. */
    public static DataClass ofOrdinal(int ordinal) {
        return ALL[ordinal];
    }

    /** The id in reports and configuration. */
    public String id() {
        return id;
    }

    /** The class whose form a value has, by format and check digits. */
    public static Optional<DataClass> of(byte[] bytes, int from, int to, ValueFormat format) {
        return switch (format) {
            case EMAIL -> Optional.of(EMAIL);
            case JWT -> Optional.of(JWT);
            case IP -> Optional.of(IP_ADDRESS);
            case DIGITS -> isCardNumber(bytes, from, to) ? Optional.of(CARD_NUMBER) : Optional.empty();
            case SLUG, TOKEN, HEX, TEXT, NONE -> spaced(bytes, from, to);
            default -> Optional.empty();
        };
    }

    /** The value masked as its class allows; {@code text} is the value. */
    public String sample(String text) {
        return switch (this) {
            case EMAIL -> Mask.email(text);
            case IBAN, CARD_NUMBER -> Mask.ends(text, 4);
            case IP_ADDRESS, JWT, PASSWORD, TOKEN -> "";
        };
    }

    private static Optional<DataClass> spaced(byte[] b, int from, int to) {
        int length = to - from;
        if (length < 13 || length > 42) {
            return Optional.empty();
        }
        if (ibanDigit(b[from]) >= 10 && ibanDigit(b[from + 1]) >= 10) {
            return isIban(b, from, to) ? Optional.of(IBAN) : Optional.empty();
        }
        return b[from] >= '2' && b[from] <= '6' && isCardNumber(b, from, to)
                ? Optional.of(CARD_NUMBER)
                : Optional.empty();
    }

    /** ISO 13616: country, two check digits, 11 to 30 letters or digits, blanks between groups and small letters allowed; remainder 1 by 97. */
    static boolean isIban(byte[] b, int from, int to) {
        int compact = 0;
        int head = 0;
        long remainder = 0;
        for (int i = from; i < to; i++) {
            int c = b[i];
            if (c == ' ') {
                continue;
            }
            int digit = ibanDigit(c);
            boolean lettersFirst = compact < 2 ? digit >= 10 : compact >= 4 || digit <= 9;
            if (digit < 0 || !lettersFirst) {
                return false;
            }
            if (compact < 4) {
                head = digit >= 10 ? head * 100 + digit : head * 10 + digit;
            } else {
                remainder = (digit >= 10 ? remainder * 100 + digit : remainder * 10 + digit) % 97;
            }
            compact++;
        }
        remainder = (remainder * 1_000_000 + head) % 97;
        return compact >= 15 && compact <= 34 && remainder == 1;
    }

    private static int ibanDigit(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int low = Ascii.lower(c);
        return low >= 'a' && low <= 'z' ? low - 'a' + 10 : -1;
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
        return digits >= 16 && (two == 35 || two == 62 || two == 65 || four == 6011 || (four >= 6440 && four <= 6499));
    }
}
