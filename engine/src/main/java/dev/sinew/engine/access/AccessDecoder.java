package dev.sinew.engine.access;

import dev.sinew.engine.codec.ByteReader;
import dev.sinew.engine.codec.PartReader;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Location;
import dev.sinew.model.Origin;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link AccessWriter} wrote, from bytes that anybody may have made. */
public final class AccessDecoder {
    private static final int DEEPEST = 500;
    /** The fewest bytes that a row takes. */
    private static final int ROW = 18;

    private static final Location[] LOCATIONS = Location.values();
    private static final Visibility[] VISIBILITIES = Visibility.values();

    private final ByteReader in;
    private final PartReader parts;
    private final List<FieldPath> paths = new ArrayList<>();

    public AccessDecoder(ByteReader in) {
        this.in = in;
        this.parts = new PartReader(in);
    }

    public Access read() {
        int flags = in.octet();
        return new Access(
                in.varint(),
                new Origin(in.text(), in.zigzag()),
                in.fixedLong(),
                in.text(),
                in.text(),
                in.text(),
                parts.segments(),
                in.zigzagInt(),
                new Signal.Actor(in.fixedLong(), (flags & 1) != 0),
                in.fixedLong(),
                (flags & 2) != 0,
                parts.credentials(),
                (flags & 4) != 0,
                (flags & 8) != 0,
                references(),
                references(),
                in.below(Integer.MAX_VALUE),
                VISIBILITIES[in.below(VISIBILITIES.length)],
                parts.texts());
    }

    private References references() {
        int head = in.below(References.MOST << 1 | 2);
        int count = head >> 1;
        if (count == 0 || count > in.left() / ROW) {
            if (count > 0) {
                in.fail("more items are announced than bytes are left");
            }
            return References.NONE;
        }
        FieldPath[] named = new FieldPath[count];
        long[] prints = new long[count];
        long[] numbers = new long[count];
        boolean[] small = new boolean[count];
        for (int row = 0; row < count; row++) {
            named[row] = path(0);
            small[row] = in.octet() != 0;
            prints[row] = in.fixedLong();
            numbers[row] = in.fixedLong();
        }
        return new References(named, prints, numbers, small, (head & 1) != 0);
    }

    private FieldPath path(int depth) {
        int head = in.below(LOCATIONS.length + 1 + paths.size());
        if (head < LOCATIONS.length) {
            return FieldPath.root(LOCATIONS[head]);
        }
        if (head > LOCATIONS.length) {
            return paths.get(head - LOCATIONS.length - 1);
        }
        if (depth > DEEPEST) {
            in.fail("a path is too deep");
            return FieldPath.root(LOCATIONS[0]);
        }
        FieldPath path = path(depth + 1).child(in.text());
        paths.add(path);
        return path;
    }
}
