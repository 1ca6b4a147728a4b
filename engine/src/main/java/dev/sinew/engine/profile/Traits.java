package dev.sinew.engine.profile;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Observation;
import dev.sinew.model.Origin;
import dev.sinew.model.Trait;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How many exchanges had which trait, and where each was seen first. Merges by adding. */
public final class Traits {
    private static final int TRAITS = Trait.values().length;

    private final EnumMap<Trait, Seen> seen = new EnumMap<>(Trait.class);

    /** How often, and first where. */
    private static final class Seen {
        private long count;
        private Origin first = Origin.NONE;
        private long time = Long.MAX_VALUE;

        void add(long more, long at, Origin origin) {
            count += more;
            if (first.equals(Origin.NONE) || at < time || (at == time && origin.compareTo(first) < 0)) {
                first = origin;
                time = at;
            }
        }
    }

    void add(Observation observation) {
        for (long left = observation.traits(); left != 0; left &= left - 1) {
            seen(Trait.of(Long.numberOfTrailingZeros(left))).add(1, observation.timeMicros(), observation.origin());
        }
    }

    private Seen seen(Trait trait) {
        return seen.computeIfAbsent(trait, key -> new Seen());
    }

    void merge(Traits other) {
        other.seen.forEach((trait, theirs) -> seen(trait).add(theirs.count, theirs.time, theirs.first));
    }

    /** How many exchanges had a trait. */
    public long count(Trait trait) {
        Seen held = seen.get(trait);
        return held == null ? 0 : held.count;
    }

    /** The earliest exchange that had it, or {@link Origin#NONE}. */
    public Origin first(Trait trait) {
        Seen held = seen.get(trait);
        return held == null ? Origin.NONE : held.first;
    }

    /** All counts, in the order of the traits. */
    public Map<Trait, Long> counts() {
        EnumMap<Trait, Long> counts = new EnumMap<>(Trait.class);
        seen.forEach((trait, held) -> counts.put(trait, held.count));
        return Collections.unmodifiableMap(counts);
    }

    void write(StateWriter out) {
        out.varint(seen.size());
        seen.forEach((trait, held) -> {
            out.varint(trait.ordinal());
            out.varint(held.count);
            out.moment(held.time, held.first);
        });
    }

    void read(StateReader in) {
        int size = in.upTo(TRAITS);
        for (int i = 0; i < size && !in.failed(); i++) {
            Seen held = seen(Trait.of(in.below(TRAITS)));
            held.count = in.varint();
            in.moment();
            held.time = in.time();
            held.first = in.place();
        }
    }
}
