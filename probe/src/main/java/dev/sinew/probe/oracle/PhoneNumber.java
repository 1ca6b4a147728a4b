package dev.sinew.probe.oracle;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Telephone numbers by which users are called: others of the same form, in the same country, that are nobody's as far as anybody knows. */
public final class PhoneNumber {
    private static final Pattern FORM = Pattern.compile("\\+?\\d[\\d ()/.-]{6,22}");
    private static final Pattern MEMBER = Pattern.compile(
            "(?:mobile|cell|tele)?phone(?:number|no)?|mobile(?:number|no)?|msisdn|telefon(?:nummer)?|handy(?:nummer)?");
    private static final String USUAL = "+491570";
    /** So many digits at the end tell people of one country and network apart. */
    private static final int OWN = 7;

    private static final int COUNTRY = 4;

    private PhoneNumber() {}

    /** Whether a text may be one. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches() && digits(text) >= OWN;
    }

    /** Whether a member's name, without case and signs, is that of one. */
    public static boolean isNamed(String plain) {
        return MEMBER.matcher(plain).matches();
    }

    /** Another one like it; one of a usual form where it is none. */
    public static String like(String known) {
        String form = isOne(known) ? known : USUAL + "0".repeat(OWN);
        int changed = (int) Math.min(OWN, Math.max(1, digits(form) - COUNTRY));
        StringBuilder other = new StringBuilder(form);
        for (int i = form.length() - 1; i >= 0 && changed > 0; i--) {
            if (Character.isDigit(form.charAt(i))) {
                other.setCharAt(i, (char) ('0' + ThreadLocalRandom.current().nextInt(10)));
                changed--;
            }
        }
        return other.toString();
    }

    private static long digits(String text) {
        return text.chars().filter(Character::isDigit).count();
    }
}
