package dev.sinew.probe.oracle;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Texts that are decimal numbers, as answers show them: at most 15 digits before the point and 12 behind it. */
public final class Numeral {
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(?:\\.\\d{1,12})?");

    private Numeral() {}

    public static boolean isOne(String text) {
        return DECIMAL.matcher(text).matches();
    }

    /** Its value; empty where it is none. */
    public static Optional<BigDecimal> of(String text) {
        return isOne(text) ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** Whether what is shown is what was sent: of two numbers the values, of anything else the texts. */
    public static boolean isSame(String shown, JsonNode sent) {
        String text = sent.asString("");
        return of(shown)
                .flatMap(one -> of(text).map(other -> one.compareTo(other) == 0))
                .orElseGet(() -> shown.equals(text));
    }
}
