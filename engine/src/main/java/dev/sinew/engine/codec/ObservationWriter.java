package dev.sinew.engine.codec;

import dev.sinew.model.BodyFacts;
import dev.sinew.model.ClassHit;
import dev.sinew.model.Direction;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.Link;
import dev.sinew.model.Location;
import dev.sinew.model.MarkHit;
import dev.sinew.model.Observation;
import dev.sinew.model.ValueType;
import java.util.List;

/** Writes one observation in the form that {@link ObservationCodec} describes; {@link ObservationReader} is its mirror. */
final class ObservationWriter {
    static final int LOCATIONS = Location.values().length;

    private final ByteWriter out;
    private final PartWriter parts;
    private final PathTable paths = new PathTable();
    private int[] requestPaths = {};
    private int[] answerPaths = {};
    private int[] hitPaths = {};

    ObservationWriter(ByteWriter out) {
        this.out = out;
        this.parts = new PartWriter(out);
    }

    void write(Observation o) {
        int flags = o.direction() == Direction.OUTGOING ? 1 : 0;
        flags |= o.encrypted() ? 2 : 0;
        flags |= o.headersKnown() ? 4 : 0;
        out.octet(flags);
        out.text(o.origin().file());
        out.zigzag(o.origin().entry());
        out.text(o.id());
        out.fixed(o.timeMicros());
        out.zigzag(o.tookMicros());
        out.fixed(o.keyId());
        out.fixed(o.markSet());
        out.text(o.api());
        out.text(o.method());
        parts.segments(o.segments());
        out.text(o.selector());
        out.zigzag(o.status());
        dictionary(o);
        fields(o.request(), requestPaths);
        fields(o.answer(), answerPaths);
        body(o.requestBody());
        body(o.answerBody());
        out.fixed(o.client().print());
        out.raw(o.client().address().cipherText());
        out.text(o.client().agent());
        parts.credentials(o.credentials());
        links(o.links());
        hits(o.classHits());
        marks(o.marks());
        out.varint(o.limits() & 0xffff_ffffL);
        out.varint(o.traits());
        out.text(o.traceId());
    }

    /** The paths in the order met; afterwards every row and hit knows its path's number. */
    private void dictionary(Observation o) {
        requestPaths = references(o.request());
        answerPaths = references(o.answer());
        hitPaths = new int[o.classHits().size()];
        for (int i = 0; i < hitPaths.length; i++) {
            hitPaths[i] = reference(o.classHits().get(i).path());
        }
        out.varint(paths.count());
        for (int i = 0; i < paths.count(); i++) {
            out.varint(paths.parent(i));
            out.text(paths.name(i));
        }
    }

    private int[] references(Fields fields) {
        int[] references = new int[fields.rows()];
        for (int row = 0; row < references.length; row++) {
            references[row] = reference(fields.path(row));
        }
        return references;
    }

    private int reference(FieldPath path) {
        if (path.depth() > ObservationCodec.MAX_DEPTH) {
            throw new IllegalArgumentException("a path of " + path.depth() + " names");
        }
        return paths.reference(path);
    }

    private void fields(Fields fields, int[] references) {
        out.varint(fields.rows());
        for (int row = 0; row < fields.rows(); row++) {
            long print = fields.print(row);
            long number = fields.number(row);
            String text = fields.text(row);
            ValueType type = fields.type(row);
            int head = type.ordinal();
            head |= print != 0 ? 1 << 4 : 0;
            head |= number != 0 ? 1 << 5 : 0;
            head |= text.isEmpty() ? 0 : 1 << 6;
            head |= fields.identifies(row) ? 1 << 7 : 0;
            out.varint(references[row]);
            out.octet(head);
            out.varint(fields.length(row) << 7 | fields.format(row).ordinal());
            if (print != 0) {
                out.fixed(print);
            }
            if (number != 0) {
                number(type, number);
            }
            if (!text.isEmpty()) {
                out.text(text);
            }
        }
    }

    /** Shifted integers look random, buckets are small. */
    private void number(ValueType type, long number) {
        if (type == ValueType.INTEGER) {
            out.fixed(number);
        } else {
            out.zigzag(number);
        }
    }

    private void body(BodyFacts facts) {
        out.varint(facts.knowledge().ordinal());
        out.varint(facts.kind().ordinal());
        out.zigzag(facts.size());
        out.zigzag(facts.values());
    }

    private void links(List<Link> links) {
        out.varint(links.size());
        for (Link link : links) {
            out.varint(link.kind().ordinal());
            out.fixed(link.from());
            out.fixed(link.to());
            out.text(link.place());
            out.raw(link.name().cipherText());
        }
    }

    private void hits(List<ClassHit> hits) {
        out.varint(hits.size());
        for (int i = 0; i < hitPaths.length; i++) {
            ClassHit hit = hits.get(i);
            out.varint(hit.side().ordinal());
            out.varint(hitPaths[i]);
            out.text(hit.dataClass());
            out.varint(hit.count());
            out.text(hit.sample());
        }
    }

    private void marks(List<MarkHit> marks) {
        out.varint(marks.size());
        for (MarkHit mark : marks) {
            out.text(mark.rule());
            out.varint(mark.side().ordinal());
            out.text(mark.place());
            out.varint(mark.outcome().ordinal());
            out.text(mark.note());
        }
    }
}
