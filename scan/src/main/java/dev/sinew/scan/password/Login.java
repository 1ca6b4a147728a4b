package dev.sinew.scan.password;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** User and password as basic authentication sends them: {@code user:password} in base64. */
public final class Login {
    private static final int MIN_LENGTH = 8;
    private static final int MAX_LENGTH = 600;
    /** Shorter passwords are no secrets. */
    private static final int MIN_PASSWORD = 3;

    private Login() {}

    /** Whether a value is one, with or without the name of the scheme before it, whose password stands for no other. */
    public static boolean isOne(String value) {
        String encoded = value.toLowerCase(Locale.ROOT).startsWith("basic ") ? value.substring(6) : value;
        if (encoded.length() < MIN_LENGTH || encoded.length() > MAX_LENGTH) {
            return false;
        }
        try {
            String plain = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = plain.indexOf(':');
            return colon >= 0
                    && colon < plain.length() - MIN_PASSWORD
                    && plain.chars().allMatch(c -> c >= ' ' && c != 0x7F && c != 0xFFFD)
                    && !Placeholders.isOne(plain.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
