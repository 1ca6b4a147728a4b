package dev.sinew.bench.world;

import dev.sinew.bench.world.Label.Kind;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts how well a set of flagged events fits the truth: attacks found by class, false alarms by kind of actor. Events are
 * added by their index, flags in any order and also late.
 */
public final class Scoreboard {
    private final BitSet flagged = new BitSet();
    private final BitSet attacks = new BitSet();
    private final BitSet benign = new BitSet();
    private final BitSet blamed = new BitSet();
    private int[] actors = new int[1 << 12];
    private final SortedMap<String, Row> rows = new TreeMap<>();
    private final Map<Kind, BitSet> kinds = new EnumMap<>(Kind.class);
    private final SortedMap<String, BitSet> hosts = new TreeMap<>();

    /** The indexes of the events of one class. */
    private record Row(BitSet all, BitSet succeeded) {}

    /** How many there are, and how many of them are flagged. */
    public record Share(int all, int found) {
        /** Found as a part of all, 1 where there is nothing to find. */
        public double rate() {
            return all == 0 ? 1 : (double) found / all;
        }
    }

    public void add(Event event) {
        int index = Math.toIntExact(event.index());
        add(index, event.label());
        String host = event.exchange().request().headers().first("host").text();
        hosts.computeIfAbsent(host, key -> new BitSet()).set(index);
    }

    /** Adds what is true of an event. */
    public void add(int index, Label label) {
        if (index >= actors.length) {
            actors = Arrays.copyOf(actors, Math.max(index + 1, 2 * actors.length));
        }
        actors[index] = label.actor();
        benign.set(label.actor(), label.kind() != Kind.ATTACKER);
        if (label.attack()) {
            Row row = rows.computeIfAbsent(label.attackClass(), name -> new Row(new BitSet(), new BitSet()));
            row.all().set(index);
            row.succeeded().set(index, label.succeeded());
            attacks.set(index);
            return;
        }
        kinds.computeIfAbsent(label.kind(), kind -> new BitSet()).set(index);
    }

    /** Says that a detector found fault with an event. */
    public void flag(long index) {
        flagged.set(Math.toIntExact(index));
    }

    /** Says that a flagged event is part of a high or critical incident. */
    public void blame(long index) {
        blamed.set(Math.toIntExact(index));
    }

    /** Whether an event was flagged. */
    public boolean isFlagged(long index) {
        return flagged.get(Math.toIntExact(index));
    }

    /** Attacks of a class, empty for all, that succeeded or not. */
    public Share attacks(String attackClass) {
        return share(attackClass.isEmpty() ? attacks : row(attackClass).all());
    }

    /** Attacks of a class, empty for all, that succeeded. */
    public Share succeeded(String attackClass) {
        if (!attackClass.isEmpty()) {
            return share(row(attackClass).succeeded());
        }
        return share(succeeded());
    }

    private BitSet succeeded() {
        BitSet all = new BitSet();
        rows.values().forEach(row -> all.or(row.succeeded()));
        return all;
    }

    /** Exchanges of a kind of actor that are no attack; those of attackers as well. */
    public Share falseAlarms(Kind kind) {
        return share(kinds.getOrDefault(kind, new BitSet()));
    }

    /** Exchanges that are no attack, of actors who never attack. */
    public Share falseAlarms() {
        BitSet all = new BitSet();
        kinds.forEach((kind, events) -> {
            if (kind != Kind.ATTACKER) {
                all.or(events);
            }
        });
        return share(all);
    }

    /** Actors who never attack, and those of them with a flagged exchange. */
    public Share benignActors() {
        return benign(flagged);
    }

    /** Actors who never attack, and those of them in a high or critical incident. */
    public Share blamedActors() {
        return benign(blamed);
    }

    private Share benign(BitSet events) {
        BitSet hit = new BitSet();
        events.stream().filter(index -> index < actors.length).forEach(index -> hit.set(actors[index]));
        hit.and(benign);
        return new Share(benign.cardinality(), hit.cardinality());
    }

    private Row row(String attackClass) {
        return rows.getOrDefault(attackClass, new Row(new BitSet(), new BitSet()));
    }

    private Share share(BitSet events) {
        BitSet both = (BitSet) events.clone();
        both.and(flagged);
        return new Share(events.cardinality(), both.cardinality());
    }

    /** The table for people. */
    public String table() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT, "%-18s %8s %8s %10s %8s%n", "attack class", "attacks", "found", "succeeded", "found"));
        rows.keySet().forEach(name -> line(text, name, attacks(name), succeeded(name)));
        line(text, "all", attacks(""), succeeded(""));
        text.append(String.format(
                Locale.ROOT, "%n%-18s %10s %8s %9s%n", "no attack, by", "exchanges", "flagged", "per cent"));
        for (Kind kind : kinds.keySet()) {
            Share share = falseAlarms(kind);
            double percent = 100 * share.rate();
            text.append(String.format(
                    Locale.ROOT,
                    "%-18s %10d %8d %9.4f%n",
                    kind.name().toLowerCase(Locale.ROOT),
                    share.all(),
                    share.found(),
                    percent));
        }
        applications(text);
        Share actors = benignActors();
        text.append(String.format(
                Locale.ROOT,
                "%nbenign actors flagged: %d of %d, in a high or critical incident: %d%n",
                actors.found(),
                actors.all(),
                blamedActors().found()));
        return text.toString();
    }

    private void applications(StringBuilder text) {
        text.append(String.format(
                Locale.ROOT,
                "%n%-18s %10s %8s %10s %8s %9s%n",
                "application",
                "succeeded",
                "found",
                "no attack",
                "flagged",
                "per cent"));
        BitSet succeeded = succeeded();
        hosts.forEach((host, events) -> {
            Share attacked = within(events, succeeded);
            BitSet rest = (BitSet) events.clone();
            rest.andNot(attacks);
            Share alarms = share(rest);
            text.append(String.format(
                    Locale.ROOT,
                    "%-18s %10d %8d %10d %8d %9.4f%n",
                    host.substring(0, Math.min(18, host.length())),
                    attacked.all(),
                    attacked.found(),
                    alarms.all(),
                    alarms.found(),
                    100 * alarms.rate()));
        });
    }

    private Share within(BitSet events, BitSet some) {
        BitSet both = (BitSet) some.clone();
        both.and(events);
        return share(both);
    }

    private static void line(StringBuilder text, String name, Share all, Share succeeded) {
        text.append(String.format(
                Locale.ROOT,
                "%-18s %8d %8d %10d %8d%n",
                name,
                all.all(),
                all.found(),
                succeeded.all(),
                succeeded.found()));
    }
}
