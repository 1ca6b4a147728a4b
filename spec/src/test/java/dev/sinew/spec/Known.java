package dev.sinew.spec;

import java.util.Map;
import java.util.Objects;

/** Looks up what a test knows to be there. */
public final class Known {
    private Known() {}

    /** The value of a key. */
    public static <T> T at(Map<String, T> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }
}
