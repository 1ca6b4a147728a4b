package dev.sinew.engine.classify;

/** Shows as much of a value as lets its owner recognise it and nobody use it. */
public final class Mask {
    private static final String DOTS = "••••••";

    private Mask() {}

    /** What a sample of a class shows. */
    enum Shown {
        NOTHING,
        EMAIL,
        ENDS;

        String of(String value) {
            return switch (this) {
                case NOTHING -> "";
                case EMAIL -> email(value);
                case ENDS -> ends(value, 4);
            };
        }
    }

    /**
     * The first and last {@code keep} characters at most, never more than a third of the value in all, dots between. The number
     * of dots says nothing of the length.
     */
    public static String ends(String value, int keep) {
        int shown = Math.min(keep, value.length() / 6);
        return value.substring(0, shown) + DOTS + value.substring(value.length() - shown);
    }

    /** The first letter of the local part and the top-level domain: {@code a••••••@••••••.example}. */
    public static String email(String value) {
        int at = value.lastIndexOf('@');
        int dot = value.lastIndexOf('.');
        if (at < 1 || dot < at) {
            return DOTS;
        }
        return value.charAt(0) + DOTS + "@" + DOTS + value.substring(dot);
    }
}
