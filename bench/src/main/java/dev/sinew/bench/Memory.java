package dev.sinew.bench;

import dev.sinew.bytes.Slice;
import dev.sinew.engine.profile.FieldBudget;
import dev.sinew.engine.profile.Profile;
import dev.sinew.engine.profile.Shapes;
import dev.sinew.model.Body;
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
 * What an operation's profile takes of memory: many profiles of 40 fields, half in requests and half in answers, each fed with
 * calls whose values all differ, and the heap in use before and after.
 */
final class Memory {
    private static final int OPERATIONS = 4_000;
    private static final int CALLS = 40;
    private static final int FIELDS = 20;

    private Memory() {}

    static void print(PrintStream out) {
        List<Observation> calls = calls();
        FieldBudget budget = new FieldBudget(Integer.MAX_VALUE);
        List<Profile> profiles = new ArrayList<>();
        long before = PeakHeap.usedNow();
        for (int i = 0; i < OPERATIONS; i++) {
            Profile profile = new Profile();
            Shapes shapes = new Shapes(budget);
            for (Observation call : calls) {
                shapes.add(call);
                profile.add(call, call.segments().getFirst().print(), Optional.of(shapes));
            }
            profiles.add(profile);
        }
        long after = PeakHeap.usedNow();
        int fields = profiles.getFirst().shapes().iterator().next().fields();
        out.printf(
                Locale.ROOT,
                "%d operations of %d fields, %d calls each: %.1f KB an operation%n",
                profiles.size(),
                fields,
                CALLS,
                (after - before) / 1024.0 / profiles.size());
    }

    private static List<Observation> calls() {
        ObserveLoop loop = new ObserveLoop();
        Headers json = new Headers.Builder()
                .add("content-type", "application/json")
                .add("authorization", "Bearer 0123456789abcdef")
                .build();
        List<Observation> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            StringBuilder body = new StringBuilder("{");
            for (int field = 0; field < FIELDS; field++) {
                String value = field % 2 == 0 ? "\"value-" + field + "-" + i + "\"" : "" + (1000 * field + i);
                body.append(field == 0 ? "" : ",")
                        .append("\"field")
                        .append((char) ('a' + field))
                        .append("\":")
                        .append(value);
            }
            Body captured = Body.whole(Slice.of(body.append('}').toString()));
            calls.add(loop.observe(new Exchange(
                    new Origin("memory", i),
                    "",
                    1_769_860_800_000_000L + i,
                    1000 + i,
                    "203.0.113.9",
                    Direction.INCOMING,
                    new Exchange.Request("POST", Slice.of("https://api.bank.example/" + (10_000 + i)), json, captured),
                    Optional.of(new Exchange.Response(200, json, captured)))));
        }
        return calls;
    }
}
