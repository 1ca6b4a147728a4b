package dev.sinew.scan.app.manifest;

/** Numbers as documents write them. */
final class Numbers {
    private Numbers() {}

    /** A decimal number, or one with {@code 0x} before it; what is none is the other one. */
    static int of(String text, int otherwise) {
        try {
            return Integer.decode(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
