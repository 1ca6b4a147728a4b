package dev.sinew.engine.ownership;

import dev.sinew.engine.access.AccessWriter;
import dev.sinew.engine.codec.ByteWriter;
import dev.sinew.engine.ownership.Actor.Kept;
import dev.sinew.model.Operation;
import dev.sinew.model.Signal;

/** Writes accesses that are kept, with what they led to; {@link KeptReader} is its mirror. */
final class KeptWriter {
    private final ByteWriter out;
    private final AccessWriter accesses;

    KeptWriter(ByteWriter out) {
        this.out = out;
        this.accesses = new AccessWriter(out);
    }

    void write(Kept kept) {
        accesses.write(kept.access);
        out.varint(kept.batch);
        out.varint(kept.shown);
        out.octet(kept.nobodys ? 1 : 0);
        out.varint(kept.signals.size());
        kept.signals.forEach(this::signal);
    }

    /** When it was, where it was read and which classes of data it showed are the access's own. */
    private void signal(Signal signal) {
        out.text(signal.rule().id());
        operation(signal.operation(), out);
        out.varint(signal.outcome().ordinal());
        out.fixed(signal.actor().key());
        out.octet(signal.actor().known() ? 1 : 0);
        out.varint(signal.objects().size());
        for (long object : signal.objects()) {
            out.fixed(object);
        }
        out.varint(signal.confidence().ordinal());
        out.text(signal.note());
    }

    static void operation(Operation operation, ByteWriter out) {
        out.text(operation.api());
        out.text(operation.method());
        out.text(operation.path());
        out.text(operation.selector());
    }
}
