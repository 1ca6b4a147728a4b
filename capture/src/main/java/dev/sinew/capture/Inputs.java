package dev.sinew.capture;

import dev.sinew.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the arguments of a command line name: files, the files of folders, and standard input.
 *
 * @param inputs in the order of the arguments; those of a folder sorted by their path in it
 * @param unreadable what could not be found or listed
 */
public record Inputs(List<Input> inputs, List<UnreadableInput> unreadable) {
    /** The argument that names standard input. */
    public static final String STANDARD_INPUT = "-";

    public Inputs {
        inputs = List.copyOf(inputs);
        unreadable = List.copyOf(unreadable);
    }

    /** Finds what the arguments name from where the program runs; {@code standardInput} is what the argument {@code -} reads. */
    public static Inputs find(List<String> arguments, InputStream standardInput, CaptureLimits limits) {
        return find(arguments, Path.of(""), standardInput, limits);
    }

    /** Likewise from a working folder. */
    public static Inputs find(
            List<String> arguments, Path workingFolder, InputStream standardInput, CaptureLimits limits) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        boolean standardInputTaken = false;
        for (String argument : arguments) {
            if (!argument.equals(STANDARD_INPUT)) {
                addPath(argument, workingFolder, found, limits);
            } else if (standardInputTaken) {
                found.refuse(argument, "is standard input, which is named twice", true);
            } else {
                standardInputTaken = true;
                found.inputs.add(new Input(argument, -1, true, () -> standardInput));
            }
        }
        return new Inputs(found.inputs, found.unreadable);
    }

    private static void addPath(String argument, Path workingFolder, Found found, CaptureLimits limits) {
        try {
            Path path = workingFolder.resolve(argument);
            if (Files.isDirectory(path)) {
                addFolder(argument, path, found, limits);
            } else if (Files.exists(path)) {
                found.inputs.add(file(argument, path, true));
            } else {
                found.refuse(argument, "does not exist", true);
            }
        } catch (InvalidPathException e) {
            found.refuse(argument, "is no path: " + e.getReason(), true);
        }
    }

    private static void addFolder(String argument, Path folder, Found found, CaptureLimits limits) {
        Folder listed = Folder.list(folder, limits.folderFiles());
        String prefix = argument.endsWith("/") ? argument : argument + "/";
        for (String member : listed.files()) {
            found.inputs.add(file(prefix + member, folder.resolve(member), false));
        }
        listed.problems().forEach((member, what) -> found.refuse(prefix + member, what, member.isEmpty()));
        if (listed.files().isEmpty() && listed.problems().isEmpty()) {
            found.refuse(argument, "is a folder without files", true);
        }
    }

    private static Input file(String name, Path path, boolean explicit) {
        return new Input(name, size(path), explicit, () -> Files.newInputStream(path));
    }

    /** The size of a file, or -1 for pipes, devices and what cannot be asked; opening it will tell. */
    private static long size(Path path) {
        try {
            return Files.isRegularFile(path) ? Files.size(path) : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    private record Found(List<Input> inputs, List<UnreadableInput> unreadable) {
        void refuse(String name, String what, boolean explicit) {
            unreadable.add(new UnreadableInput(new Problem(name, -1, what), explicit));
        }
    }
}
