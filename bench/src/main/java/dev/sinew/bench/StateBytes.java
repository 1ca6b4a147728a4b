package dev.sinew.bench;

import dev.sinew.bench.world.World;
import dev.sinew.bench.world.WorldSettings;
import dev.sinew.engine.codec.ByteSource;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the state of the folds takes as bytes after a world has run, for each operation, caller or object that it knows, and how
 * much of it is written and read in a second of the thread's processor time; of each the median of some rounds. The bytes go
 * nowhere: disks and checksums are not measured.
 */
final class StateBytes {
    private static final int ROUNDS = 21;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private StateBytes() {}

    static void print(WorldSettings settings, PrintStream out) {
        EngineLoop engine = new EngineLoop();
        World world = new World(settings);
        long exchanges = 0;
        while (world.hasNext()) {
            engine.accept(world.next().exchange());
            exchanges++;
        }
        int operations = engine.finish().size();
        Map<String, Long> known = Map.of(
                "identity", engine.callers(),
                "routes", (long) operations,
                "ownership", engine.objects());
        Map<String, String> units = Map.of("identity", "caller", "routes", "operation", "ownership", "object");
        out.printf(Locale.ROOT, "%d exchanges%n", exchanges);
        out.printf(
                Locale.ROOT,
                "%-10s %12s %10s %-10s %10s %8s %8s%n",
                "",
                "bytes",
                "known",
                "",
                "bytes each",
                "write",
                "read");
        long all = 0;
        for (EngineLoop.Part part : engine.parts()) {
            Measured measured = measure(part);
            all += measured.bytes;
            long count = known.getOrDefault(part.name(), 0L);
            out.printf(
                    Locale.ROOT,
                    "%-10s %12d %10s %-10s %10s %8.0f %8.0f MB/s%n",
                    part.name(),
                    measured.bytes,
                    count == 0 ? "" : count,
                    units.getOrDefault(part.name(), ""),
                    count == 0 ? "" : measured.bytes / count,
                    measured.written,
                    measured.read);
        }
        out.printf(Locale.ROOT, "%-10s %12d%n", "all", all);
    }

    private record Measured(long bytes, double written, double read) {}

    private static Measured measure(EngineLoop.Part part) {
        double[] written = new double[ROUNDS];
        double[] read = new double[ROUNDS];
        long bytes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<byte[]> pieces = new ArrayList<>();
            long start = THREADS.getCurrentThreadCpuTime();
            StateWriter out = new StateWriter(
                    (piece, from, length, last) -> pieces.add(Arrays.copyOfRange(piece, from, from + length)));
            part.write().accept(out);
            out.end();
            long middle = THREADS.getCurrentThreadCpuTime();
            bytes = pieces.stream().mapToLong(piece -> piece.length).sum();
            Iterator<byte[]> rest = pieces.iterator();
            ByteSource source = () -> rest.hasNext() ? rest.next() : new byte[0];
            EngineLoop.Part empty = new EngineLoop()
                    .parts().stream()
                            .filter(each -> each.name().equals(part.name()))
                            .findFirst()
                            .orElseThrow();
            long readFrom = THREADS.getCurrentThreadCpuTime();
            empty.read().accept(new StateReader(source));
            long end = THREADS.getCurrentThreadCpuTime();
            written[round] = bytes * 1e3 / (middle - start);
            read[round] = bytes * 1e3 / (end - readFrom);
        }
        return new Measured(bytes, median(written), median(read));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
