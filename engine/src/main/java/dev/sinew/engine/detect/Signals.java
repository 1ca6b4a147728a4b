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
import java.util.function.Function;

/** The signals that stand after some changes. */
public final class Signals {
    private final Map<Key, Signal> standing = new HashMap<>();

    private record Key(String rule, Origin origin) {
        static Key of(Signal signal) {
            return new Key(signal.rule().id(), signal.origin());
        }
    }

    public void accept(Collection<? extends Change> changes) {
        for (Change change : changes) {
            if (change instanceof Change.SignalRaised raised) {
                standing.put(Key.of(raised.signal()), raised.signal());
            } else if (change instanceof Change.SignalWithdrawn withdrawn) {
                standing.remove(Key.of(withdrawn.signal()));
            }
        }
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
        int count = in.count(SignalReader.LEAST);
        for (int i = 0; i < count && !in.failed(); i++) {
            signals.read().ifPresent(signal -> standing.put(Key.of(signal), signal));
        }
        in.end("signals");
    }
}
