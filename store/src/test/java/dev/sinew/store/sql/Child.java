package dev.sinew.store.sql;

import dev.sinew.store.Appended;
import dev.sinew.store.Identity;
import dev.sinew.store.JournalEntry;
import dev.sinew.store.Store;
import dev.sinew.store.StoreAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Another process, which opens a store and appends to it until it is killed, saying what was acknowledged. */
final class Child implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    static final int BATCH = 20;

    private final Process process;
    private final BufferedReader output;

    private Child(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static Child start(StoreAddress address) throws IOException {
        return new Child(process("-Xmx256m", Child.class, text(address)));
    }

    /** Starts a main class in a process of its own. */
    static Process process(String heap, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** An address as another process takes it, passwords and all. */
    static String text(StoreAddress address) {
        return address instanceof StoreAddress.Server(String url) ? url : address.toString();
    }

    long pid() {
        return process.pid();
    }

    /** The last sequence that it was told of next. */
    long acknowledged() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("the other process ended by itself");
        }
        return Long.parseLong(line);
    }

    /** Kills it as a machine that loses its power would, and reads what it still said. */
    long kill() throws IOException, InterruptedException {
        // Not by the process itself, which would throw away what it said.
        process.toHandle().destroyForcibly();
        process.waitFor();
        long last = 0;
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            last = Long.parseLong(line);
        }
        return last;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    static JournalEntry entry(long number) {
        return new JournalEntry(
                JournalEntry.EXCHANGE, new byte[600], "gateway", Identity.of("token", "id-" + number), NOON);
    }

    static List<JournalEntry> batch(long from) {
        return IntStream.range(0, BATCH).mapToObj(at -> entry(from + at)).toList();
    }

    public static void main(String[] arguments) {
        Store store = Stores.open(StoreAddress.of(arguments[0]));
        for (long next = 1; next < Long.MAX_VALUE; next += BATCH) {
            Appended appended = store.journal().append(batch(next));
            System.out.println(appended.places().get(BATCH - 1).sequence());
            System.out.flush();
        }
    }
}
