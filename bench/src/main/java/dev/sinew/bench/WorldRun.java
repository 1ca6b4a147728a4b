package dev.sinew.bench;

import dev.sinew.bench.world.Event;
import dev.sinew.bench.world.Scoreboard;
import dev.sinew.bench.world.World;
import dev.sinew.bench.world.WorldSettings;
import dev.sinew.engine.incident.Incidents;
import dev.sinew.engine.ownership.Source;
import dev.sinew.model.Incident;
import dev.sinew.model.Severity;
import dev.sinew.model.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A world run through the engine as {@code analyze} runs traffic. Of its events nothing is kept but counts and signals. */
final class WorldRun {
    private WorldRun() {}

    /**
     * What came of it.
     *
     * @param signals that stood at the end
     * @param passed wall time, the world's own making included
     * @param settling the part of it in which the ownership fold settled
     * @param left accesses that were not looked at again for lack of room
     */
    record Outcome(
            Scoreboard board, List<Signal> signals, long exchanges, Duration passed, Duration settling, long left) {
        Outcome {
            signals = List.copyOf(signals);
        }
    }

    /** Runs a world without some sources of evidence and adds to a scoreboard what comes of it. */
    static Outcome run(WorldSettings settings, Set<Source> without) {
        Scoreboard board = new Scoreboard();
        long start = System.nanoTime();
        EngineLoop engine = new EngineLoop(without);
        World world = new World(settings);
        long exchanges = 0;
        while (world.hasNext()) {
            Event event = world.next();
            board.add(event);
            engine.accept(event.exchange());
            exchanges++;
        }
        engine.finish();
        List<Signal> signals = engine.signals();
        signals.forEach(signal -> board.flag(signal.origin().entry()));
        for (Incident incident : Incidents.of(signals)) {
            if (incident.severity().compareTo(Severity.HIGH) >= 0) {
                incident.signals().forEach(signal -> board.blame(signal.origin().entry()));
            }
        }
        return new Outcome(
                board,
                signals,
                exchanges,
                Duration.ofNanos(System.nanoTime() - start),
                Duration.ofNanos(engine.settlingNanos()),
                engine.left());
    }
}
