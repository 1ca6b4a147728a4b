package dev.sinew.engine.access;

import dev.sinew.engine.codec.ByteWriter;
import dev.sinew.engine.codec.PartWriter;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Location;
import java.util.HashMap;
import java.util.Map;

/** Writes accesses, each path but once; {@link AccessDecoder} is its mirror. */
public final class AccessWriter {
    static final int LOCATIONS = Location.values().length;

    private final ByteWriter out;
    private final PartWriter parts;
    private final Map<FieldPath, Integer> paths = new HashMap<>();

    public AccessWriter(ByteWriter out) {
        this.out = out;
        this.parts = new PartWriter(out);
    }

    public void write(Access access) {
        int flags = access.actor().known() ? 1 : 0;
        flags |= access.onBehalf() ? 2 : 0;
        flags |= access.headersKnown() ? 4 : 0;
        flags |= access.answerKnown() ? 8 : 0;
        out.octet(flags);
        out.varint(access.sequence());
        out.text(access.origin().file());
        out.zigzag(access.origin().entry());
        out.fixed(access.timeMicros());
        out.text(access.api());
        out.text(access.method());
        out.text(access.selector());
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
            path(references.path(row));
            out.octet(references.small(row) ? 1 : 0);
            out.fixed(references.print(row));
            out.fixed(references.number(row));
        }
    }

    /** A message part as its ordinal; a path that was written before as its number; else what it stands in, and its name. */
    private void path(FieldPath path) {
        Integer known = paths.get(path);
        if (path.depth() == 0) {
            out.varint(path.location().ordinal());
        } else if (known != null) {
            out.varint(LOCATIONS + 1L + known);
        } else {
            out.varint(LOCATIONS);
            path(path.parent());
            out.text(path.name());
            paths.put(path, paths.size());
        }
    }
}
