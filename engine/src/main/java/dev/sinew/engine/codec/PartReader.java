package dev.sinew.engine.codec;

import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Claims;
import dev.sinew.model.Credential.Claims.Identifier;
import dev.sinew.model.Segment;
import dev.sinew.model.ValueFormat;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link PartWriter} wrote, from bytes that anybody may have made. */
public final class PartReader {
    private static final int FORMATS = ValueFormat.values().length;
    private static final int CREDENTIAL_KINDS = Credential.Kind.values().length;
    /** The fewest bytes that one of each takes. */
    private static final int SEGMENT = 3;

    private static final int CREDENTIAL = 10;
    private static final int IDENTIFIER = 9;

    private final ByteReader in;
    /** Whether claims were written with the fingerprint of their signature. */
    private final boolean signed;

    public PartReader(ByteReader in) {
        this(in, true);
    }

    PartReader(ByteReader in, boolean signed) {
        this.in = in;
        this.signed = signed;
    }

    public List<Segment> segments() {
        int count = in.count(SEGMENT);
        List<Segment> segments = new ArrayList<>(ByteReader.room(count));
        for (int i = 0; i < count && !in.failed(); i++) {
            int head = in.below(FORMATS << 2);
            segments.add(new Segment(
                    in.shared(),
                    ValueFormat.of(head >> 2),
                    in.below(Integer.MAX_VALUE),
                    (head & 1) != 0 ? in.fixedLong() : 0,
                    (head & 2) != 0 ? in.fixedLong() : 0));
        }
        return segments;
    }

    public List<Credential> credentials() {
        int count = in.count(CREDENTIAL);
        List<Credential> credentials = new ArrayList<>(ByteReader.room(count));
        for (int i = 0; i < count && !in.failed(); i++) {
            int head = in.below(CREDENTIAL_KINDS << 1);
            credentials.add(new Credential(
                    Credential.Kind.of(head >> 1),
                    in.shared(),
                    in.fixedLong(),
                    (head & 1) != 0 ? claims() : Claims.NONE));
        }
        return credentials;
    }

    private Claims claims() {
        return new Claims(
                in.shared(),
                in.fixedLong(),
                in.shared(),
                in.fixedLong(),
                in.fixedLong(),
                in.fixedLong(),
                in.fixedLong(),
                texts(),
                in.zigzag(),
                in.zigzag(),
                in.zigzag(),
                texts(),
                signed ? in.fixedLong() : 0,
                identifiers());
    }

    private List<Identifier> identifiers() {
        int count = in.count(IDENTIFIER);
        List<Identifier> identifiers = new ArrayList<>(ByteReader.room(count));
        for (int i = 0; i < count && !in.failed(); i++) {
            identifiers.add(new Identifier(in.shared(), in.fixedLong()));
        }
        return identifiers;
    }

    public List<String> texts() {
        int count = in.count(1);
        List<String> texts = new ArrayList<>(ByteReader.room(count));
        for (int i = 0; i < count && !in.failed(); i++) {
            texts.add(in.shared());
        }
        return texts;
    }
}
