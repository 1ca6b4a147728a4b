package dev.sinew.engine.access;

import dev.sinew.engine.codec.PartWriter;
import dev.sinew.engine.codec.StateWriter;

/** Writes accesses; {@link AccessDecoder} is its mirror. */
public final class AccessWriter {
    private final StateWriter out;
    private final PartWriter parts;

    public AccessWriter(StateWriter out) {
        this.out = out;
        this.parts = new PartWriter(out);
    }

    public void write(Access access) {
        int flags = access.actor().known() ? 1 : 0;
        flags |= access.onBehalf() ? 2 : 0;
        flags |= access.headersKnown() ? 4 : 0;
        flags |= access.answerKnown() ? 8 : 0;
        flags |= access.asks() ? 16 : 0;
        flags |= access.opens() ? 32 : 0;
        flags |= access.signs() ? 64 : 0;
        out.octet(flags);
        out.varint(access.sequence());
        out.moment(access.timeMicros(), access.origin());
        out.shared(access.api());
        out.shared(access.method());
        out.shared(access.selector());
        parts.segments(access.segments());
        out.zigzag(access.status());
        out.fixed(access.actor().key());
        out.fixed(access.account());
        parts.credentials(access.credentials());
        references(access.request());
        references(access.answer());
        out.varint(access.answerValues());
        out.varint(access.visibility().ordinal());
        parts.texts(access.dataClasses());
    }

    private void references(References references) {
        out.varint((long) references.count() << 1 | (references.cut() ? 1 : 0));
        for (int row = 0; row < references.count(); row++) {
            out.path(references.path(row));
            out.octet(references.small(row) ? 1 : 0);
            out.fixed(references.print(row));
            out.fixed(references.number(row));
        }
    }
}
