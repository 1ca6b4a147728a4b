package dev.sinew.probe.run;

import dev.sinew.spec.Schema;
import dev.sinew.spec.SchemaType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Values by type, format and name, different ones for each number. What a text leads to is nobody's: addresses end in {@code .invalid} and
 * telephone numbers are of a range kept for fiction.
 *
 * @param canary the text that stands where any text may
 * @param number tells it from others of the run
 */
record Samples(String canary, int number) {
    private static final Pattern ENDS = Pattern.compile(
            "^(?:end|until|till|to(?!tal)|finish|return|checkout|expir|valid(?:to|until)|dropoff)|(?:end|until|to)$");
    /** What says how much there may be of something. */
    private static final Pattern LIMIT = Pattern.compile(".*(?:limit|capacity|quota|ceiling|budget)|max(?:imum)?.*");

    private static final int AHEAD = 10;
    private static final int WEEKS = 28;
    private static final Pattern DOTTED = Pattern.compile("[\\w-]{2,63}(?:\\.[\\w-]{2,63}){1,4}");
    private static final Pattern DIGITS = Pattern.compile("[1-9]\\d{5,14}");

    /** A picture of one point (PNG), in base64. */
    private static final String PICTURE =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    Optional<String> of(String name, Schema schema) {
        if (schema.types().contains(SchemaType.INTEGER) || schema.types().contains(SchemaType.NUMBER)) {
            double least = schema.bounds().least();
            double most = schema.bounds().most();
            long first =
                    Math.max(room(name, schema), Double.isFinite(least) && least > 1 ? (long) Math.ceil(least) : 1);
            // Two in a row differ, so that a change is seen, and stay small, as nothing says how much is too much.
            long step = Double.isFinite(most) ? Math.min(3, Math.max(0, (long) most - first)) : 3;
            return Optional.of(Long.toString(first + number % (step + 1)));
        }
        if (schema.types().contains(SchemaType.BOOLEAN)) {
            return Optional.of("false");
        }
        return Optional.of(patterned(
                switch (schema.format()) {
                    case "date" -> day(Nouns.plain(name)).toString();
                    case "date-time" -> moment(Nouns.plain(name)).toString();
                    case "email" -> canary + "@sinew.invalid";
                    case "uri", "url" -> "https://sinew.invalid/" + canary;
                    case "byte" -> PICTURE;
                    case "uuid" ->
                        UUID.nameUUIDFromBytes(canary.getBytes(StandardCharsets.UTF_8))
                                .toString();
                    default -> named(Nouns.plain(name), schema);
                },
                schema));
    }

    /** How much the description's example of a limit allows: below one of 1 nothing else can be done with what it is of. */
    private static long room(String name, Schema schema) {
        boolean usual = LIMIT.matcher(Nouns.plain(name)).matches()
                && schema.example().matches("\\d{1,9}(?:\\.0+)?")
                && !(Double.parseDouble(schema.example()) > schema.bounds().most());
        return usual ? (long) Double.parseDouble(schema.example()) : 1;
    }

    /** Some weeks ahead, as things are booked; what ends, a day later, and births long ago. */
    private LocalDate day(String plain) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        if (plain.contains("birth") || plain.equals("dob") || plain.equals("born")) {
            return today.minusYears(30);
        }
        return today.plusDays(AHEAD + number % WEEKS + (ENDS.matcher(plain).find() ? 1 : 0));
    }

    /** At noon, what ends some hours later. */
    private Instant moment(String plain) {
        boolean ends = ENDS.matcher(plain).find();
        return day(ends ? "" : plain).atTime(ends ? 15 : 12, 0).toInstant(ZoneOffset.UTC);
    }

    /** The same where the description's pattern allows it, else what that says: of names with dots such as of hosts and files, one that ends as the example does. */
    private String patterned(String text, Schema schema) {
        if (schema.pattern().isEmpty() || PatternSample.fits(text, schema.pattern())) {
            return text;
        }
        return ended(schema)
                .filter(each -> PatternSample.fits(each, schema.pattern()))
                .or(() -> PatternSample.of(schema.pattern()))
                .orElse(text);
    }

    private Optional<String> ended(Schema schema) {
        return DOTTED.matcher(schema.example()).matches()
                ? Optional.of(
                        canary + schema.example().substring(schema.example().indexOf('.')))
                : Optional.empty();
    }

    private String named(String plain, Schema schema) {
        return switch (plain) {
            case "email", "mail", "emailaddress" -> canary + "@sinew.invalid";
            case "phone", "telephone", "mobile", "phonenumber" ->
                "+44 7700 900" + String.format(Locale.ROOT, "%03d", number % 1_000);
            case "iban", "toiban" -> "DE89370400440532013000";
            case "cardnumber", "pan", "ccnumber", "creditcardnumber" -> "4242424242424242";
            case "exp", "expiry", "expirydate", "cardexpiry", "validthru" ->
                String.format(Locale.ROOT, "12/%02d", (day(plain).getYear() + 3) % 100);
            case "cvv", "cvc", "cvv2", "cvc2", "securitycode" -> "123";
            case "currency", "currencycode" -> "EUR";
            case "country", "countrycode" -> "DE";
            case "url", "uri", "link", "website", "callbackurl" -> "https://sinew.invalid/" + canary;
            case "pin", "otp", "code" -> String.format(Locale.ROOT, "%04d", 1_000 + 137L * number % 9_000);
            case "date" -> day(plain).toString();
            case "month" -> YearMonth.from(day(plain)).toString();
            default -> plain.endsWith("base64") ? PICTURE : fitted(schema);
        };
    }

    /** Where the example is a number of so many digits, as of a telephone or a customer, another one of as many. */
    private String fitted(Schema schema) {
        if (DIGITS.matcher(schema.example()).matches()) {
            long most = (long) Math.pow(10, schema.example().length() - 1.0);
            long hash = Integer.toUnsignedLong((canary + number).hashCode()) * 2_654_435_761L >>> 1;
            return Long.toString(most + hash % (9 * most));
        }
        String text = canary;
        while (text.length() < schema.bounds().shortest() && text.length() < 2_000) {
            text += "." + canary;
        }
        return text.length() > schema.bounds().longest()
                ? text.substring(text.length() - (int) schema.bounds().longest())
                : text;
    }
}
