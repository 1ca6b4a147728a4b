package dev.sinew.scan.app.resources;

import dev.sinew.scan.app.archive.Bytes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/**
 * Reads Android's compiled documents ({@code ResXMLTree_header} of ResourceTypes.h) as the system does: chunk by chunk, passing over those
 * that it does not know, and naming attributes by their number where that is known, since only the number counts there. Damaged documents
 * give what could be read. Memory is bounded by the input.
 */
public final class BinaryXml {
    private static final int XML = 0x0003;
    private static final int RESOURCE_MAP = 0x0180;
    private static final int START = 0x0102;
    private static final int END = 0x0103;
    private static final int TEXT = 0x0104;
    private static final int MAX_DEPTH = 200;
    private static final int MAX_ELEMENTS = 200_000;
    private static final int ATTRIBUTE_BYTES = 20;

    private static final Map<Integer, String> ATTRIBUTES = Map.ofEntries(
            Map.entry(0x01010001, "label"),
            Map.entry(0x01010003, "name"),
            Map.entry(0x01010006, "permission"),
            Map.entry(0x01010007, "readPermission"),
            Map.entry(0x01010008, "writePermission"),
            Map.entry(0x01010009, "protectionLevel"),
            Map.entry(0x0101000e, "enabled"),
            Map.entry(0x0101000f, "debuggable"),
            Map.entry(0x01010010, "exported"),
            Map.entry(0x01010018, "authorities"),
            Map.entry(0x0101001b, "grantUriPermissions"),
            Map.entry(0x01010024, "value"),
            Map.entry(0x01010025, "resource"),
            Map.entry(0x01010027, "scheme"),
            Map.entry(0x01010028, "host"),
            Map.entry(0x01010202, "targetActivity"),
            Map.entry(0x0101020c, "minSdkVersion"),
            Map.entry(0x0101021b, "versionCode"),
            Map.entry(0x0101021c, "versionName"),
            Map.entry(0x01010270, "targetSdkVersion"),
            Map.entry(0x01010272, "testOnly"),
            Map.entry(0x01010280, "allowBackup"),
            Map.entry(0x010104eb, "fullBackupContent"),
            Map.entry(0x010104ec, "usesCleartextTraffic"),
            Map.entry(0x01010527, "networkSecurityConfig"),
            Map.entry(0x0101063e, "dataExtractionRules"));

    private final byte[] bytes;
    private final Deque<XmlElement.Open> open = new ArrayDeque<>();
    private StringPool strings = StringPool.NONE;
    private int map;
    private int mapped;
    private int elements;
    private Optional<XmlElement> root = Optional.empty();

    private BinaryXml(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether it looks like such a document. */
    public static boolean is(byte[] bytes) {
        return Bytes.u16(bytes, 0) == XML && Bytes.u16(bytes, 2) == 8 && bytes.length > 8;
    }

    /** The document's root; nothing where it has none. */
    public static Optional<XmlElement> read(byte[] bytes) {
        BinaryXml reader = new BinaryXml(bytes);
        reader.chunks();
        return reader.root;
    }

    private void chunks() {
        int at = Math.max(8, Bytes.u16(bytes, 2));
        while (at >= 0 && at + 8 <= bytes.length && root.isEmpty()) {
            int size = Bytes.i32(bytes, at + 4);
            chunk(Bytes.u16(bytes, at), at);
            if (size < 8) {
                break;
            }
            at += size;
        }
        while (!open.isEmpty()) {
            close();
        }
    }

    private void chunk(int type, int at) {
        switch (type) {
            case StringPool.TYPE -> strings = strings == StringPool.NONE ? new StringPool(bytes, at) : strings;
            case RESOURCE_MAP -> {
                map = at + Bytes.u16(bytes, at + 2);
                mapped = (Bytes.i32(bytes, at + 4) - Bytes.u16(bytes, at + 2)) / 4;
            }
            case START -> start(at + Bytes.u16(bytes, at + 2));
            case END -> {
                if (!open.isEmpty()) {
                    close();
                }
            }
            case TEXT -> {
                if (!open.isEmpty()) {
                    open.peek().text.append(strings.get(Bytes.u32(bytes, at + Bytes.u16(bytes, at + 2))));
                }
            }
            default -> {
                // namespaces, and what hides a document from strict readers
            }
        }
    }

    private void start(int at) {
        XmlElement.Open element = new XmlElement.Open(strings.get(Bytes.u32(bytes, at + 4)));
        int first = at + Bytes.u16(bytes, at + 8);
        int each = Math.max(ATTRIBUTE_BYTES, Bytes.u16(bytes, at + 10));
        int count = Bytes.u16(bytes, at + 12);
        for (int i = 0; i < count && first + i * each + ATTRIBUTE_BYTES <= bytes.length; i++) {
            int attribute = first + i * each;
            element.attributes.putIfAbsent(name(Bytes.u32(bytes, attribute + 4)), value(attribute));
        }
        if (open.size() < MAX_DEPTH && elements++ < MAX_ELEMENTS) {
            open.push(element);
        }
    }

    private String name(long index) {
        String known = index < mapped ? ATTRIBUTES.getOrDefault(Bytes.i32(bytes, map + (int) index * 4), "") : "";
        return known.isEmpty() ? strings.get(index) : known;
    }

    private String value(int attribute) {
        return TypedValue.text(Bytes.u8(bytes, attribute + 15), Bytes.i32(bytes, attribute + 16), strings);
    }

    private void close() {
        XmlElement done = open.pop().closed();
        if (open.isEmpty()) {
            root = Optional.of(done);
        } else {
            open.peek().children.add(done);
        }
    }
}
