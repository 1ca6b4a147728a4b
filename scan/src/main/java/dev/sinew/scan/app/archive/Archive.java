package dev.sinew.scan.app.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A zip file read as Android reads it: by its central directory alone. Other readers refuse files that Android installs (a flag for
 * encryption, methods that do not exist, headers that contradict the directory), so that those are used to hide from them. Nothing is
 * ever written anywhere, so that names cannot lead out of a folder; sizes are counted, not believed, and what is too long is counted without
 * being kept. Of entries of one name the first one is taken, and the others are counted.
 *
 * <p>Layout after PKWARE's APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16; files beyond 4 GB (Zip64) are not read.
 */
public final class Archive implements Closeable {
    private static final int END = 0x06054b50;
    private static final int DIRECTORY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END_BYTES = 22;
    private static final int DIRECTORY_BYTES = 46;
    private static final int LOCAL_BYTES = 30;
    private static final int MAX_DIRECTORY = 64 << 20;
    private static final int DEFLATED = 8;
    private static final int CHUNK = 1 << 16;
    /** What is longer than this is unpacked twice: first to learn how long it becomes, then into as many bytes as that. */
    private static final int KEPT = 8 << 20;

    /** What may still be read of an archive and of all within it. */
    private static final class Budget {
        private long left;

        Budget(long left) {
            this.left = left;
        }
    }

    private final SeekableByteChannel channel;
    private final Limits limits;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Integer> oddities = new TreeMap<>();
    private long directoryOffset;
    private final Budget budget;

    private Archive(SeekableByteChannel channel, Limits limits, Budget budget) {
        this.channel = channel;
        this.limits = limits;
        this.budget = budget;
    }

