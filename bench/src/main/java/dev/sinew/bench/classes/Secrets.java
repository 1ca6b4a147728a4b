package dev.sinew.bench.classes;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.CRC32;

/** What proves an identity, and what is said of persons and machines. */
final class Secrets {
    private static final String URL64 = Dice.ANY + "-_";
    private static final String CRYPT64 = "./" + Dice.DIGITS + Dice.CAPITALS + Dice.LOWER;
    static final String[] FIRST = {
        "Anna", "Jonas", "Zoë", "Marek", "Lucía", "Søren", "Priya", "Chen", "Amélie", "Tariq", "Ingrid", "Mateo",
        "Noor", "Olu", "Kasia", "Jürgen", "Elena", "Björn", "Haruto", "Siobhán", "Grace", "Liam", "Fatima", "Pedro"
    };
    static final String[] LAST = {
        "Müller", "Nowak", "García", "Sørensen", "Sharma", "Wang", "Dubois", "O'Neill", "Lindqvist", "Rossi", "Okafor",
        "Smith", "Yilmaz", "Tanaka", "Fischer", "Moreau", "Silva", "Novák", "Haddad", "Costa", "de Vries", "Byrne"
    };

    private Secrets() {}

    static String hash(Dice dice) {
        return switch (dice.below(4)) {
            case 0 -> dice.pick("$2a$", "$2b$", "$2y$") + dice.pick("10", "12") + "$" + dice.of(CRYPT64, 53);
            case 1 -> "$argon2id$v=19$m=65536,t=3,p=4$" + dice.of(Dice.ANY, 22) + "$" + dice.of(Dice.ANY, 43);
            case 2 -> "$6$" + dice.of(CRYPT64, 16) + "$" + dice.of(CRYPT64, 86);
            default -> "pbkdf2_sha256$600000$" + dice.of(Dice.ANY, 22) + "$" + dice.of(Dice.ANY, 43) + "=";
        };
    }

    static String key(Dice dice) {
        return switch (dice.below(5)) {
            case 0 -> "sk_live_" + dice.of(Dice.ANY, 24);
            case 1 -> "AKIA" + dice.of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16);
            case 2 -> github(dice);
            case 3 -> "AIza" + dice.of(URL64, 35);
            default -> "SG." + dice.of(URL64, 22) + "." + dice.of(URL64, 43);
        };
    }

    /** GitHub's tokens end in their CRC-32 in base 62. */
    private static String github(Dice dice) {
        String drawn = dice.of(Dice.ANY, 30);
        CRC32 sum = new CRC32();
        sum.update(drawn.getBytes(StandardCharsets.US_ASCII));
        String digits = Dice.DIGITS + Dice.CAPITALS + Dice.LOWER;
        StringBuilder end = new StringBuilder();
        for (long rest = sum.getValue(); end.length() < 6; rest /= 62) {
            end.append(digits.charAt((int) (rest % 62)));
        }
        return "ghp_" + drawn + end.reverse();
    }

    static String privateKey(Dice dice) {
        String kind = dice.pick("RSA PRIVATE KEY", "PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY");
        return "-----BEGIN " + kind + "-----\n" + dice.of(Dice.ANY + "+/", 64) + "\n" + dice.of(Dice.ANY, 40)
                + "\n-----END " + kind + "-----";
    }

    static String jwt(Dice dice) {
        String head = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + dice.digits(6) + "\"}");
        String claims =
                base64("{\"sub\":\"" + dice.uuid() + "\",\"exp\":" + dice.number(1_700_000_000L, 1_800_000_000L) + "}");
        return head + "." + claims + "." + dice.of(URL64, 86);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String opaque(Dice dice) {
        return dice.of(URL64, dice.between(24, 48));
    }

    static String email(Dice dice) {
        String name = dice.pick(FIRST).replaceAll("[^a-zA-Z]", "").toLowerCase(Locale.ROOT);
        return name + dice.pick(".", "_", "+x", "") + dice.between(1, 99_999) + "@"
                + dice.pick("example.com", "post.example.org", "firma.example");
    }

    static String phone(Dice dice) {
        return switch (dice.below(5)) {
            case 0 -> "+1" + dice.between(2, 9) + dice.padded(2, 99, 2) + dice.between(2, 9) + dice.digits(6);
            case 1 -> "+49" + dice.pick("151", "160", "171", "176") + dice.digits(8);
            case 2 -> "+447" + dice.digits(9);
            case 3 -> "+336" + dice.digits(8);
            default -> "+34 6" + dice.digits(2) + " " + dice.digits(3) + " " + dice.digits(3);
        };
    }

    static String address(Dice dice) {
        return dice.oneIn(3)
                ? "2001:db8:" + dice.of(Dice.HEX, 4) + "::" + dice.of("123456789abcdef", 1) + dice.of(Dice.HEX, 2)
                : dice.between(1, 223) + "." + dice.below(256) + "." + dice.below(256) + "." + dice.between(1, 254);
    }

    static String mac(Dice dice) {
        return dice.of(Dice.HEX, 12).replaceAll("(..)(?=.)", "$1:");
    }

    static String person(Dice dice) {
        return dice.pick(FIRST) + " " + dice.pick(LAST);
    }

    static String street(Dice dice) {
        return dice.pick("Hauptstraße ", "Rue de la Paix ", "High Street ", "Calle Mayor ", "Via Roma ")
                + dice.between(1, 240);
    }

    static String password(Dice dice) {
        return dice.of(Dice.ANY + "!$%-_", dice.between(8, 16));
    }
}
