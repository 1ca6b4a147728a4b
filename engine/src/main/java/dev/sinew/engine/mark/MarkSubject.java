package dev.sinew.engine.mark;

import dev.sinew.bytes.Slice;
import dev.sinew.engine.inject.RequestValues;
import dev.sinew.model.BodyKind;
import dev.sinew.model.Credential;
import dev.sinew.model.Exchange;
import dev.sinew.model.Trait;
import java.util.List;

/**
 * What a mark may look at.
 *
 * @param exchange the raw exchange; nothing of it may leave the mark but masked
 * @param credentials what the request proves itself with
 * @param status the answer's status, or -1 where unknown
 * @param traits the bits of the {@link Trait}s that its headers and address tell; {@link Trait#LOGIN} is not among them yet
 * @param path the URL's path
 * @param asked the request's body, decoded
 * @param answered the answer's body, decoded
 * @param values the request's values that could be code to somebody; valid only while the mark looks
 */
public record MarkSubject(
        Exchange exchange,
        List<Credential> credentials,
        int status,
        long traits,
        Slice path,
        Content asked,
        Content answered,
        RequestValues values) {

    /**
     * A body without its content encoding, in UTF-8.
     *
     * @param kind its format
     * @param bytes what was seen of it; valid only while the mark looks
     */
    public record Content(BodyKind kind, Slice bytes) {
        public static final Content NONE = new Content(BodyKind.NONE, Slice.EMPTY);
    }

    /** Whether the exchange has a trait. */
    public boolean has(Trait trait) {
        return trait.in(traits);
    }

    /** Whether the answer tells of success (2xx). */
    public boolean succeeded() {
        return status >= 200 && status < 300;
    }
}
