package dev.sinew.scan.app.resources;

/** A value as {@code Res_value} of ResourceTypes.h has it: a kind and four bytes. */
final class TypedValue {
    static final int REFERENCE = 0x01;
    static final int STRING = 0x03;
    static final int DECIMAL = 0x10;
    static final int HEXADECIMAL = 0x11;
    static final int BOOLEAN = 0x12;

    private TypedValue() {}

    /** It as a text: of a reference the number with a sign before it, of what is no text, reference, number or truth nothing. */
    static String text(int kind, int data, StringPool strings) {
        return switch (kind) {
            case REFERENCE -> String.format("@%08x", data);
            case STRING -> strings.get(data & 0xFFFF_FFFFL);
            case DECIMAL, HEXADECIMAL -> Integer.toString(data);
            case BOOLEAN -> Boolean.toString(data != 0);
            default -> "";
        };
    }
}
