package dev.sinew.capture;

/**
 * What bounds the memory and the work that an input can cause.
 *
 * @param entryBytes the longest entry (line of a log, entry of a HAR) that is read; a longer one is skipped and reported
 * @param batchBytes about how many bytes a batch has
 * @param headBytes how much of an input's beginning is looked at to recognise its format
 * @param folderFiles how many files are taken from one folder
 */
public record CaptureLimits(int entryBytes, int batchBytes, int headBytes, int folderFiles) {
    private static final int KIB = 1024;
    private static final int LONGEST_ENTRY = 1024 * KIB * KIB;

    public static final CaptureLimits DEFAULTS = new CaptureLimits(64 * KIB * KIB, 512 * KIB, 256 * KIB, 100_000);

    public CaptureLimits {
        require(entryBytes >= 1 && entryBytes <= LONGEST_ENTRY, "entryBytes must be 1 to 1 GiB");
        require(batchBytes >= 1 && batchBytes <= LONGEST_ENTRY, "batchBytes must be 1 to 1 GiB");
        require(headBytes >= 1 && headBytes <= LONGEST_ENTRY, "headBytes must be 1 to 1 GiB");
        require(folderFiles >= 1, "folderFiles must be at least 1");
    }

    public CaptureLimits withEntryBytes(int bytes) {
        return new CaptureLimits(bytes, batchBytes, headBytes, folderFiles);
    }

    public CaptureLimits withBatchBytes(int bytes) {
        return new CaptureLimits(entryBytes, bytes, headBytes, folderFiles);
    }

    public CaptureLimits withHeadBytes(int bytes) {
        return new CaptureLimits(entryBytes, batchBytes, bytes, folderFiles);
    }

    public CaptureLimits withFolderFiles(int files) {
        return new CaptureLimits(entryBytes, batchBytes, headBytes, files);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
