package dev.sinew.bench;

import dev.sinew.bench.world.Scoreboard;
import dev.sinew.bench.world.Scoreboard.Share;
import dev.sinew.bench.world.WorldSettings;
import dev.sinew.engine.ownership.Source;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What detection finds in worlds, and what it takes for an attack that is none, as tables. */
final class WorldTables {
    private static final int APPLICATIONS = 7;
    private static final int DAYS = 4;

    private final PrintStream out;
    private final PeakHeap heap = new PeakHeap();

    WorldTables(PrintStream out) {
        this.out = out;
    }

    /** One world in full, with so many examples of each kind of mistake. */
    void world(WorldSettings settings, Set<Source> without, int examples) {
        WorldRun.Outcome outcome = WorldRun.run(settings, without);
        out.println(outcome.board().table());
        double seconds = outcome.passed().toMillis() / 1e3;
        out.printf(
                Locale.ROOT,
                "%d exchanges in %.1f s (%.1f s of it settling), %.0f exchanges/s; %d MB of heap at most after a collection; "
                        + "%d accesses not looked at again%n",
                outcome.exchanges(),
                seconds,
                outcome.settling().toMillis() / 1e3,
                outcome.exchanges() / seconds,
                heap.bytes() >> 20,
                outcome.left());
        if (examples > 0) {
            new Mistakes(settings, outcome, examples).print(out);
        }
    }

    /** Each source of evidence left out in turn. */
    void ablation(long seed) {
        WorldSettings settings = WorldSettings.of(seed, 100 * APPLICATIONS, 20 * APPLICATIONS, DAYS);
        head();
        row("everything", List.of(settings), Set.of());
        for (Source source : Source.values()) {
            String name = source.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            row("without " + name, List.of(settings), Set.of(source));
        }
    }

    /** How it gets better with more honest callers, and worse with more attackers and lost answers. */
    void curve(long seed) {
        head();
        int[] callers = {3, 5, 10, 30, 100};
        int[] repeated = {8, 8, 4, 2, 1};
        for (int i = 0; i < callers.length; i++) {
            int users = callers[i] * APPLICATIONS;
            int attackers = Math.max(APPLICATIONS, users / 10);
            WorldSettings settings = WorldSettings.of(seed, users, attackers, DAYS);
            row(callers[i] + " honest callers", seeds(settings, repeated[i]), Set.of());
        }
        WorldSettings hundred = WorldSettings.of(seed, 100 * APPLICATIONS, 10 * APPLICATIONS, DAYS);
        for (double share : new double[] {0.05, 0.2, 0.5}) {
            String name = String.format(Locale.ROOT, "100, %.0f %% attackers", 100 * share);
            row(name, List.of(hundred.withAttackerShare(share)), Set.of());
        }
        row("100, 30 % lost", List.of(hundred.withLost(0.3)), Set.of());
    }

    private static List<WorldSettings> seeds(WorldSettings settings, int count) {
        List<WorldSettings> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(settings.withSeed(settings.seed() + i));
        }
        return all;
    }

    private void head() {
        out.printf(
                Locale.ROOT,
                "%-24s %9s %7s %7s %9s %7s %8s %8s %7s %7s%n",
                "",
                "succeeded",
                "found",
                "%",
                "benign",
                "flagged",
                "%",
                "actors",
                "flagged",
                "high");
    }

    private void row(String name, List<WorldSettings> worlds, Set<Source> without) {
        int[] sums = new int[7];
        for (WorldSettings settings : worlds) {
            Scoreboard board = WorldRun.run(settings, without).board();
            add(sums, 0, board.succeeded(""));
            add(sums, 2, board.falseAlarms());
            add(sums, 4, board.benignActors());
            sums[6] += board.blamedActors().found();
        }
        out.printf(
                Locale.ROOT,
                "%-24s %9d %7d %7.1f %9d %7d %8.3f %8d %7d %7d%n",
                name,
                sums[0],
                sums[1],
                100.0 * sums[1] / Math.max(1, sums[0]),
                sums[2],
                sums[3],
                100.0 * sums[3] / Math.max(1, sums[2]),
                sums[4],
                sums[5],
                sums[6]);
        out.flush();
    }

    private static void add(int[] sums, int at, Share share) {
        sums[at] += share.all();
        sums[at + 1] += share.found();
    }
}
