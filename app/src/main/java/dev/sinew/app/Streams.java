package dev.sinew.app;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What a command reads and writes beside the files that it is told of, and where and when it runs.
 *
 * @param in standard input
 * @param out standard output, for results alone
 * @param err standard error, for everything else
 * @param folder the working folder, in which files with fixed names are looked for
 * @param clock tells which day it is
 */
record Streams(InputStream in, OutputStream out, OutputStream err, Path folder, InstantSource clock) {
    /** Those of the process, without the text layer that {@code System} puts over them. */
    static Streams ofProcess() {
        return new Streams(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Path.of(""),
                InstantSource.system());
    }
}
