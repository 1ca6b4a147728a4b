package dev.sinew.engine.codec;

import dev.sinew.model.BodyFacts;
import dev.sinew.model.BodyFacts.Knowledge;
import dev.sinew.model.BodyKind;
import dev.sinew.model.ClassHit;
import dev.sinew.model.Direction;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.Link;
import dev.sinew.model.Location;
import dev.sinew.model.MarkHit;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Observation;
import dev.sinew.model.Origin;
import dev.sinew.model.Sealed;
import dev.sinew.model.Side;
import dev.sinew.model.Trait;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one observation. Every count is held against the bytes that are left before anything is made for it, and
 * every ordinal against its enumeration.
 */
final class ObservationReader {
    private static final int TYPES = ValueType.values().length;
    private static final int FORMATS = ValueFormat.values().length;
    private static final int KNOWLEDGES = Knowledge.values().length;
    private static final int BODY_KINDS = BodyKind.values().length;
    private static final int LINK_KINDS = Link.Kind.values().length;
    private static final int OUTCOMES = Outcome.values().length;

    /** The fewest bytes that one of each takes. */
    private static final int PATH = 2;

    private static final int ROW = 3;
    private static final int LINK = 19;
    private static final int HIT = 4;
    private static final Location[] LOCATIONS = Location.values();
    private static final int MARK = 5;

    private final ByteReader in;
    private final int version;
    private final PartReader parts;
    private FieldPath[] paths = new FieldPath[0];

    ObservationReader(ByteReader in, int version) {
        this.in = in;
        this.version = version;
        this.parts = new PartReader(in, version >= 3);
    }

    Decoded read() {
        int flags = in.octet();
        if (flags > 7) {
            in.fail("unknown flags");
        }
        Observation observation = new Observation(
                new Origin(in.text(), in.zigzag()),
                in.text(),
                in.fixedLong(),
                in.zigzag(),
                (flags & 1) != 0 ? Direction.OUTGOING : Direction.INCOMING,
                in.fixedInt(),
                in.fixedInt(),
                (flags & 2) != 0,
                in.text(),
                in.text(),
                parts.segments(),
                in.text(),
                in.zigzagInt(),
                firstFields(),
                fields(),
                body(),
                body(),
                new Observation.Client(in.fixedLong(), cipher(), in.text()),
                parts.credentials(),
                links(),
                hits(),
                marks(),
                (flags & 4) != 0,
                limits(),
                version >= 2 ? traits() : 0,
                in.text());
        if (!in.failed() && !in.ended()) {
            in.fail("bytes are left over");
        }
        return in.failed() ? new Decoded.Broken(in.problem()) : new Decoded.Ok(observation);
    }

    /** The dictionary of paths stands before the rows of the request. */
    private Fields firstFields() {
        int count = in.count(PATH);
        FieldPath[] read = new FieldPath[ObservationWriter.LOCATIONS + count];
        for (int i = 0; i < ObservationWriter.LOCATIONS; i++) {
            read[i] = FieldPath.root(LOCATIONS[i]);
        }
        for (int i = ObservationWriter.LOCATIONS; i < read.length && !in.failed(); i++) {
            FieldPath parent = read[in.below(i)];
            if (parent.depth() == ObservationCodec.MAX_DEPTH) {
                in.fail("a path has too many names");
            }
            read[i] = parent.child(in.text());
        }
        paths = read;
        return fields();
    }

    private FieldPath path() {
        int number = in.below(paths.length);
        return in.failed() ? paths[0] : paths[number];
    }

    private Fields fields() {
        int count = in.count(ROW);
        if (count == 0) {
            return Fields.NONE;
        }
        FieldPath[] rows = new FieldPath[count];
        int[] kinds = new int[count];
        long[] prints = new long[count];
        long[] numbers = new long[count];
        String[] texts = new String[count];
        for (int row = 0; row < count && !in.failed(); row++) {
            rows[row] = path();
            int head = in.octet();
            kinds[row] = kind(head);
            prints[row] = (head & 1 << 4) != 0 ? in.fixedLong() : 0;
            numbers[row] = (head & 1 << 5) != 0 ? number(head) : 0;
            texts[row] = (head & 1 << 6) != 0 ? in.text() : "";
        }
        return in.failed() ? Fields.NONE : new Fields(rows, kinds, prints, numbers, texts);
    }

    private int kind(int head) {
        int type = head & 0xf;
        int shape = in.below((Fields.MAX_LENGTH + 1) << 7);
        int format = shape & 0x7f;
        if (type >= TYPES || format >= FORMATS) {
            in.fail("a number is out of its range");
            return 0;
        }
        int kind = Fields.kind(ValueType.of(type), ValueFormat.of(format), shape >>> 7);
        return (head & 1 << 7) != 0 ? Fields.identifying(kind) : kind;
    }

    private long number(int head) {
        return (head & 0xf) == ValueType.INTEGER.ordinal() ? in.fixedLong() : in.zigzag();
    }

    private BodyFacts body() {
        Knowledge knowledge = Knowledge.of(in.below(KNOWLEDGES));
        BodyKind kind = BodyKind.of(in.below(BODY_KINDS));
        return new BodyFacts(knowledge, kind, in.zigzag(), in.zigzagInt());
    }

    private Sealed cipher() {
        byte[] bytes = in.raw();
        return bytes.length == 0 ? Sealed.NONE : new Sealed(bytes);
    }

    private List<Link> links() {
        int count = in.count(LINK);
        List<Link> links = new ArrayList<>(count);
        for (int i = 0; i < count && !in.failed(); i++) {
            links.add(
                    new Link(Link.Kind.of(in.below(LINK_KINDS)), in.fixedLong(), in.fixedLong(), in.text(), cipher()));
        }
        return links;
    }

    private List<ClassHit> hits() {
        int count = in.count(HIT);
        List<ClassHit> hits = new ArrayList<>(count);
        for (int i = 0; i < count && !in.failed(); i++) {
            hits.add(new ClassHit(side(), path(), in.text(), (int) in.varint() & Integer.MAX_VALUE, in.text()));
        }
        return hits;
    }

    private List<MarkHit> marks() {
        int count = in.count(MARK);
        List<MarkHit> marks = new ArrayList<>(count);
        for (int i = 0; i < count && !in.failed(); i++) {
            marks.add(new MarkHit(in.text(), side(), in.text(), Outcome.of(in.below(OUTCOMES)), in.text()));
        }
        return marks;
    }

    private Side side() {
        return in.below(2) == 0 ? Side.REQUEST : Side.ANSWER;
    }

    private long traits() {
        long bits = in.varint();
        if ((bits & ~Trait.all()) != 0) {
            in.fail("unknown traits");
        }
        return bits;
    }

    private int limits() {
        long bits = in.varint();
        if (bits >>> 32 != 0) {
            in.fail("a number is out of its range");
        }
        return (int) bits;
    }
}
