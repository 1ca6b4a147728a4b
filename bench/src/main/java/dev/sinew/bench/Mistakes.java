package dev.sinew.bench;

import dev.sinew.bench.world.Event;
import dev.sinew.bench.world.Label;
import dev.sinew.bench.world.World;
import dev.sinew.bench.world.WorldSettings;
import dev.sinew.model.Exchange;
import dev.sinew.model.Signal;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The events of a world that were judged wrongly, by what they have in common, with some examples of each. The world is run once
 * more for them: the same seed gives the same events.
 */
final class Mistakes {
    private final WorldSettings settings;
    private final int examples;
    private final Map<Long, List<Signal>> signals = new HashMap<>();
    private final SortedMap<String, Group> groups = new TreeMap<>();

    private static final class Group {
        final List<String> examples = new ArrayList<>();
        int count;
        int right;
    }

    Mistakes(WorldSettings settings, WorldRun.Outcome outcome, int examples) {
        this.settings = settings;
        this.examples = examples;
        for (Signal signal : outcome.signals()) {
            signals.computeIfAbsent(signal.origin().entry(), entry -> new ArrayList<>(1))
                    .add(signal);
        }
    }

    void print(PrintStream out) {
        new World(settings).forEachRemaining(this::take);
        groups.forEach((name, group) -> {
            if (group.count > 0) {
                out.printf(Locale.ROOT, "%6d (%d right)  %s%n", group.count, group.right, name);
                group.examples.forEach(example -> out.println("                  " + example));
            }
        });
    }

    private void take(Event event) {
        Label label = event.label();
        List<Signal> own = signals.getOrDefault(event.index(), List.of());
        if (label.succeeded()) {
            note("missed " + label.attackClass(), event, own, own.isEmpty());
        } else if (!label.attack() && !own.isEmpty()) {
            String kind = label.kind().name().toLowerCase(Locale.ROOT);
            note("false alarm " + kind + " " + own.getFirst().rule().id(), event, own, true);
        }
    }

    private void note(String what, Event event, List<Signal> own, boolean wrong) {
        Exchange.Request request = event.exchange().request();
        String url = request.url().text();
        String place =
                url.substring("https://".length()).replaceAll("\\?.*", "").replaceAll("[^/.]*[0-9][^/.]*", "*");
        Group group = groups.computeIfAbsent(what + "  " + request.method() + " " + place, key -> new Group());
        if (!wrong) {
            group.right++;
            return;
        }
        group.count++;
        if (group.examples.size() < examples) {
            int status =
                    event.exchange().response().map(Exchange.Response::status).orElse(-1);
            String notes = own.isEmpty() ? "" : "  " + own.getFirst().note();
            group.examples.add(
                    "#" + event.index() + " actor-" + event.label().actor() + " " + url + " -> " + status + notes);
        }
    }
}
