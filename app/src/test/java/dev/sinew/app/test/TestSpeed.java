package dev.sinew.app.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints what tests of a large API cost: time, requests and memory, of a process of its own. No test: figures depend on the machine. {@code
 * TestSpeed FOLDER} works in a folder that does not exist yet, and leaves it there.
 */
final class TestSpeed {
    private static final int OPERATIONS = 300;
    private static final int PLANNED = 500;

    private final Path folder;

    private TestSpeed(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        TestSpeed speed = new TestSpeed(Files.createDirectory(Path.of(arguments[0])));
        speed.plan();
        for (Duration latency : List.of(Duration.ZERO, Duration.ofMillis(20))) {
            speed.test(latency, "reading");
            speed.test(latency, "writing", "--allow-writes");
        }
    }

    private void plan() throws Exception {
        Ended ended = run(PLANNED, "http://127.0.0.1:9", "--dry-run");
        System.out.printf("plan of %d operations: %.1f s, %d MB%n", PLANNED, ended.seconds(), ended.megabytes());
    }

    private void test(Duration latency, String how, String... more) throws Exception {
        try (GeneratedApi api = new GeneratedApi(latency)) {
            Path report = folder.resolve("report.json");
            List<String> all = new ArrayList<>(List.of(more));
            all.addAll(List.of("--format", "json", "--output", report.toString(), "--max-requests", "200000"));
            Ended ended = run(OPERATIONS, api.address().toString(), all.toArray(String[]::new));
            JsonNode json = JsonMapper.shared().readTree(Files.readString(report));
            long requests = json.path("summary").path("exchanges").asLong();
            long tests = json.path("tests").size();
            System.out.printf(
                    "%s %d operations, %d ms latency: %.1f s, %d requests, %.1f per operation, %d tests, %.1f per test,"
                            + " %d MB, %d findings, exit code %d%n",
                    how,
                    OPERATIONS,
                    latency.toMillis(),
                    ended.seconds(),
                    requests,
                    requests / (double) OPERATIONS,
                    tests,
                    requests / (double) tests,
                    ended.megabytes(),
                    json.path("findings").size(),
                    ended.code());
        }
    }

    /** Runs the command in a JVM of its own, as users do. */
    private Ended run(int operations, String target, String... more) throws IOException, InterruptedException {
        Path spec = folder.resolve("openapi.json");
        Path identities = folder.resolve("identities.yaml");
        Files.writeString(spec, GeneratedApi.description(operations / GeneratedApi.OPERATIONS));
        Files.writeString(identities, GeneratedApi.identities());
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseParallelGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.sinew.app.Main",
                "test",
                "--target",
                target,
                "--spec",
                spec.toString(),
                "--identities",
                identities.toString()));
        command.addAll(List.of(more));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
        long most = 0;
        while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
            most = Math.max(most, peak(process.pid()));
        }
        return new Ended(process.exitValue(), (System.nanoTime() - start) / 1e9, most);
    }

    /** The most memory that a process had so far, in megabytes, as Linux counts it; 0 where it does not say. */
    private static long peak(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0L);
        } catch (IOException e) {
            return 0;
        }
    }

    private record Ended(int code, double seconds, long megabytes) {}
}
