package dev.sinew.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a repository as they were written: without build output and hidden directories.
 *
 * @param root the directory with the parent pom
 * @param all all files, relative to the root, in the order of their paths
 */
record SourceTree(Path root, List<Path> all) {
    private static final int FEWEST_SOURCES = 30;

    SourceTree {
        all = all.stream().sorted().toList();
    }

    /** The repository that holds the module under test. */
    static SourceTree ofRepository() {
        return above(Path.of("").toAbsolutePath());
    }

    /**
     * The repository around a module.
     *
     * @throws IllegalStateException where there is none, or one that is too small to be the whole
     */
    static SourceTree above(Path module) {
        for (Path at = module; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("pom.xml")) && Files.isDirectory(at.resolve("architecture"))) {
                SourceTree tree = new SourceTree(at, walk(at));
                int count = tree.files("src/main/java", ".java").size();
                if (count < FEWEST_SOURCES) {
                    throw new IllegalStateException("only " + count + " sources found: the scan would prove nothing");
                }
                return tree;
            }
        }
        throw new IllegalStateException("no directory with pom.xml and architecture above the module");
    }

    /** The files below a directory of some module or of the root, with a suffix. */
    List<Path> files(String directory, String suffix) {
        String inside = "/" + directory + "/";
        return all.stream()
                .filter(file -> slashed(file).contains(inside) && slashed(file).endsWith(suffix))
                .toList();
    }

    List<String> lines(Path file) {
        try {
            return Files.readAllLines(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** A path with a slash before each of its names, whatever the system's separator is. */
    static String slashed(Path file) {
        StringBuilder out = new StringBuilder();
        file.forEach(name -> out.append('/').append(name));
        return out.toString();
    }

    private static List<Path> walk(Path root) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    String name = String.valueOf(directory.getFileName());
                    boolean skipped = !directory.equals(root) && (name.equals("target") || name.startsWith("."));
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(root.relativize(file));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot walk " + root, e);
        }
        return files;
    }
}
