package dev.sinew.scan.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;

/**
 * The texts of a class file, written as a program would, so that the rules for files see what they know: fields with their values, calls with the texts
 * that they are given. Each stands in a line of its own with an empty one behind it, and has the method and the line of the source that it comes from.
 * No value is followed from one instruction to another, but for what is put on the stack right before it is used.
 */
final class CompiledClass {
    private static final int MAGIC = 0xCAFEBABE;
    /** Versions of class files; what else begins with the same four bytes has a small number there. */
    private static final int FIRST_VERSION = 45;

    private static final int LAST_VERSION = 120;

    /**
     * Where a text stands.
     *
     * @param name class and method
     * @param line of the source, from 1; 1 where that is not known
     */
    record Origin(String name, int line) {}

    private final byte[] text;
    private final NavigableMap<Integer, Origin> lines;

    private CompiledClass(String text, NavigableMap<Integer, Origin> lines) {
        this.text = text.getBytes(StandardCharsets.UTF_8);
        this.lines = lines;
    }

    /** Whether bytes begin as a class file. */
    static boolean isOne(byte[] bytes) {
        if (bytes.length < 10 || number(bytes, 0) != MAGIC) {
            return false;
        }
        int version = number(bytes, 4) & 0xFFFF;
        return version >= FIRST_VERSION && version <= LAST_VERSION;
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 24
                | (bytes[at + 1] & 0xFF) << 16
                | (bytes[at + 2] & 0xFF) << 8
                | bytes[at + 3] & 0xFF;
    }

    /** Reads one; nothing where it is damaged. */
    static Optional<CompiledClass> read(byte[] bytes) {
        try {
            ClassTexts texts = new ClassTexts(bytes.length);
            new ClassReader(bytes).accept(texts, ClassReader.SKIP_FRAMES);
            return Optional.of(new CompiledClass(texts.text(), new TreeMap<>(texts.lines())));
        } catch (RuntimeException | StackOverflowError e) {
            return Optional
                    .empty(); // the library throws whatever a damaged file makes it throw, and goes down into lists of
            // lists
        }
    }

    /** What is to be scanned, not to be changed. */
    byte[] text() {
        return text;
    }

    /** The same hits, where they are in the source. */
    List<Hit> placed(List<Hit> hits) {
        return hits.stream()
                .map(hit -> {
                    Map.Entry<Integer, Origin> entry = lines.floorEntry(hit.line());
                    Origin origin = entry == null ? new Origin("", 1) : entry.getValue();
                    return hit.within("in " + origin.name(), origin.line(), 1);
                })
                .toList();
    }
}
