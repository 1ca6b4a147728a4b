package dev.sinew.app;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What a command reads and writes beside the files that it is told of, and where and when it runs.
 *
 * @param in standard input
 * @param out standard output, for results alone
 * @param err standard error, for everything else
 * @param folder the working folder, in which files with fixed names are looked for
 * @param state the folder of whoever runs it, for what is to be known again in a later run
 * @param clock tells which day it is
 */
record Streams(InputStream in, OutputStream out, OutputStream err, Path folder, Path state, InstantSource clock) {
    /** Those of the process, without the text layer that {@code System} puts over them. */
    static Streams ofProcess() {
        return new Streams(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Path.of(""),
                state(System.getenv("XDG_STATE_HOME"), System.getProperty("user.home", "")),
                InstantSource.system());
    }

    /** Where the XDG Base Directory Specification has state: an address from the root, or else below the home folder. */
    static Path state(@Nullable String told, String home) {
        Path folder = Path.of(told == null ? "" : told);
        return (folder.isAbsolute() ? folder : Path.of(home, ".local", "state")).resolve("sinew");
    }
}
