package dev.sinew.app.serve;

import dev.sinew.console.ListenAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code sinew serve} in a process of its own, so that it can be killed. */
final class ServedProcess {
    private static final Pattern ADDRESSES =
            Pattern.compile("Page and read API: http://([^/]+)/ +Intake: http://([^/]+)/");

    private final Process process;
    final ListenAddress console;
    final ListenAddress intake;

    private ServedProcess(Process process, ListenAddress console, ListenAddress intake) {
        this.process = process;
        this.console = console;
        this.intake = intake;
    }

    /** Starts it over a folder and waits until it listens. */
    static ServedProcess start(Path folder) throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.sinew.app.Main",
                        "serve",
                        "--data",
                        folder.toString(),
                        "--console",
                        "127.0.0.1:0",
                        "--intake",
                        "127.0.0.1:0",
                        "--config",
                        config(folder).toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
        List<String> said = new ArrayList<>();
        for (String line = err.readLine(); line != null; line = err.readLine()) {
            said.add(line);
            Matcher found = ADDRESSES.matcher(line);
            if (found.find()) {
                Thread.ofPlatform().daemon().start(() -> drain(err));
                return new ServedProcess(process, address(found.group(1)), address(found.group(2)));
            }
        }
        throw new AssertionError("it did not start: " + said);
    }

    /** Reads on, so that the process never waits for somebody to read. Ends with it, in whatever way it ends. */
    private static void drain(BufferedReader err) {
        try {
            while (err.readLine() != null) {
                // Only the addresses matter.
            }
        } catch (IOException e) {
            // It was killed.
        }
    }

    /** State is saved often, so that a start after a kill goes on from it. */
    private static Path config(Path folder) throws IOException {
        Path file = folder.resolveSibling(folder.getFileName() + ".yaml");
        return Files.writeString(file, "serve:\n  snapshot-every-entries: 20000\n  publish-every-s: 1\n");
    }

    private static ListenAddress address(String text) {
        return ListenAddress.parse(text).orElseThrow();
    }

    /** Ends it without any warning. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end, and says with which code it did. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not stop");
        }
        return process.exitValue();
    }
}
