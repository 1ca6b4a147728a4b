package dev.sinew.scan.engine;

import dev.sinew.model.Problem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Walks over the files below a path, without following links, so that none leads out or round. What cannot be read is a problem. */
public final class FileWalk {
    private static final Set<String> IGNORED = Set.of(".git", ".hg", ".svn");
    private static final int MAX_DEPTH = 200;

    /**
     * A file.
     *
     * @param path where it is
     * @param name as reports name it, with slashes: from the working folder where the root was named so, else from the root
     * @param size how many bytes it had when it was found
     */
    public record Found(Path path, String name, long size) {}

    private FileWalk() {}

    private static String name(Path root, Path file) {
        Path named =
                !root.isAbsolute() ? file.normalize() : root.equals(file) ? file.getFileName() : root.relativize(file);
        return String.valueOf(named).replace('\\', '/');
    }

    /** The way from a root to a file that was found below it, without looking at each of its parts. */
    private static String below(Path root, Path file) {
        String whole = file.toString();
        int from = root.toString().length();
        boolean separated = from < whole.length() && (whole.charAt(from) == '/' || whole.charAt(from) == '\\');
        return whole.substring(separated ? from + 1 : from).replace('\\', '/');
    }

    /** Gives every regular file below {@code root}, or {@code root} itself where it is one. */
    public static void walk(Path root, Consumer<Found> files, List<Problem> problems) throws IOException {
        if (Files.isRegularFile(root)) {
            files.accept(new Found(root, name(root, root), Files.size(root)));
            return;
        }
        Files.walkFileTree(
                root, EnumSet.noneOf(java.nio.file.FileVisitOption.class), MAX_DEPTH, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                        Path name = folder.getFileName();
                        boolean ignored = !folder.equals(root) && name != null && IGNORED.contains(name.toString());
                        return ignored ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isDirectory()) {
                            problems.add(new Problem(file.toString(), -1, "not looked into: it is too deep"));
                        } else if (attributes.isRegularFile()) {
                            files.accept(new Found(file, below(root, file), attributes.size()));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException why) {
                        problems.add(new Problem(
                                file.toString(),
                                -1,
                                "cannot be read: " + why.getClass().getSimpleName()));
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
