package dev.sinew.probe.run;

import dev.sinew.spec.Schema;
import dev.sinew.spec.SchemaType;
import java.nio.charset.StandardCharsets;
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
    private static final Pattern DIGITS = Pattern.compile("[1-9]\\d{5,14}");

    Optional<String> of(String name, Schema schema) {
        if (schema.types().contains(SchemaType.INTEGER) || schema.types().contains(SchemaType.NUMBER)) {
            double least = schema.bounds().least();
            long first = Double.isFinite(least) && least > 1 ? (long) Math.ceil(least) : 1;
            double most = schema.bounds().most();
            // Two in a row differ, so that a change is seen, and stay small, as nothing says how much is too much.
            long step = Double.isFinite(most) ? Math.min(3, Math.max(0, (long) most - first)) : 3;
            return Optional.of(Long.toString(first + number % (step + 1)));
        }
        if (schema.types().contains(SchemaType.BOOLEAN)) {
            return Optional.of("false");
        }
        return Optional.of(patterned(
                switch (schema.format()) {
                    case "date" -> "2031-01-15";
                    case "date-time" -> "2031-01-15T12:00:00Z";
                    case "email" -> canary + "@sinew.invalid";
                    case "uri", "url" -> "https://sinew.invalid/" + canary;
                    case "uuid" ->
                        UUID.nameUUIDFromBytes(canary.getBytes(StandardCharsets.UTF_8))
                                .toString();
                    default -> named(Nouns.plain(name), schema);
                },
                schema));
    }

    /** The same where the description's pattern allows it, else what that says. */
    private static String patterned(String text, Schema schema) {
        return schema.pattern().isEmpty() || PatternSample.fits(text, schema.pattern())
                ? text
                : PatternSample.of(schema.pattern()).orElse(text);
    }

    private String named(String plain, Schema schema) {
        return switch (plain) {
            case "email", "mail", "emailaddress" -> canary + "@sinew.invalid";
            case "phone", "telephone", "mobile", "phonenumber" ->
                "+44 7700 900" + String.format(Locale.ROOT, "%03d", number % 1_000);
            case "iban", "toiban" -> "DE89370400440532013000";
            case "currency", "currencycode" -> "EUR";
            case "country", "countrycode" -> "DE";
            case "url", "uri", "link", "website", "callbackurl" -> "https://sinew.invalid/" + canary;
            case "pin", "otp", "code" -> String.format(Locale.ROOT, "%04d", 1_000 + 137L * number % 9_000);
            case "date" -> "2031-01-15";
            case "month" -> "2031-01";
            default -> fitted(schema);
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
