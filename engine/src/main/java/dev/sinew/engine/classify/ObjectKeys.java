package dev.sinew.engine.classify;

import dev.sinew.model.ValueFormat;

/** The keys under which objects are known: by their id alone where it is long, else together with what kind of thing it numbers in an api. */
public final class ObjectKeys {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private ObjectKeys() {}

    /** The key of a kind of object, named in small letters, within an api. */
    public static int type(String type, int api) {
        return (int) mix((long) OtherLanguages.stem(type).hashCode() << 32 | api & 0xffffffffL);
    }

    /** What stands for an id of a kind, where the same value numbers things of other kinds, too: to be mixed. */
    public static long typed(long print, int typeKey) {
        return print ^ (long) typeKey * GOLDEN;
    }

    /** Spreads the bits of a key. */
    public static long mix(long key) {
        long mixed = key * GOLDEN;
        return mixed ^ mixed >>> 29;
    }

    /** Whether a value is so short that the same one stands for other things, too. */
    public static boolean isSmall(ValueFormat format, int length) {
        return switch (format) {
            case DIGITS, NUMBER -> length <= 9;
            case UUID, EMAIL, TOKEN, JWT -> false;
            case HEX -> length < 12;
            default -> length < 8;
        };
    }
}
