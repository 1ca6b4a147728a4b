package dev.sinew.app.demo;

import dev.sinew.app.serve.CannotServe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The demonstration as a whole: makes a folder, opens the stage, has the story told, and leaves nothing behind. */
public final class Demo {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final int ATTEMPTS = 10;

    private Demo() {}

    /**
     * Runs it.
     *
     * @throws CannotServe where Sinew cannot be started
     * @throws IOException where there can be no folder
     */
    public static void run(DemoSettings settings, Screen screen) throws CannotServe, IOException, InterruptedException {
        Path folder = folder(settings);
        Thread broken = new Thread(() -> abandon(settings, folder), "clean");
        Runtime.getRuntime().addShutdownHook(broken);
        try {
            Tally tally = new Tally();
            try (Stage stage = Stage.open(settings, folder, tally)) {
                new Story(settings, stage, tally, screen).tell();
            }
            settings.keep()
                    .ifPresent(kept -> screen.aside(
                            "What Sinew kept is in " + kept + ". See it: sinew token create me --scope read --data "
                                    + kept + " and sinew serve --data " + kept));
        } finally {
            clean(settings, folder);
            Runtime.getRuntime().removeShutdownHook(broken);
        }
    }

    /** Removes the folder where the process is told to end in the middle, while files may still come into it. */
    private static void abandon(DemoSettings settings, Path folder) {
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                clean(settings, folder);
                return;
            } catch (UncheckedIOException e) {
                LOG.atDebug().setCause(e).log("a file came while the folder was removed");
            }
        }
    }

    private static Path folder(DemoSettings settings) throws IOException {
        return settings.keep().isPresent()
                ? Files.createDirectories(settings.keep().get())
                : Files.createTempDirectory("sinew-demo");
    }

    private static void clean(DemoSettings settings, Path folder) {
        if (settings.keep().isPresent() || !Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                        throws IOException {
                    Files.deleteIfExists(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the folder of the demonstration", e);
        }
    }
}
