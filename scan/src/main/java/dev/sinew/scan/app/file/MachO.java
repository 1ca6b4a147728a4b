package dev.sinew.scan.app.file;

import dev.sinew.scan.app.archive.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Reads Apple's executables as far as their sections of constants: {@code __cstring}, {@code __ustring}, {@code __const} and {@code __data}; code and
 * names of methods are left out. One for several processors is read once, for the last of them: all hold the same texts. Layout after
 * {@code mach-o/loader.h} and {@code fat.h}.
 */
public final class MachO {
    private static final int WIDE = 0xFEEDFACF;
    private static final int NARROW = 0xFEEDFACE;
    /** Of several in one file, whose numbers begin with the highest byte; Java's classes begin with the same four. */
    private static final int SEVERAL = 0xBEBAFECA;
    /** The version of Java's oldest classes stands where the count of processors does. */
    private static final int MAX_PROCESSORS = 30;

    private static final int SEGMENT = 0x1;
    private static final int SEGMENT_64 = 0x19;
    private static final int ENCRYPTION = 0x21;
    private static final int ENCRYPTION_64 = 0x2C;
    private static final int MAX_COMMANDS = 10_000;
    private static final int MAX_SECTIONS = 256;
    private static final int SHORTEST = 4;

    private record Section(String name, int from, int to) {}

    /** The texts in it, an empty line between any two, and where those stand that end with a zero. */
    public static final class Texts {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final NavigableMap<Integer, Integer> offsets = new TreeMap<>();
        private final int start;
        private int line = 1;

        private Texts(int start) {
            this.start = start;
        }

        private void add(byte[] text, int offset) {
            offsets.put(line, offset);
            out.writeBytes(text);
            out.write('\n');
            out.write('\n');
            line += 2;
            for (byte each : text) {
                line += each == '\n' ? 1 : 0;
            }
        }

        /** All in UTF-8. */
        public byte[] utf8() {
            return out.toByteArray();
        }

        /** Where in the file the text begins that has a line, or -1. */
        public int offset(int at) {
            Map.Entry<Integer, Integer> text = offsets.floorEntry(at);
            return text == null ? -1 : text.getValue();
        }

        /** Where the executable begins, which may be one of several in the file. */
        public int start() {
            return start;
        }
    }

    private MachO() {}

    /** Whether it is one. */
    public static boolean is(byte[] bytes) {
        int magic = Bytes.i32(bytes, 0);
        return magic == WIDE
                || magic == NARROW
                || magic == SEVERAL && big(bytes, 4) > 0 && big(bytes, 4) < MAX_PROCESSORS;
    }

    /** Whether the store encrypted it, so that nothing in it can be read. */
    public static boolean isEncrypted(byte[] bytes) {
        int start = start(bytes);
        int[] encrypted = {0};
        commands(bytes, start, (kind, at) -> {
            if (kind == ENCRYPTION || kind == ENCRYPTION_64) {
                encrypted[0] |= Bytes.i32(bytes, at + 16);
            }
        });
        return encrypted[0] != 0;
    }

    /** The texts in it. */
    public static Texts texts(byte[] bytes) {
        int start = start(bytes);
        List<Section> sections = new ArrayList<>();
        commands(bytes, start, (kind, at) -> {
            if (kind == SEGMENT || kind == SEGMENT_64) {
                segment(bytes, start, at, kind == SEGMENT_64, sections);
            }
        });
        Texts texts = new Texts(start);
        for (Section each : sections) {
            switch (each.name()) {
                case "__cstring" -> texts(bytes, each, texts);
                case "__ustring" -> wideTexts(bytes, each, texts);
                case "__const", "__data" -> texts.add(PrintableRuns.of(bytes, each.from(), each.to()), -1);
                default -> {} // code, names, and what points to texts
            }
        }
        if (sections.isEmpty()) {
            texts.add(PrintableRuns.of(bytes, 0, bytes.length), -1);
        }
        return texts;
    }

    private interface Command {
        void at(int kind, int at);
    }

    private static void commands(byte[] bytes, int start, Command each) {
        int header = Bytes.i32(bytes, start) == WIDE ? 32 : 28;
        int count = Math.min(MAX_COMMANDS, Math.max(0, Bytes.i32(bytes, start + 16)));
        long at = start + (long) header;
        for (int i = 0; i < count && at + 8 <= bytes.length; i++) {
            long size = Bytes.u32(bytes, (int) at + 4);
            if (size < 8) {
                return;
            }
            each.at(Bytes.i32(bytes, (int) at), (int) at);
            at += size;
        }
    }

    private static void segment(byte[] bytes, int start, int at, boolean wide, List<Section> sections) {
        int header = wide ? 72 : 56;
        int length = wide ? 80 : 68;
        int count = Math.min(MAX_SECTIONS, Math.max(0, Bytes.i32(bytes, at + (wide ? 64 : 48))));
        for (int i = 0; i < count && sections.size() < MAX_SECTIONS; i++) {
            int section = at + header + i * length;
            long size = wide ? Bytes.i64(bytes, section + 40) : Bytes.u32(bytes, section + 36);
            long from = start + Bytes.u32(bytes, section + (wide ? 48 : 40));
            if (section + length <= bytes.length && size > 0 && size <= bytes.length && from < bytes.length) {
                sections.add(new Section(name(bytes, section), (int) from, (int) Math.min(bytes.length, from + size)));
            }
        }
    }

    private static String name(byte[] bytes, int at) {
        int end = at;
        while (end < at + 16 && end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, at, Math.max(0, end - at), StandardCharsets.US_ASCII);
    }

    /** Texts in UTF-8, each with a zero behind it. */
    private static void texts(byte[] bytes, Section section, Texts texts) {
        int begin = section.from();
        for (int i = section.from(); i <= section.to(); i++) {
            if (i < section.to() && bytes[i] != 0) {
                continue;
            }
            if (i - begin >= SHORTEST) {
                texts.add(Arrays.copyOfRange(bytes, begin, i), begin);
            }
            begin = i + 1;
        }
    }

    private static void wideTexts(byte[] bytes, Section section, Texts texts) {
        String all = new String(bytes, section.from(), (section.to() - section.from()) & ~1, StandardCharsets.UTF_16LE);
        int at = section.from();
        for (String each : all.split("\0", -1)) {
            if (each.length() >= SHORTEST) {
                texts.add(each.getBytes(StandardCharsets.UTF_8), at);
            }
            at += 2 * each.length() + 2;
        }
    }

    /** Where the one that is read begins. */
    private static int start(byte[] bytes) {
        if (Bytes.i32(bytes, 0) != SEVERAL) {
            return 0;
        }
        int start = 0;
        for (int i = 0; i < Math.min(MAX_PROCESSORS, big(bytes, 4)); i++) {
            long at = big(bytes, 8 + 20 * i + 8) & 0xFFFF_FFFFL;
            if (at < bytes.length && at > 0) {
                int magic = Bytes.i32(bytes, (int) at);
                start = magic == WIDE || magic == NARROW ? (int) at : start;
            }
        }
        return start;
    }

    private static int big(byte[] bytes, int at) {
        return Integer.reverseBytes(Bytes.i32(bytes, at));
    }
}
