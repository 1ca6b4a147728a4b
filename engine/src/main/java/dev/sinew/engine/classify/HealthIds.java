package dev.sinew.engine.classify;

/** Numbers of patients, of who treats them, and codes of what they have. */
final class HealthIds {
    private HealthIds() {}

    /** United Kingdom, NHS, CHI and H&C number: mod 11 by 10 to 2; their ranges and those of test data cover nearly all numbers. */
    static boolean isNhsNumber(long number) {
        return (11 - CheckDigits.weighted(number, 10, ":98765432") % 11) % 11 == number % 10
                && !CheckDigits.isUniform(number);
    }

    /** United States, NPI: begins with 1 or 2; Luhn with 80840 before it, which adds 24. */
    static boolean isNpi(long number) {
        long first = number / 1_000_000_000L;
        return (first == 1 || first == 2) && (CheckDigits.luhn(number) + 24) % 10 == 0;
    }

    /** LOINC: three to five digits, a dash, the Luhn digit; {@code number} is all digits. */
    static boolean isLoinc(long number) {
        return CheckDigits.luhn(number) % 10 == 0;
    }

    /** ICD-10: a letter, a digit, a digit or A or B, perhaps a dot and up to four more. It has no check. */
    static boolean isIcd10(byte[] b, int from, int to) {
        int length = to - from;
        if (length < 3 || length > 8 || b[from] < 'A' || b[from] > 'Z' || b[from + 1] < '0' || b[from + 1] > '9') {
            return false;
        }
        int third = b[from + 2];
        if ((third < '0' || third > '9') && third != 'A' && third != 'B') {
            return false;
        }
        if (length == 3) {
            return true;
        }
        if (b[from + 3] != '.' || length == 4) {
            return false;
        }
        for (int i = from + 4; i < to; i++) {
            int c = b[i];
            if ((c < '0' || c > '9') && (c < 'A' || c > 'Z')) {
                return false;
            }
        }
        return true;
    }
}
