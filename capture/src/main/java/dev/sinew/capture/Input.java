package dev.sinew.capture;

import java.io.IOException;
import java.io.InputStream;

/**
 * Something to read traffic from.
 *
 * @param name as the user gave it; for a file of a folder, the folder as given, a slash and the path within
 * @param size its bytes as stored, or -1 where unknown
 * @param explicit whether the user named this very input, rather than a folder that holds it
 * @param bytes how to open it
 */
public record Input(String name, long size, boolean explicit, Bytes bytes) {
    /** Opens an input from its first byte. */
    @FunctionalInterface
    public interface Bytes {
        InputStream open() throws IOException;
    }
}
