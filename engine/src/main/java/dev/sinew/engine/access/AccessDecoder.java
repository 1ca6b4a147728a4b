package dev.sinew.engine.access;

import dev.sinew.engine.codec.PartReader;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Location;
import dev.sinew.model.Signal;
import java.util.Arrays;

/** Reads what {@link AccessWriter} wrote, from bytes that anybody may have made. */
public final class AccessDecoder {
    private static final FieldPath NOWHERE = FieldPath.root(Location.BODY);
    private static final Visibility[] VISIBILITIES = Visibility.values();

    private final StateReader in;
    private final PartReader parts;

    public AccessDecoder(StateReader in) {
        this.in = in;
        this.parts = new PartReader(in);
    }

    public Access read() {
        int flags = in.octet();
        long sequence = in.varint();
        in.moment();
        return new Access(
                sequence,
                in.place(),
                in.time(),
                in.shared(),
                in.shared(),
                in.shared(),
                parts.segments(),
                in.zigzagInt(),
                new Signal.Actor(in.fixedLong(), (flags & 1) != 0),
                in.fixedLong(),
                (flags & 2) != 0,
                (flags & 32) != 0,
                parts.credentials(),
                (flags & 4) != 0,
                (flags & 8) != 0,
                references(),
                references(),
                in.below(Integer.MAX_VALUE),
                VISIBILITIES[in.below(VISIBILITIES.length)],
                parts.texts(),
                (flags & 16) != 0,
                (flags & 64) != 0);
    }

    private References references() {
        int head = in.below(References.MOST << 1 | 2);
        int count = head >> 1;
        if (count == 0) {
            return References.NONE;
        }
        FieldPath[] named = new FieldPath[count];
        Arrays.fill(named, NOWHERE);
        long[] prints = new long[count];
        long[] numbers = new long[count];
        boolean[] small = new boolean[count];
        for (int row = 0; row < count && !in.failed(); row++) {
            named[row] = in.path();
            small[row] = in.octet() != 0;
            prints[row] = in.fixedLong();
            numbers[row] = in.fixedLong();
        }
        return new References(named, prints, numbers, small, (head & 1) != 0);
    }
}
