package dev.sinew.bench;

import dev.sinew.bytes.Slice;
import dev.sinew.engine.identity.Cohort;
import dev.sinew.engine.ownership.Callers;
import dev.sinew.engine.ownership.OwnershipFold;
import dev.sinew.engine.ownership.OwnershipLimits;
import dev.sinew.engine.route.OperationFinder;
import dev.sinew.engine.route.RouteFold;
import dev.sinew.engine.route.RouteLimits;
import dev.sinew.engine.verify.TokenVerdict.Signature;
import dev.sinew.model.Body;
import dev.sinew.model.Change;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import dev.sinew.model.Observation;
import dev.sinew.model.Origin;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What ownership takes of memory for many callers with some objects each: every one is given its objects by a list and uses one
 * of them, and the heap in use before and after.
 */
final class ManyCallers {
    private static final int CALLERS = 1_000_000;
    private static final int OBJECTS = 20;
    private static final long SECOND = 1_000_000;
    private static final Headers JSON =
            new Headers.Builder().add("content-type", "application/json").build();
    private static final OwnershipLimits LIMITS =
            new OwnershipLimits(2_000, 20_000, 2 * CALLERS * OBJECTS, 2 * CALLERS, 120_000, 512);

    private final ObserveLoop observe = new ObserveLoop();
    private final RouteFold routes = new RouteFold(RouteLimits.DEFAULT);
    private final List<Change> changes = new ArrayList<>();
    private final OwnershipFold fold =
            new OwnershipFold(LIMITS, AS_THEY_ARE, print -> Signature.UNKNOWN, situation -> List.of());
    private long taken;

    private static final Callers AS_THEY_ARE = new Callers() {
        @Override
        public long now(long caller) {
            return caller;
        }

        @Override
        public Optional<Cohort> cohort(long caller) {
            return Optional.of(Cohort.USER);
        }
    };

    private ManyCallers() {}

    static void print(PrintStream out) {
        new ManyCallers().measure(out);
    }

    private void measure(PrintStream out) {
        int known = 5_000;
        for (int caller = 1; caller <= known; caller++) {
            calls(caller, true);
        }
        OperationFinder finder = routes.settle(changes);
        changes.clear();
        fold.settle(finder, false, changes);
        long before = PeakHeap.usedNow();
        long start = System.nanoTime();
        for (int caller = known + 1; caller <= known + CALLERS; caller++) {
            calls(caller, false);
            if (fold.isFull()) {
                fold.settle(finder, false, changes);
                changes.clear();
            }
        }
        fold.settle(finder, true, changes);
        double seconds = (System.nanoTime() - start) / 1e9;
        long after = PeakHeap.usedNow();
        out.printf(
                Locale.ROOT,
                "%d callers with %d objects each: %d bytes a caller; %.0f accesses/s; %d objects forgotten, %d accesses left%n",
                CALLERS,
                OBJECTS,
                (after - before) / CALLERS,
                2.0 * CALLERS / seconds,
                fold.forgotten(),
                fold.left());
    }

    private void calls(int caller, boolean routed) {
        StringBuilder list = new StringBuilder("{\"accounts\":[");
        for (int i = 0; i < OBJECTS; i++) {
            list.append(i == 0 ? "" : ",")
                    .append("{\"accountId\":\"")
                    .append(id(caller, i))
                    .append("\",\"balance\":")
                    .append(i)
                    .append('}');
        }
        call(caller, "", list.append("]}").toString(), routed);
        String one = id(caller, caller % OBJECTS);
        call(caller, "/" + one, "{\"accountId\":\"" + one + "\",\"balance\":1}", routed);
    }

    private static String id(int caller, int object) {
        return "AC" + (1_000_000_000L + (long) caller * OBJECTS + object);
    }

    private void call(int caller, String path, String answer, boolean routed) {
        Observation observation = observe.observe(new Exchange(
                new Origin("callers", taken),
                "",
                1_769_860_800_000_000L + taken++ * SECOND / 10,
                1000,
                "203.0.113.9",
                Direction.INCOMING,
                new Exchange.Request(
                        "GET", Slice.of("https://api.bank.example/accounts" + path), Headers.NONE, Body.NONE),
                Optional.of(new Exchange.Response(200, JSON, Body.whole(Slice.of(answer))))));
        if (routed) {
            routes.accept(observation, caller, changes);
        }
        fold.accept(observation, caller, 0);
    }
}
