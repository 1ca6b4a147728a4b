package dev.sinew.engine.classify;

import dev.sinew.bytes.Ascii;
import org.jspecify.annotations.Nullable;

/** ISO 13616: international bank account numbers by country, with the account's form as the SWIFT registry has it. */
final class Ibans {
    /** Country, and runs of digits (n), capitals (a) or both (c) behind the check digits. */
    private static final String REGISTRY = """
            AD8n12c AE19n AL8n16c AT16n AZ4a20c BA16n BE12n BG4a6n8c BH4a14c BI23n BR23n1a1c BY4c4n16c CH5n12c CR18n CY8n16c
            CZ20n DE18n DJ23n DK14n DO4c20n EE16n EG25n ES20n FI14n FK2a12n FO14n FR10n11c2n GB4a14n GE2a16n GI4a15c GL14n
            GR7n16c GT24c HN4a20n HR17n HU24n IE4a14n IL19n IQ4a15n IS22n IT1a10n12c JO4a4n18c KW4a22c KZ3n13c LB4n20c
            LC4a24c LI5n12c LT16n LU3n13c LV4a13c LY21n MC10n11c2n MD20c ME18n MK3n10c2n MN16n MR23n MT4a5n18c MU4a19n3a
            NI4a20n NL4a10n NO11n OM3n16c PK4a16c PL24n PS4a21c PT21n QA4a21c RO4a16c RS18n RU14n15c SA2n18c SC4a20n3a
            SD14n SE20n SI15n SK20n SM1a10n12c SO19n ST21n SV4a20n TL19n TN20n TR6n16c UA6n19c VA18n VG4a16n XK16n YE4a4n18c
            """;

    private static final @Nullable String[] FORMS = forms();
    static final int SHORTEST = 15;
    /** The longest with blanks between groups of four. */
    static final int LONGEST = 42;

    private Ibans() {}

    /** The form of each country's account, one letter a character. */
    private static @Nullable String[] forms() {
        @Nullable String[] forms = new @Nullable String[26 * 26];
        for (String entry : REGISTRY.strip().split("\\s+", -1)) {
            StringBuilder form = new StringBuilder(30);
            int count = 0;
            for (int i = 2; i < entry.length(); i++) {
                char c = entry.charAt(i);
                if (c <= '9') {
                    count = count * 10 + c - '0';
                } else {
                    form.repeat(c, count);
                    count = 0;
                }
            }
            forms[(entry.charAt(0) - 'A') * 26 + entry.charAt(1) - 'A'] = form.toString();
        }
        return forms;
    }

    /** Blanks between groups and small letters are allowed; the remainder by 97 is 1. */
    static boolean isIban(byte[] b, int from, int to) {
        int first = value(b[from]) - 10;
        int second = value(b[from + 1]) - 10;
        if (to - from < SHORTEST || to - from > LONGEST || first < 0 || second < 0) {
            return false;
        }
        String form = FORMS[first * 26 + second];
        long check = Ascii.number(b, from + 2, from + 4);
        if (form == null || check < 2) {
            return false;
        }
        long remainder = 0;
        int place = 0;
        for (int i = from + 4; i < to; i++) {
            if (b[i] == ' ') {
                continue;
            }
            int value = value(b[i]);
            if (place == form.length() || !fits(form.charAt(place), value)) {
                return false;
            }
            remainder = (value >= 10 ? remainder * 100 + value : remainder * 10 + value) % 97;
            place++;
        }
        long head = ((first + 10) * 100L + second + 10) * 100 + check;
        return place == form.length() && (remainder * 1_000_000 + head) % 97 == 1;
    }

    private static boolean fits(char kind, int value) {
        return switch (kind) {
            case 'n' -> value >= 0 && value < 10;
            case 'a' -> value >= 10;
            default -> value >= 0;
        };
    }

    /** 0 to 9 for digits, 10 to 35 for letters, else -1. */
    static int value(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int low = Ascii.lower(c);
        return low >= 'a' && low <= 'z' ? low - 'a' + 10 : -1;
    }
}
