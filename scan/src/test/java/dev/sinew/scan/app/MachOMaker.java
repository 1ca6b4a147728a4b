package dev.sinew.scan.app;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes executables for iOS with sections of one's own, after {@code mach-o/loader.h}, little-endian, 64 bits. */
final class MachOMaker {
    private static final int HEADER = 32;
    private static final int SEGMENT = 72;
    private static final int SECTION = 80;
    private static final int ENCRYPTION = 24;
    private static final int FUNCTIONS = 16;
    static final long BASE = 0x1_0000_0000L;
    private static final int PAGE = 0x1000;

    private static final String STARTS = "starts";

    private final Map<String, byte[]> sections = new LinkedHashMap<>();
    private boolean encrypted;
    private int processor = 0x0100000C;

    MachOMaker section(String name, byte[] content) {
        sections.put(name, content);
        return this;
    }

    /** A section of texts with a zero behind each. */
    MachOMaker texts(String... texts) {
        return section("__cstring", (String.join("\0", texts) + "\0").getBytes(StandardCharsets.UTF_8));
    }

    MachOMaker encrypted() {
        encrypted = true;
        return this;
    }

    MachOMaker processor(int number) {
        processor = number;
        return this;
    }

    /** Where a section will lie in memory, whose place in the order is known. */
    static long address(int section) {
        return BASE + (long) PAGE * (section + 1);
    }

    /** Where functions begin, each told by its distance from the one before. */
    MachOMaker functions(long... addresses) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long before = BASE;
        for (long each : addresses) {
            long step = each - before;
            while (step > 0x7F) {
                out.write((int) (step & 0x7F | 0x80));
                step >>= 7;
            }
            out.write((int) step);
            before = each;
        }
        return section(STARTS, out.toByteArray());
    }

    byte[] made() {
        int commands = SEGMENT + SECTION * sections.size() + ENCRYPTION + FUNCTIONS;
        int at = HEADER + commands;
        ByteBuffer out = ByteBuffer.allocate(at
                        + sections.values().stream()
                                .mapToInt(each -> each.length)
                                .sum())
                .order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0xFEEDFACF)
                .putInt(processor)
                .putInt(0)
                .putInt(2)
                .putInt(3)
                .putInt(commands)
                .putInt(0)
                .putInt(0);
        out.putInt(0x19).putInt(SEGMENT + SECTION * sections.size()).put(name("__TEXT"));
        out.putLong(BASE)
                .putLong(0)
                .putLong(0)
                .putLong(out.capacity())
                .putInt(5)
                .putInt(5)
                .putInt(sections.size())
                .putInt(0);
        int starts = 0;
        int order = 0;
        for (Map.Entry<String, byte[]> each : sections.entrySet()) {
            starts = each.getKey().equals(STARTS) ? at : starts;
            out.put(name(each.getKey()))
                    .put(name("__TEXT"))
                    .putLong(address(order++))
                    .putLong(each.getValue().length)
                    .putInt(at);
            out.put(new byte[SECTION - 52]);
            at += each.getValue().length;
        }
        out.putInt(0x2C)
                .putInt(ENCRYPTION)
                .putInt(0)
                .putInt(0)
                .putInt(encrypted ? 1 : 0)
                .putInt(0);
        int length = sections.getOrDefault(STARTS, new byte[0]).length;
        out.putInt(0x26).putInt(FUNCTIONS).putInt(starts).putInt(length);
        sections.values().forEach(out::put);
        return out.array();
    }

    /** Several in one file, as for several processors. */
    static byte[] several(byte[]... all) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteBuffer header =
                ByteBuffer.allocate(8 + 20 * all.length).putInt(0xCAFEBABE).putInt(all.length);
        int at = header.capacity();
        for (byte[] each : all) {
            header.putInt(0x0100000C).putInt(0).putInt(at).putInt(each.length).putInt(0);
            at += each.length;
        }
        out.writeBytes(header.array());
        for (byte[] each : all) {
            out.writeBytes(each);
        }
        return out.toByteArray();
    }

    private static byte[] name(String name) {
        return java.util.Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), 16);
    }
}
