package dev.sinew.app;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What a command reads and writes beside files.
 *
 * @param in standard input
 * @param out standard output, for results alone
 * @param err standard error, for everything else
 */
record Streams(InputStream in, OutputStream out, OutputStream err) {
    /** Those of the process, without the text layer that {@code System} puts over them. */
    static Streams ofProcess() {
        return new Streams(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err));
    }
}
