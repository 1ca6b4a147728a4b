package dev.sinew.scan.app.archive;

/**
 * One entry of an archive, as its directory tells.
 *
 * @param name as it is written there, with slashes; it is never used as a path of this machine
 * @param method how it is packed: 0 not at all, 8 deflated; Android takes any other number for 0
 * @param packed how many bytes it has in the archive
 * @param offset where its own header stands
 */
public record Entry(String name, int method, long packed, long offset) {
    /** The part of the name after the last slash. */
    public String fileName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The lower-case part of the file's name after the last dot, or nothing. */
    public String extension() {
        String file = fileName();
        int dot = file.lastIndexOf('.');
        return dot < 0 ? "" : file.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
    }
}
