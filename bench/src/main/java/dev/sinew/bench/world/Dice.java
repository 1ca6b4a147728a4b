package dev.sinew.bench.world;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/** Draws chances and values, the same for the same seed. Nobody's values are used. */
final class Dice {
    private static final String[] FIRST = {
        "Anna", "Jonas", "Zoe", "Marek", "Lucia", "Soren", "Priya", "Chen", "Amelie", "Tariq", "Ingrid", "Mateo",
        "Noor", "Tunde", "Kasia", "Jürgen", "Elena", "Björn", "Haruto", "Siobhan", "Milan", "Petra", "Omar", "Ines"
    };
    private static final String[] LAST = {
        "Müller", "Nowak", "Garcia", "Sorensen", "Sharma", "Wang", "Dubois", "Neill", "Lindqvist", "Rossi", "Okafor",
        "Smith", "Yilmaz", "Tanaka", "Fischer", "Andersson", "Moreau", "Silva", "Novak", "Haas", "Keller", "Brandt"
    };
    private static final String[] STREETS = {
        "Hauptstrasse",
        "Rue de la Paix",
        "High Street",
        "Calle Mayor",
        "Storgatan",
        "Via Roma",
        "Park Lane",
        "Lindenallee"
    };
    private static final String[] CITIES = {
        "Köln", "Lyon", "Leeds", "Sevilla", "Malmö", "Torino", "Wien", "Kraków", "Aarhus", "Porto", "Ghent", "Zürich"
    };
    private static final String[] WORDS = {
        "invoice",
        "delivery",
        "of",
        "spare",
        "parts",
        "monthly",
        "rent",
        "and",
        "service",
        "fee",
        "second",
        "reminder",
        "customer",
        "asked",
        "to",
        "call",
        "before",
        "noon",
        "größer",
        "repair",
        "order",
        "split",
        "in",
        "two",
        "paid"
    };
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** What an object looks like whenever it is read: values that depend on a key alone. */
    static Dice face(String kind, Object key) {
        return new Dice(31L * kind.hashCode() + key.hashCode() * 0x9e3779b97f4a7c15L);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    long below(long bound) {
        return random.nextLong(bound);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /** A time between two events that come by themselves. */
    double waiting(double mean) {
        return -Math.log(1 - random.nextDouble()) * mean;
    }

    String of(String... values) {
        return values[random.nextInt(values.length)];
    }

    <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    void shuffle(List<?> values) {
        for (int i = values.size() - 1; i > 0; i--) {
            Collections.swap(values, i, below(i + 1));
        }
    }

    String uuid() {
        long high = random.nextLong() & ~0xf000L | 0x4000L;
        long low = random.nextLong() >>> 2 | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    String hex(int digits) {
        StringBuilder text = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }

    String opaque(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    String digits(int count) {
        StringBuilder text = new StringBuilder(count);
        text.append((char) ('1' + random.nextInt(9)));
        while (text.length() < count) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }

    BigDecimal amount() {
        return BigDecimal.valueOf(random.nextLong(100, oneIn(4) ? 5_000_000 : 90_000), 2);
    }

    String firstName() {
        return of(FIRST);
    }

    String lastName() {
        return of(LAST);
    }

    String name() {
        return firstName() + " " + lastName();
    }

    String street() {
        return of(STREETS) + " " + between(1, 180);
    }

    String city() {
        return of(CITIES);
    }

    String country() {
        return of("DE", "FR", "GB", "ES", "SE", "IT", "AT", "PL");
    }

    String date() {
        return LocalDate.ofEpochDay(random.nextInt(19_500, 20_700)).toString();
    }

    String phone() {
        return "+49" + digits(10);
    }

    /** A German IBAN with right check digits (ISO 13616). */
    String iban() {
        String account = String.format(Locale.ROOT, "%018d", random.nextLong(100_000_000_000_000_000L));
        int check = 98
                - new BigDecimal(account + "131400")
                        .remainder(BigDecimal.valueOf(97))
                        .intValue();
        return "DE" + (check < 10 ? "0" : "") + check + account;
    }

    String sentence(int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : " ").append(of(WORDS));
        }
        return text.toString();
    }
}
