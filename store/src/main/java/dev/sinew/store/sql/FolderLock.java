package dev.sinew.store.sql;

import dev.sinew.store.StoreUnavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What keeps two processes from writing one folder. The system gives the lock back when the process ends, however it ends. The
 * file says whose it is; it is left behind, as removing it would let two processes lock two files of one name.
 */
final class FolderLock implements AutoCloseable {
    private static final String FILE = "sinew.lock";

    /** Far behind the text, so that the text can be read while the lock is held where locks keep readers out. */
    private static final long POSITION = 1L << 40;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Locks a folder.
     *
     * @throws StoreUnavailable where another process has it, which is named
     */
    static FolderLock of(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!lock(channel)) {
            channel.close();
            throw new StoreUnavailable(
                    folder.toString(),
                    "it is in use by another Sinew (process " + holder(file) + ")",
                    "Stop that one first, or give this one another folder");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new FolderLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock(POSITION, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String holder(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        return text.isEmpty() ? "that is just starting" : text;
    }
}
