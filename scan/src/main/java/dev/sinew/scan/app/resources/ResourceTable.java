package dev.sinew.scan.app.resources;

import dev.sinew.scan.app.archive.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code resources.arsc} ({@code ResTable_header} of ResourceTypes.h): names, texts, truths, numbers and references, of every
 * configuration. A damaged table gives what could be read. Styles, colours and dimensions are passed over.
 */
public final class ResourceTable {
    private static final int TABLE = 0x0002;
    private static final int PACKAGE = 0x0200;
    private static final int TYPE = 0x0201;
    private static final int SPARSE = 1;
    private static final int SHORT_OFFSETS = 2;
    private static final int COMPLEX = 1;
    private static final int COMPACT = 8;
    private static final int MAX_RESOURCES = 500_000;
    private static final int MAX_VALUES = 200;

    private final byte[] bytes;
    private final Map<String, Resource> found = new LinkedHashMap<>();
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private StringPool texts = StringPool.NONE;

    private ResourceTable(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether it looks like such a table. */
    public static boolean is(byte[] bytes) {
        return Bytes.u16(bytes, 0) == TABLE && bytes.length > 12;
    }

    /** What it has. */
    public static Resources read(byte[] bytes) {
        ResourceTable table = new ResourceTable(bytes);
        if (is(bytes)) {
            table.chunks(Math.max(12, Bytes.u16(bytes, 2)), bytes.length, null);
        }
        table.values.forEach((reference, texts) -> {
            Resource name = table.found.get(reference);
            if (name != null) {
                table.found.put(reference, new Resource(name.type(), name.name(), texts));
            }
        });
        return new Resources(table.found);
    }

    /** The names of one package. */
    private record Names(int id, StringPool types, StringPool keys) {}

    private void chunks(int from, int to, @Nullable Names names) {
        int at = from;
        while (at >= 0 && at + 8 <= to) {
            int size = Bytes.i32(bytes, at + 4);
            int type = Bytes.u16(bytes, at);
            if (type == StringPool.TYPE && names == null && texts == StringPool.NONE) {
                texts = new StringPool(bytes, at);
            } else if (type == PACKAGE && names == null) {
                inPackage(at, size);
            } else if (type == TYPE && names != null) {
                ofType(at, names);
            }
            if (size < 8) {
                return;
            }
            at += size;
        }
    }

    private void inPackage(int at, int size) {
        StringPool types = new StringPool(bytes, at + Bytes.i32(bytes, at + 268));
        StringPool keys = new StringPool(bytes, at + Bytes.i32(bytes, at + 276));
        int to = size < 8 ? bytes.length : (int) Math.min(bytes.length, (long) at + size);
        chunks(at + Bytes.u16(bytes, at + 2), to, new Names(Bytes.i32(bytes, at + 8), types, keys));
    }

    private void ofType(int at, Names names) {
        int header = at + Bytes.u16(bytes, at + 2);
        int type = Bytes.u8(bytes, at + 8);
        int flags = Bytes.u8(bytes, at + 9);
        int width = (flags & SHORT_OFFSETS) != 0 ? 2 : 4;
        long count = Math.min(Bytes.u32(bytes, at + 12), Math.max(0, (bytes.length - header) / width));
        int start = at + Bytes.i32(bytes, at + 16);
        String typeName = names.types().get(type - 1L);
        for (int i = 0; i < count && found.size() < MAX_RESOURCES; i++) {
            int index = i;
            long offset;
            if ((flags & SPARSE) != 0) {
                index = Bytes.u16(bytes, header + i * 4);
                offset = Bytes.u16(bytes, header + i * 4 + 2) * 4L;
            } else if (width == 2) {
                offset = Bytes.u16(bytes, header + i * 2);
                offset = offset == 0xFFFF ? -1 : offset * 4;
            } else {
                offset = Bytes.i32(bytes, header + i * 4);
            }
            if (offset >= 0 && start >= 0 && start + offset + 8 <= bytes.length) {
                String reference = String.format("@%02x%02x%04x", names.id() & 0xFF, type, index);
                entry((int) (start + offset), reference, typeName, names.keys());
            }
        }
    }

    private void entry(int at, String reference, String type, StringPool keys) {
        int flags = Bytes.u16(bytes, at + 2);
        if ((flags & COMPACT) != 0) {
            found.putIfAbsent(reference, new Resource(type, keys.get(Bytes.u16(bytes, at)), List.of()));
            add(reference, flags >> 8, Bytes.i32(bytes, at + 4));
            return;
        }
        found.putIfAbsent(reference, new Resource(type, keys.get(Bytes.u32(bytes, at + 4)), List.of()));
        int value = at + Bytes.u16(bytes, at);
        if ((flags & COMPLEX) == 0) {
            add(reference, Bytes.u8(bytes, value + 3), Bytes.i32(bytes, value + 4));
            return;
        }
        long count = Math.min(MAX_VALUES, Bytes.u32(bytes, at + 12));
        for (int i = 0; i < count; i++) {
            int each = value + i * 12 + 4;
            add(reference, Bytes.u8(bytes, each + 3), Bytes.i32(bytes, each + 4));
        }
    }

    private void add(String reference, int kind, int data) {
        String text = TypedValue.text(kind, data, texts);
        if (!text.isEmpty()) {
            List<String> there = values.computeIfAbsent(reference, any -> new ArrayList<>(1));
            if (there.size() < MAX_VALUES && !there.contains(text)) {
                there.add(text);
            }
        }
    }
}
