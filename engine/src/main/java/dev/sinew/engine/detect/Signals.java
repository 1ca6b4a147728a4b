package dev.sinew.engine.detect;

import dev.sinew.model.Change;
import dev.sinew.model.Origin;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
}