    /**
     * Opens a file.
     *
     * @throws IOException where it cannot be read or is no zip file; the message says which
     */
    public static Archive open(Path file, Limits limits) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return opened(channel, limits, new Budget(limits.totalBytes()));
    }

    /** Opens an archive that lies in memory. */
    public static Archive of(byte[] bytes, Limits limits) throws IOException {
        return opened(new InMemory(bytes), limits, new Budget(limits.totalBytes()));
    }

    /** Opens an archive that was an entry of this one: what is read of it counts as read of this one, too. */
    public Archive within(byte[] bytes) throws IOException {
        return opened(new InMemory(bytes), limits, budget);
    }

    /**
     * Opens an archive that is an entry of this one. Where it is not packed, it is read where it lies, however long it is; else it is unpacked into
     * memory.
     */
    public Archive within(Entry entry) throws IOException {
        if (entry.method() == DEFLATED) {
            return within(read(entry));
        }
        long from = content(entry);
        return opened(new Part(channel, from, Math.min(entry.packed(), channel.size() - from)), limits, budget);
    }

    private static Archive opened(SeekableByteChannel channel, Limits limits, Budget budget) throws IOException {
        Archive archive = new Archive(channel, limits, budget);
        try {
            archive.directory();
            return archive;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** All entries in the order of the directory; folders are none. */
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** The entry of that name. */
    public Optional<Entry> entry(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /** What is odd about it, each with how often. */
    public Map<String, Integer> oddities() {
        return Map.copyOf(oddities);
    }

    /** How many bytes it has. */
    public long size() throws IOException {
        return channel.size();
    }

    /** Where the central directory begins. */
    public long directoryOffset() {
        return directoryOffset;
    }

    /**
     * The bytes of an entry, unpacked.
     *
     * @throws IOException where they are damaged or more than the limits allow; the message says which
     */
    public byte[] read(Entry entry) throws IOException {
        if (budget.left <= 0) {
            throw tooMuch();
        }
        long from = content(entry);
        long length = Math.min(entry.packed(), channel.size() - from);
        return entry.method() == DEFLATED ? inflated(from, length) : stored(from, length);
    }

    /** Where the bytes of an entry begin. */
    private long content(Entry entry) throws IOException {
        byte[] header = at(entry.offset(), LOCAL_BYTES);
        if (Bytes.i32(header, 0) != LOCAL) {
            throw new IOException("the entry has no header where the directory says");
        }
        long from = entry.offset() + LOCAL_BYTES + Bytes.u16(header, 26) + Bytes.u16(header, 28);
        if (from > channel.size()) {
            throw new IOException("the entry lies outside the file");
        }
        return from;
    }

    /**
     * A part of the file as it is, cut off at its end.
     *
     * @throws IOException where the file cannot be read
     */
    public byte[] at(long offset, int length) throws IOException {
        long have = Math.max(0, Math.min(length, channel.size() - offset));
        ByteBuffer buffer = ByteBuffer.allocate((int) have);
        if (offset < 0) {
            return new byte[0];
        }
        channel.position(offset);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // goes on until all is there
        }
        return buffer.array();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private byte[] stored(long from, long length) throws IOException {
        if (length > limits.entryBytes()) {
            throw tooLong();
        }
        budget.left -= length;
        return at(from, (int) length);
    }

    private byte[] inflated(long from, long length) throws IOException {
        byte[] first = new byte[(int) Math.min(KEPT, Math.max(CHUNK, length * 4))];
        int whole = inflate(from, length, first);
        if (whole <= first.length) {
            return whole == first.length ? first : Arrays.copyOf(first, whole);
        }
        byte[] all = new byte[whole];
        inflate(from, length, all);
        budget.left += whole;
        return all;
    }

    /** Unpacks as much as there is room for, and counts the rest, which may be more than memory has; how long it is altogether. */
    private int inflate(long from, long length, byte[] into) throws IOException {
        Inflater inflater = new Inflater(true);
        byte[] waste = new byte[0];
        long given = 0;
        int kept = 0;
        long counted = 0;
        try {
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    byte[] in = at(from + given, (int) Math.min(CHUNK, length - given));
                    if (in.length == 0) {
                        throw new IOException("the entry ends early");
                    }
                    given += in.length;
                    inflater.setInput(in);
                }
                int made;
                if (kept < into.length) {
                    made = inflater.inflate(into, kept, into.length - kept);
                    kept += made;
                } else {
                    waste = waste.length == 0 ? new byte[CHUNK] : waste;
                    made = inflater.inflate(waste);
                    counted += made;
                }
                if (kept + counted > limits.entryBytes()) {
                    throw tooLong();
                }
                if (made == 0 && inflater.needsDictionary()) {
                    throw new IOException("the entry is packed with a dictionary");
                }
            }
            return (int) (kept + counted);
        } catch (DataFormatException e) {
            throw new IOException("the entry is damaged: " + e.getMessage(), e);
        } finally {
            inflater.end();
            // Also what came to nothing: it took as long.
            budget.left -= kept + counted;
        }
    }

    private IOException tooMuch() {
        return new IOException("the entries are longer than " + limits.totalBytes() + " bytes together");
    }

    private IOException tooLong() {
        return new IOException("the entry is longer than " + limits.entryBytes() + " bytes");
    }

    private void directory() throws IOException {
        long size = channel.size();
        int tail = (int) Math.min(size, END_BYTES + 0xFFFF);
        byte[] end = at(size - tail, tail);
        int at = end.length - END_BYTES;
        while (at >= 0 && Bytes.i32(end, at) != END) {
            at--;
        }
        if (at < 0) {
            throw new IOException("no zip file: it has no central directory");
        }
        long length = Math.min(Bytes.u32(end, at + 12), MAX_DIRECTORY);
        directoryOffset = Bytes.u32(end, at + 16);
        byte[] directory = at(directoryOffset, (int) length);
        int declared = Bytes.u16(end, at + 10);
        List<Entry> all = new ArrayList<>();
        int position = 0;
        while (position + DIRECTORY_BYTES <= directory.length && Bytes.i32(directory, position) == DIRECTORY) {
            if (all.size() >= limits.entries()) {
                odd("entries beyond the first " + limits.entries() + " are left out");
                break;
            }
            int nameLength = Bytes.u16(directory, position + 28);
            all.add(entry(directory, position, nameLength));
            position += DIRECTORY_BYTES
                    + nameLength
                    + Bytes.u16(directory, position + 30)
                    + Bytes.u16(directory, position + 32);
        }
        if (all.size() % 0x10000 != declared && all.size() < limits.entries()) {
            odd("the directory has other entries than it says");
        }
        all.forEach(this::take);
    }

    private Entry entry(byte[] directory, int at, int nameLength) {
        int from = at + DIRECTORY_BYTES;
        int to = Math.min(directory.length, from + nameLength);
        String name = new String(directory, from, to - from, StandardCharsets.UTF_8);
        if ((Bytes.u16(directory, at + 8) & 1) != 0) {
            odd("an entry is marked as encrypted and is not");
        }
        int method = Bytes.u16(directory, at + 10);
        if (method != 0 && method != DEFLATED) {
            odd("an entry is packed by a method that does not exist");
        }
        return new Entry(name, method, Bytes.u32(directory, at + 20), Bytes.u32(directory, at + 42));
    }

    private void take(Entry entry) {
        String name = entry.name();
        if (name.startsWith("/") || name.contains("\\") || ("/" + name + "/").contains("/../")) {
            odd("an entry's name leads out of the archive");
        }
        if (name.endsWith("/")) {
            return;
        }
        if (entries.putIfAbsent(name, entry) != null) {
            odd("an entry's name stands twice");
        }
    }

    private void odd(String what) {
        oddities.merge(what, 1, Integer::sum);
    }
}
