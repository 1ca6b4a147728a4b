package dev.sinew.bench;

import dev.sinew.model.Exchange;
import dev.sinew.model.Observation;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Says where observing spends its time and memory: execution samples of Flight Recorder, by step, by the method that runs and
 * by the nearest method of ours, and the classes allocated.
 */
final class Profile {
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration RECORDED = Duration.ofSeconds(20);
    /** So many at least before: then the engine no longer learns all anew. */
    private static final int PASSES = 10;

    private static final int LINES = 30;

    private final Map<String, Double> steps = new HashMap<>();
    private final Map<String, Double> running = new HashMap<>();
    private final Map<String, Double> ours = new HashMap<>();
    private final Map<String, Double> allocated = new HashMap<>();

    static void print(Function<Exchange, Observation> measured, PrintStream out) {
        Profile profile = new Profile();
        try {
            profile.read(record(measured));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        table(out, "time by step of observe", profile.steps);
        table(out, "time by method", profile.running);
        table(out, "time by nearest method of ours, and the one that calls it", profile.ours);
        table(out, "bytes allocated by class", profile.allocated);
    }

    private static Path record(Function<Exchange, Observation> loop) throws IOException {
        List<Exchange> exchanges = new ExchangeGenerator(1).exchanges(ExchangeGenerator.MEASURED);
        Later later = new Later(exchanges.size());
        run(loop, exchanges, later, WARM_UP, PASSES);
        Path file = Files.createTempFile("observe", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
            recording.enable("jdk.ObjectAllocationSample").with("throttle", "500/s");
            recording.start();
            run(loop, exchanges, later, RECORDED, 1);
            recording.stop();
            recording.dump(file);
        }
        return file;
    }

    private static void run(
            Function<Exchange, Observation> loop, List<Exchange> exchanges, Later later, Duration least, int passes) {
        long end = System.nanoTime() + least.toNanos();
        long rows = 0;
        for (int pass = 0; pass < passes || System.nanoTime() < end; pass++) {
            for (Exchange exchange : exchanges) {
                Observation observation = loop.apply(later.of(exchange));
                rows += observation.request().count() + observation.answer().count();
            }
        }
        if (rows == 0) {
            throw new IllegalStateException("nothing was observed");
        }
    }

    private void read(Path file) throws IOException {
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            if (event.getStackTrace() == null) {
                continue;
            }
            List<RecordedFrame> frames = event.getStackTrace().getFrames();
            if (event.getEventType().getName().equals("jdk.ExecutionSample")) {
                steps.merge(step(frames), 1.0, Double::sum);
                running.merge(name(frames.getFirst()), 1.0, Double::sum);
                ours.merge(nearest(frames), 1.0, Double::sum);
            } else {
                String what = event.getClass("objectClass").getName() + " in " + nearest(frames);
                allocated.merge(what, (double) event.getLong("weight"), Double::sum);
            }
        }
        Files.delete(file);
    }

    /** What observe, the engine itself or the settling of ownership called. */
    private static String step(List<RecordedFrame> frames) {
        for (int i = frames.size() - 1; i >= 0; i--) {
            String called = shortName(frames.get(i));
            if (called.startsWith("Actors.") || called.startsWith("Judge.") || called.startsWith("Knowledge.cut")) {
                return "settle: " + called + (i == 0 ? "" : " > " + shortName(frames.get(i - 1)));
            }
        }
        for (int i = 0; i < frames.size(); i++) {
            String called = shortName(frames.get(i));
            if (called.equals("Observer.observe") || called.equals("EngineLoop.accept")) {
                return shortName(frames.get(Math.max(0, i - 1)));
            }
        }
        return "elsewhere";
    }

    private static String nearest(List<RecordedFrame> frames) {
        for (int i = 0; i < frames.size(); i++) {
            if (name(frames.get(i)).startsWith("dev.sinew.")) {
                String caller = i + 1 < frames.size() ? shortName(frames.get(i + 1)) : "";
                return shortName(frames.get(i)) + " < " + caller;
            }
        }
        return "elsewhere";
    }

    private static String shortName(RecordedFrame frame) {
        String type = frame.getMethod().getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "."
                + frame.getMethod().getName();
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    private static void table(PrintStream out, String title, Map<String, Double> weights) {
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        out.println(title);
        weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(LINES)
                .forEach(e -> out.printf(Locale.ROOT, "%6.1f %%  %s%n", 100 * e.getValue() / sum, e.getKey()));
        out.println();
    }
}
