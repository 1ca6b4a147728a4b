package dev.sinew.engine.codec;

import dev.sinew.model.Signal;

/** Writes signals; {@link SignalReader} is its mirror. */
public final class SignalWriter {
    private final StateWriter out;

    public SignalWriter(StateWriter out) {
        this.out = out;
    }

    public void write(Signal signal) {
        out.shared(signal.rule().id());
        out.operation(signal.operation());
        out.moment(signal.timeMicros(), signal.origin());
        out.varint(signal.outcome().ordinal());
        out.fixed(signal.actor().key());
        out.flag(signal.actor().known());
        out.varint(signal.objects().size());
        for (long object : signal.objects()) {
            out.fixed(object);
        }
        new PartWriter(out).texts(signal.dataClasses());
        out.varint(signal.confidence().ordinal());
        out.shared(signal.note());
    }
}
