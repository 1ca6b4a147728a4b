package dev.sinew.bench;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/** Draws values of the kinds that APIs carry, the same for the same seed. Check digits are right; nobody's values are used. */
final class Draw {
    private static final String[] FIRST = {
        "Anna",
        "Jonas",
        "Zoë",
        "Marek",
        "Lucía",
        "Søren",
        "Priya",
        "Chen",
        "Amélie",
        "Tariq",
        "Ingrid",
        "Mateo",
        "Noor",
        "Oluwaseun",
        "Katarzyna",
        "Jürgen",
        "Elena",
        "Björn",
        "Haruto",
        "Siobhán"
    };
    private static final String[] LAST = {
        "Müller",
        "Nowak",
        "García",
        "Sørensen",
        "Sharma",
        "Wang",
        "Dubois",
        "O'Neill",
        "Lindqvist",
        "Rossi",
        "Okafor",
        "Smith",
        "Yilmaz",
        "Tanaka",
        "Kowalczyk",
        "Fischer",
        "Andersson",
        "Moreau",
        "Silva",
        "Novák"
    };
    private static final String[] STREETS = {
        "Hauptstraße",
        "Rue de la Paix",
        "High Street",
        "Calle Mayor",
        "Storgatan",
        "Via Roma",
        "Park Lane",
        "Lindenallee",
        "Nørregade",
        "Ulica Długa"
    };
    private static final String[] CITIES = {
        "Köln", "Lyon", "Leeds", "Sevilla", "Malmö", "Torino", "Wien", "Kraków", "Aarhus", "Porto", "Ghent", "Zürich"
    };
    private static final String[] DOMAINS = {"example.com", "mail.example.org", "post.example.net", "firm.example"};
    private static final String[] WORDS = {
        "invoice",
        "for",
        "the",
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
        "back",
        "before",
        "noon",
        "größer",
        "façade",
        "repair",
        "naïve",
        "order",
        "split",
        "in",
        "two",
        "shipments",
        "paid",
        "late",
        "partial",
        "refund",
        "see",
        "contract"
    };
    private static final String[] COUNTRIES = {"DE", "FR", "GB", "ES", "SE", "IT", "AT", "PL", "DK", "PT"};
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

    private final SplittableRandom random;

    Draw(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A number from 0 to below {@code bound}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    String of(String... values) {
        return values[random.nextInt(values.length)];
    }

    String uuid() {
        long high = random.nextLong() & ~0xf000L | 0x4000L;
        long low = random.nextLong() >>> 2 | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    long integer(int digits) {
        long least = 1;
        for (int i = 1; i < digits; i++) {
            least *= 10;
        }
        return random.nextLong(least, 10 * least);
    }

    BigDecimal amount() {
        return BigDecimal.valueOf(random.nextLong(1, oneIn(4) ? 5_000_000 : 90_000), 2);
    }

    BigDecimal fraction(int scale, int bound) {
        return BigDecimal.valueOf(random.nextLong(-bound, bound), scale);
    }

    String hex(int digits) {
        StringBuilder text = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }

    /** A run of base64url characters. */
    String opaque(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    String firstName() {
        return of(FIRST);
    }

    String lastName() {
        return of(LAST);
    }

    String email() {
        String local = of("anna", "jonas", "m.nowak", "lucia", "s.sorensen", "priya", "info", "t.rossi");
        return local + random.nextInt(10_000) + "@" + of(DOMAINS);
    }

    String phone() {
        return "+" + of("49", "33", "44", "34", "46") + " " + integer(3) + " " + integer(7);
    }

    String street() {
        return of(STREETS);
    }

    String city() {
        return of(CITIES);
    }

    String country() {
        return of(COUNTRIES);
    }

    String currency() {
        return of("EUR", "EUR", "EUR", "USD", "GBP", "SEK");
    }

    String date() {
        return LocalDate.ofEpochDay(random.nextInt(3_000, 21_000)).toString();
    }

    String dateTime() {
        return Instant.ofEpochMilli(random.nextLong(1_600_000_000_000L, 1_790_000_000_000L))
                .toString();
    }

    /** A German IBAN with right check digits (ISO 13616). */
    String iban() {
        String account = String.format(Locale.ROOT, "%018d", random.nextLong(100_000_000_000_000_000L));
        BigDecimal number = new BigDecimal(account + "131400");
        int check = 98 - number.remainder(BigDecimal.valueOf(97)).intValue();
        return "DE" + (check < 10 ? "0" : "") + check + account;
    }

    /** A card number of 16 digits with a right check digit (ISO 7812). */
    String card() {
        String body = "4" + integer(14);
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            int digit = body.charAt(i) - '0';
            int counted = i % 2 == 0 ? 2 * digit : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return body + (10 - sum % 10) % 10;
    }

    /** Words with blanks, now and then a quotation mark, a line break or a backslash, which JSON escapes. */
    String sentence(int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            String word = of(WORDS);
            text.append(i == 0 ? "" : oneIn(24) ? "\n" : " ");
            text.append(oneIn(20) ? "\"" + word + "\"" : oneIn(60) ? "a\\b" : word);
        }
        return text.toString();
    }
}
