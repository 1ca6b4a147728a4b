package dev.sinew.capture.value;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;

/** The HTTP methods that make up nearly all traffic, as shared strings. */
public final class Methods {
    private static final String[] COMMON = {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"};

    private Methods() {}

    /** The method that a slice spells. */
    public static String of(Slice method) {
        for (String common : COMMON) {
            if (Ascii.equals(method.array(), method.from(), method.to(), common)) {
                return common;
            }
        }
        return method.text();
    }
}
