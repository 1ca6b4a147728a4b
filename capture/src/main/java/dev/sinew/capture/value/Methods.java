package dev.sinew.capture.value;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;

/** The HTTP methods that make up nearly all traffic, as shared strings. */
public final class Methods {
    /** The longest method in bytes that is taken for one. */
    public static final int LONGEST = 64;

    private static final String[] COMMON = {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"};

    private Methods() {}

    /** The method that a slice spells, or empty where it is too long to be one. */
    public static String of(Slice method) {
        if (method.length() > LONGEST) {
            return "";
        }
        for (String common : COMMON) {
            if (Ascii.equals(method.array(), method.from(), method.to(), common)) {
                return common;
            }
        }
        return method.text();
    }
}
