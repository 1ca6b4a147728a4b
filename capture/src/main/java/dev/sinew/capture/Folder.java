package dev.sinew.capture;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The regular files below a folder, links followed.
 *
 * @param files their paths within the folder, with slashes, sorted
 * @param problems by path within the folder (empty for the folder itself), what was passed over and why
 */
record Folder(List<String> files, SortedMap<String, String> problems) {
    private static final int DEEPEST = 128;

    Folder {
        files = List.copyOf(files);
        problems = Collections.unmodifiableSortedMap(new TreeMap<>(problems));
    }

    static Folder list(Path folder, int mostFiles) {
        Walk walk = new Walk(folder, mostFiles);
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, walk);
        } catch (IOException e) {
            walk.refuse(folder, "cannot be listed: " + Feed.reason(e));
        }
        Collections.sort(walk.files);
        return new Folder(walk.files, walk.problems);
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final int mostFiles;
        private final List<String> files = new ArrayList<>();
        private final SortedMap<String, String> problems = new TreeMap<>();

        Walk(Path folder, int mostFiles) {
            this.folder = folder;
            this.mostFiles = mostFiles;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (files.size() == mostFiles) {
                refuse(folder, "has more than " + mostFiles + " files; the rest was not read");
                return FileVisitResult.TERMINATE;
            }
            if (attributes.isRegularFile()) {
                files.add(member(file));
            } else {
                refuse(file, attributes.isDirectory() ? "is too deep a folder, not read" : "is no file, not read");
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            boolean loop = failure instanceof FileSystemLoopException;
            refuse(
                    file,
                    loop ? "links back to a folder above it, not read" : "cannot be read: " + Feed.reason(failure));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
            if (failure != null) {
                refuse(directory, "cannot be listed to its end: " + Feed.reason(failure));
            }
            return FileVisitResult.CONTINUE;
        }

        private void refuse(Path path, String what) {
            problems.put(member(path), what);
        }

        private String member(Path path) {
            return folder.relativize(path).toString().replace(File.separatorChar, '/');
        }
    }
}
