package dev.sinew.engine.usage;

import dev.sinew.engine.codec.PartReader;
import dev.sinew.engine.codec.PartWriter;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.usage.Use.Named;
import dev.sinew.model.MarkHit;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Origin;
import dev.sinew.model.Side;
import dev.sinew.model.Signal;
import dev.sinew.model.Standing;
import dev.sinew.model.Violation;
import java.util.ArrayList;
import java.util.List;

/** Uses as bytes. */
final class UseCodec {
    /** The fewest bytes that one takes. */
    static final int LEAST = 20;

    private static final int FLAGS = 32;
    private static final int KINDS = Standing.Kind.values().length;
    private static final int BREACHES = Violation.Kind.values().length;

    private static final int OUTCOMES = Outcome.values().length;

    private UseCodec() {}

    static void write(StateWriter out, Use use) {
        int flags = use.actor().known() ? 1 : 0;
        flags |= use.override() ? 2 : 0;
        flags |= use.tool() ? 4 : 0;
        flags |= use.scan() ? 8 : 0;
        flags |= use.bare() ? 16 : 0;
        out.octet(flags);
        out.moment(use.timeMicros(), use.origin());
        out.shared(use.api());
        out.shared(use.method());
        out.shared(use.selector());
        new PartWriter(out).segments(use.segments());
        out.zigzag(use.status());
        out.fixed(use.actor().key());
        named(out, use.rights());
        out.shared(use.claimed());
        out.varint(use.names().size());
        use.names().forEach(out::fixed);
        named(out, use.kept());
        named(out, use.codes());
        named(out, use.amounts());
        out.varint(use.records());
        named(out, use.revealed());
        out.varint(use.leaks().size());
        use.leaks().forEach(out::shared);
        out.varint(use.notices().size());
        for (MarkHit each : use.notices()) {
            out.shared(each.rule());
            out.octet(each.side().ordinal());
            out.shared(each.place());
            out.octet(each.outcome().ordinal());
            out.shared(each.note());
        }
        out.octet(use.standing().kind().ordinal());
        out.shared(use.standing().why());
        out.varint(use.violations().size());
        for (Violation each : use.violations()) {
            out.octet(each.kind().ordinal());
            out.shared(each.field());
            out.shared(each.note());
        }
        named(out, use.forms());
    }

    private static void named(StateWriter out, List<Named> all) {
        out.varint(all.size());
        for (Named each : all) {
            out.shared(each.name());
            out.fixed(each.value());
        }
    }

    static Use read(StateReader in) {
        int flags = in.below(FLAGS);
        in.moment();
        long time = in.time();
        Origin origin = in.place();
        return new Use(
                origin,
                time,
                in.shared(),
                in.shared(),
                in.shared(),
                new PartReader(in).segments(),
                in.zigzagInt(),
                new Signal.Actor(in.fixedLong(), (flags & 1) != 0),
                named(in),
                in.shared(),
                names(in),
                named(in),
                named(in),
                named(in),
                in.upTo(Integer.MAX_VALUE),
                named(in),
                leaks(in),
                notices(in),
                (flags & 2) != 0,
                (flags & 4) != 0,
                (flags & 8) != 0,
                (flags & 16) != 0,
                new Standing(Standing.Kind.of(in.below(KINDS)), in.shared()),
                violations(in),
                named(in, Forms.MOST));
    }

    private static List<Violation> violations(StateReader in) {
        int count = in.upTo(UseReader.MOST);
        List<Violation> read = new ArrayList<>(count);
        for (int i = 0; i < count && !in.failed(); i++) {
            read.add(new Violation(Violation.Kind.of(in.below(BREACHES)), in.shared(), in.shared()));
        }
        return read;
    }

    private static List<Long> names(StateReader in) {
        int count = in.upTo(UseReader.MOST);
        List<Long> read = new ArrayList<>(count);
        for (int i = 0; i < count && !in.failed(); i++) {
            read.add(in.fixedLong());
        }
        return read;
    }

    private static List<Named> named(StateReader in) {
        return named(in, UseReader.MOST);
    }

    private static List<Named> named(StateReader in, int most) {
        int count = in.upTo(most);
        List<Named> read = new ArrayList<>(count);
        for (int i = 0; i < count && !in.failed(); i++) {
            read.add(new Named(in.shared(), in.fixedLong()));
        }
        return read;
    }

    private static List<MarkHit> notices(StateReader in) {
        int count = in.upTo(UseReader.MOST);
        List<MarkHit> read = new ArrayList<>(count);
        for (int i = 0; i < count && !in.failed(); i++) {
            read.add(new MarkHit(
                    in.shared(),
                    in.below(2) == 0 ? Side.REQUEST : Side.ANSWER,
                    in.shared(),
                    Outcome.of(in.below(OUTCOMES)),
                    in.shared()));
        }
        return read;
    }

    private static List<String> leaks(StateReader in) {
        int count = in.upTo(UseReader.MOST);
        List<String> read = new ArrayList<>(count);
        for (int i = 0; i < count && !in.failed(); i++) {
            read.add(in.shared());
        }
        return read;
    }
}
