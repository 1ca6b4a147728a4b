package dev.sinew.scan.app.macho;

import dev.sinew.scan.app.archive.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An executable of 64 bits as it lies in memory: sections by name and address, and pointers as the linker left them for the loader. Layout after
 * {@code mach-o/loader.h} and {@code mach-o/fixup-chains.h}; whatever lies outside reads as zero.
 */
final class Image {
    static final int ARM64 = 0x0100000C;
    static final int X86_64 = 0x01000007;

    private static final int WIDE = 0xFEEDFACF;
    private static final int HEADER = 32;
    private static final int SEGMENT_64 = 0x19;
    private static final int SYMBOLS = 0x2;
    private static final int FUNCTION_STARTS = 0x26;
    private static final int MAX_COMMANDS = 10_000;
    private static final int MAX_SECTIONS = 256;
    private static final int MAX_TEXT = 512;
    /** How many bits of a pointer in a chain say where it leads. */
    private static final long CHAINED = (1L << 36) - 1;

    /** A section: where it lies in memory, in the file, and how long it is. */
    record Section(String name, long address, int from, int size) {
        private boolean holds(long at) {
            return at >= address && at < address + size;
        }
    }

    private final byte[] bytes;
    private final int start;
    private final List<Section> sections = new ArrayList<>();
    private long base;
    private int symbols;
    private int functionStarts;

    private Image(byte[] bytes, int start) {
        this.bytes = bytes;
        this.start = start;
        long at = start + (long) HEADER;
        int count = Math.min(MAX_COMMANDS, Math.max(0, Bytes.i32(bytes, start + 16)));
        for (int i = 0; i < count && at + 8 <= bytes.length; i++) {
            long size = Bytes.u32(bytes, (int) at + 4);
            if (size < 8) {
                break;
            }
            command(Bytes.i32(bytes, (int) at), (int) at);
            at += size;
        }
    }

    /** The one that begins there, if it is of 64 bits. */
    static Optional<Image> at(byte[] bytes, int start) {
        return Bytes.i32(bytes, start) == WIDE ? Optional.of(new Image(bytes, start)) : Optional.empty();
    }

    private void command(int kind, int at) {
        switch (kind) {
            case SEGMENT_64 -> segment(at);
            case SYMBOLS -> symbols = at;
            case FUNCTION_STARTS -> functionStarts = at;
            default -> {} // what is loaded beside it, and its signature
        }
    }

    private void segment(int at) {
        if (text(at + 8, at + 24).equals("__TEXT")) {
            base = Bytes.i64(bytes, at + 24);
        }
        int count = Math.min(MAX_SECTIONS, Math.max(0, Bytes.i32(bytes, at + 64)));
        for (int i = 0; i < count && sections.size() < MAX_SECTIONS; i++) {
            int section = at + 72 + i * 80;
            long size = Bytes.i64(bytes, section + 40);
            long from = start + Bytes.u32(bytes, section + 48);
            if (size > 0 && size <= bytes.length && from > start && from < bytes.length) {
                sections.add(new Section(text(section, section + 16), Bytes.i64(bytes, section + 32), (int) from, (int)
                        Math.min(size, bytes.length - from)));
            }
        }
    }

    int processor() {
        return Bytes.i32(bytes, start + 4);
    }

    List<Section> sections(String name) {
        return sections.stream().filter(each -> each.name().equals(name)).toList();
    }

    /** Where something in memory stands in the file, or -1. */
    int offset(long address) {
        for (Section each : sections) {
            if (each.holds(address)) {
                return each.from() + (int) (address - each.address());
            }
        }
        return -1;
    }

    /** Where something in the file lies in memory, or -1. */
    long address(int offset) {
        for (Section each : sections) {
            if (offset >= each.from() && offset < each.from() + each.size()) {
                return each.address() + (offset - each.from());
            }
        }
        return -1;
    }

    /** What a pointer at an address leads to, or 0. */
    long pointer(long address) {
        int at = offset(address);
        return at < 0 ? 0 : target(Bytes.i64(bytes, at));
    }

    /** Plain, or in a chain of those that the loader moves, in which an address or one from the start of the image stands. */
    private long target(long written) {
        if (offset(written) >= 0) {
            return written;
        }
        long chained = written & CHAINED;
        return offset(chained) >= 0 ? chained : offset(base + chained) >= 0 ? base + chained : 0;
    }

    int i32(long address) {
        int at = offset(address);
        return at < 0 ? 0 : Bytes.i32(bytes, at);
    }

    /** A text with a zero behind it, or an empty one. */
    String text(long address) {
        int at = offset(address);
        return at < 0 ? "" : text(at, Math.min(bytes.length, at + MAX_TEXT));
    }

    private String text(int from, int to) {
        int end = Math.max(0, from);
        while (end < to && end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return end <= from ? "" : new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    /** Takes a symbol. */
    interface Symbol {
        void at(String name, long address);
    }

    /** Gives all symbols that lie in the image. */
    void symbols(Symbol each) {
        long table = start + Bytes.u32(bytes, symbols + 8);
        long texts = start + Bytes.u32(bytes, symbols + 16);
        long count = symbols == 0 ? 0 : Math.min(Bytes.u32(bytes, symbols + 12), (bytes.length - table) / 16);
        for (int i = 0; i < count; i++) {
            int at = (int) table + 16 * i;
            long name = texts + Bytes.u32(bytes, at);
            long address = Bytes.i64(bytes, at + 8);
            boolean defined = (Bytes.u8(bytes, at + 4) & 0xEE) == 0x0E;
            if (defined && name < bytes.length && offset(address) >= 0) {
                each.at(text((int) name, (int) Math.min(bytes.length, name + MAX_TEXT)), address);
            }
        }
    }

    /** Where functions begin, in order, as the linker says. */
    List<Long> functions() {
        List<Long> functions = new ArrayList<>();
        long at = start + Bytes.u32(bytes, functionStarts + 8);
        long end = functionStarts == 0 ? 0 : Math.min(bytes.length, at + Bytes.u32(bytes, functionStarts + 12));
        long address = base;
        while (at < end) {
            long step = 0;
            int shift = 0;
            byte part;
            do {
                part = bytes[(int) at++];
                step |= (part & 0x7FL) << shift;
                shift += 7;
            } while (part < 0 && at < end && shift < Long.SIZE);
            if (step <= 0) {
                break;
            }
            address += step;
            functions.add(address);
        }
        return functions;
    }

    /** The bytes of all, not to be changed. */
    byte[] bytes() {
        return bytes;
    }
}
