package dev.sinew.engine.ownership;

import dev.sinew.engine.access.AccessWriter;
import dev.sinew.engine.codec.SignalWriter;
import dev.sinew.engine.codec.StateWriter;

/** Writes accesses that are kept, with what they led to; {@link KeptReader} is its mirror. */
final class KeptWriter {
    private final StateWriter out;
    private final AccessWriter accesses;
    private final SignalWriter signals;

    KeptWriter(StateWriter out) {
        this.out = out;
        this.accesses = new AccessWriter(out);
        this.signals = new SignalWriter(out);
    }

    void write(Kept kept) {
        accesses.write(kept.access);
        out.varint(kept.batch);
        out.varint(kept.shown);
        out.fixed(kept.strange);
        out.flag(kept.nobodys);
        out.varint(kept.signals.size());
        kept.signals.forEach(signals::write);
    }
}
