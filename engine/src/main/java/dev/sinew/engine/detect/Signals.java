package dev.sinew.engine.detect;

import dev.sinew.engine.codec.DamagedState;
import dev.sinew.engine.codec.SignalReader;
import dev.sinew.engine.codec.SignalWriter;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Change;
import dev.sinew.model.Origin;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The signals that stand after some changes, so many at most. Where there are more, those of the actors who have most are let go,
 * out of the middle of their time: how each began and how it goes on stays, and nobody can bury another's by making many.
 */
public final class Signals {
    /** How many are kept. */
    static final int MOST = 100_000;

    private final int most;
    private final Map<Key, Signal> standing = new HashMap<>();

    private record Key(String rule, Origin origin) {
        static Key of(Signal signal) {
            return new Key(signal.rule().id(), signal.origin());
        }
    }

    private long forgotten;

    public Signals() {
        this(MOST);
    }

    Signals(int most) {
        this.most = most;
    }

    public void accept(Collection<? extends Change> changes) {
        for (Change change : changes) {
            if (change instanceof Change.SignalRaised raised) {
                standing.put(Key.of(raised.signal()), raised.signal());
            } else if (change instanceof Change.SignalWithdrawn withdrawn) {
                standing.remove(Key.of(withdrawn.signal()));
            }
        }
        if (standing.size() > most) {
            shrink(most - most / 10);
        }
    }

    /** How many were let go. */
    public long forgotten() {
        return forgotten;
    }

    private void shrink(int wanted) {
        Map<Signal.Actor, List<Signal>> byActor = new TreeMap<>();
        all().forEach(signal -> byActor.computeIfAbsent(signal.actor(), key -> new ArrayList<>())
                .add(signal));
        int each = share(byActor.values(), wanted);
        for (List<Signal> his : byActor.values()) {
            int first = (each + 1) / 2;
            int last = his.size() - each / 2;
            his.subList(Math.min(first, his.size()), Math.max(Math.min(first, his.size()), last))
                    .forEach(this::forget);
        }
        // Where even one of each actor is too much, the oldest go.
        all().stream().limit(Math.max(0, standing.size() - wanted)).forEach(this::forget);
    }

    /** The most that each actor may have so that all together have as many as wanted; one at least. */
    private static int share(Collection<List<Signal>> all, int wanted) {
        int low = 1;
        int high = wanted;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            long sum =
                    all.stream().mapToLong(his -> Math.min(his.size(), middle)).sum();
            low = sum <= wanted ? middle : low;
            high = sum <= wanted ? high : middle - 1;
        }
        return low;
    }

    private void forget(Signal signal) {
        standing.remove(Key.of(signal));
        forgotten++;
    }

    /** All of them by time, origin and rule. */
    public List<Signal> all() {
        List<Signal> all = new ArrayList<>(standing.values());
        all.sort(Comparator.comparingLong(Signal::timeMicros)
                .thenComparing(Signal::origin)
                .thenComparing(signal -> signal.rule().id()));
        return all;
    }

    /** Writes all of them. */
    public void write(StateWriter out) {
        SignalWriter signals = new SignalWriter(out);
        out.varint(forgotten);
        out.varint(standing.size());
        all().forEach(signals::write);
    }

    /**
     * Takes over those of a state, to its end, but for rules that are no more.
     *
     * @param rules the facts of a rule by its id
     * @throws DamagedState where the bytes are no such state; then these must not be used
     */
    public void read(StateReader in, Function<String, Optional<RuleFacts>> rules) {
        SignalReader signals = new SignalReader(in, rules);
        forgotten = in.varint();
        int count = in.count(SignalReader.LEAST);
        for (int i = 0; i < count && !in.failed(); i++) {
            signals.read().ifPresent(signal -> standing.put(Key.of(signal), signal));
        }
        in.end("signals");
    }
}
