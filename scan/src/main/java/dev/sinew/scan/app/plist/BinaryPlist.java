package dev.sinew.scan.app.plist;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the binary form, {@code bplist00}, after CFBinaryPList.c: a trailer of 32 bytes says where a table of offsets stands. Objects may
 * refer to each other in circles, so that depth and number of values are bounded.
 */
final class BinaryPlist {
    private static final byte[] MAGIC = "bplist0".getBytes(StandardCharsets.US_ASCII);
    private static final int TRAILER = 32;
    private static final int MAX_DEPTH = 50;
    private static final int MAX_VALUES = 200_000;

    private final byte[] bytes;
    private final int offsetSize;
    private final int referenceSize;
    private final long count;
    private final long table;
    private int read;

    private BinaryPlist(byte[] bytes) {
        this.bytes = bytes;
        int trailer = bytes.length - TRAILER;
        offsetSize = bytes[trailer + 6];
        referenceSize = bytes[trailer + 7];
        count = number(trailer + 8, 8);
        table = number(trailer + 24, 8);
    }

    static boolean is(byte[] bytes) {
        return bytes.length > TRAILER + MAGIC.length && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    static Optional<PropertyList> read(byte[] bytes) {
        BinaryPlist list = new BinaryPlist(bytes);
        return Optional.of(list.object(list.number(bytes.length - 16L, 8), 0));
    }

    private PropertyList object(long reference, int depth) {
        if (reference < 0 || reference >= count || depth > MAX_DEPTH || read++ > MAX_VALUES) {
            return PropertyList.NOTHING;
        }
        long at = number(table + reference * offsetSize, offsetSize);
        int marker = (int) number(at, 1);
        long size = marker & 0xF;
        long from = at + 1;
        if (size == 0xF && marker >> 4 != 0) {
            int width = 1 << (number(from, 1) & 0xF);
            size = number(from + 1, width);
            from += 1 + width;
        }
        return switch (marker >> 4) {
            case 0 -> PropertyList.of(marker == 9 ? "true" : marker == 8 ? "false" : "");
            case 1 -> PropertyList.of(Long.toString(number(from, 1 << size)));
            case 4, 5, 7 -> text(from, size, 1);
            case 6 -> text(from, size, 2);
            case 0xA, 0xC -> depth < MAX_DEPTH ? list(from, size, depth) : PropertyList.NOTHING;
            case 0xD ->
                depth < MAX_DEPTH ? dictionary(from, size, depth) : PropertyList.NOTHING; // also where it is a key
            default -> PropertyList.NOTHING;
        };
    }

    private PropertyList text(long from, long size, int width) {
        long to = from + size * width;
        if (size < 0 || size > bytes.length || to > bytes.length) {
            return PropertyList.NOTHING;
        }
        return PropertyList.of(new String(
                bytes, (int) from, (int) (to - from), width == 1 ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16BE));
    }

    private PropertyList list(long from, long size, int depth) {
        List<PropertyList> items = new ArrayList<>();
        for (long i = 0; i < size && from + i * referenceSize < bytes.length && read < MAX_VALUES; i++) {
            items.add(object(number(from + i * referenceSize, referenceSize), depth + 1));
        }
        return new PropertyList("", items, Map.of());
    }

    private PropertyList dictionary(long from, long size, int depth) {
        Map<String, PropertyList> entries = new LinkedHashMap<>();
        for (long i = 0; i < size && from + (size + i) * referenceSize < bytes.length && read < MAX_VALUES; i++) {
            String key = object(number(from + i * referenceSize, referenceSize), MAX_DEPTH)
                    .text();
            entries.put(key, object(number(from + (size + i) * referenceSize, referenceSize), depth + 1));
        }
        return new PropertyList("", List.of(), entries);
    }

    /** A number, the greatest byte first; 0 where it lies outside. */
    private long number(long at, int width) {
        if (at < 0 || width < 1 || width > 16 || at + width > bytes.length) {
            return 0;
        }
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = value << 8 | bytes[(int) at + i] & 0xFF;
        }
        return value;
    }
}
