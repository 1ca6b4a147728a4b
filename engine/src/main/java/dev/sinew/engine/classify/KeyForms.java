package dev.sinew.engine.classify;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.CharClass;

/** Forms of keys and of stored passwords that their makers chose so that one can tell. */
final class KeyForms {
    private static final String[] HASHES = {
        "$2a$",
        "$2b$",
        "$2y$",
        "$argon2",
        "$1$",
        "$5$",
        "$6$",
        "$7$",
        "$y$",
        "$gy$",
        "$scrypt$",
        "$pbkdf2",
        "$apr1$",
        "$P$",
        "{SSHA",
        "{bcrypt}",
        "{argon2",
        "pbkdf2_sha",
        "pbkdf2:sha",
        "scrypt:",
        "argon2$",
        "bcrypt$",
        "SCRAM-SHA-"
    };
    private static final String[] KEYS = {
        "AKIA", "ASIA", "AIza", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "sk_live_", "rk_live_",
        "sk_test_", "rk_test_", "whsec_", "sk-ant-", "sk-proj-", "xoxb-", "xoxp-", "xoxa-", "xapp-", "SG.", "npm_",
                "pypi-",
        "dop_v1_", "shpat_", "shpss_", "hf_", "rzp_live_", "sq0atp-", "sq0csp-", "PMAK-", "lin_api_"
    };

    private KeyForms() {}

    /** Crypt's modular form, PHC strings, LDAP schemes, and those of Django and Werkzeug. */
    static boolean isPasswordHash(byte[] b, int from, int to) {
        return to - from >= 24 && to - from <= 512 && isHashStart(b[from]) && startsWithAny(b, from, to, HASHES);
    }

    /** A prefix that a provider gives its keys, and at the end sixteen letters and digits, some of either. */
    static boolean isApiKey(byte[] b, int from, int to) {
        return to - from >= 20
                && to - from <= 256
                && isKeyStart(b[from])
                && isDrawn(b, to - 16, to)
                && startsWithAny(b, from, to, KEYS);
    }

    private static boolean isDrawn(byte[] b, int from, int to) {
        int union = 0;
        for (int i = from; i < to; i++) {
            union |= CharClass.of(b[i]);
        }
        return CharClass.only(union, CharClass.ALPHANUMERIC | CharClass.UNDERSCORE | CharClass.DASH)
                && (union & CharClass.LETTERS) != 0
                && ((union & CharClass.DIGIT) != 0 || Formats.looksRandom(b, from, to));
    }

    private static boolean isHashStart(int c) {
        return switch (c) {
            case '$', '{', 'p', 's', 'a', 'b', 'S' -> true;
            default -> false;
        };
    }

    private static boolean isKeyStart(int c) {
        return switch (c) {
            case 'A', 'E', 'P', 'S', 'd', 'g', 'h', 'k', 'l', 'n', 'p', 'r', 's', 'w', 'x' -> true;
            default -> false;
        };
    }

    /** RFC 7468 and its forebears. */
    static boolean isPrivateKey(byte[] b, int from, int to) {
        if (to - from < 64 || !Ascii.startsWith(b, from, to, "-----BEGIN ")) {
            return false;
        }
        return Ascii.containsIgnoreCase(b, from + 11, Math.min(to, from + 48), "private key");
    }

    private static boolean startsWithAny(byte[] b, int from, int to, String[] starts) {
        for (String start : starts) {
            if (Ascii.startsWith(b, from, to, start)) {
                return true;
            }
        }
        return false;
    }
}
