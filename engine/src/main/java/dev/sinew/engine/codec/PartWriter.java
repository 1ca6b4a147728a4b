package dev.sinew.engine.codec;

import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Claims;
import dev.sinew.model.Credential.Claims.Identifier;
import dev.sinew.model.Segment;
import java.util.List;

/** Writes those parts of an observation that are kept beyond it; {@link PartReader} is its mirror. */
public final class PartWriter {
    private final ByteWriter out;

    public PartWriter(ByteWriter out) {
        this.out = out;
    }

    public void segments(List<Segment> segments) {
        out.varint(segments.size());
        for (Segment segment : segments) {
            int present = (segment.print() != 0 ? 1 : 0) | (segment.number() != 0 ? 2 : 0);
            out.varint(segment.format().ordinal() << 2 | present);
            out.shared(segment.text());
            out.varint(segment.length());
            if (segment.print() != 0) {
                out.fixed(segment.print());
            }
            if (segment.number() != 0) {
                out.fixed(segment.number());
            }
        }
    }

    public void credentials(List<Credential> credentials) {
        out.varint(credentials.size());
        for (Credential credential : credentials) {
            Claims claims = credential.claims();
            boolean said = !claims.equals(Claims.NONE);
            out.varint(credential.kind().ordinal() << 1 | (said ? 1 : 0));
            out.shared(credential.place());
            out.fixed(credential.print());
            if (said) {
                claims(claims);
            }
        }
    }

    private void claims(Claims claims) {
        out.shared(claims.algorithm());
        out.fixed(claims.keyId());
        out.shared(claims.issuer());
        out.fixed(claims.subject());
        out.fixed(claims.client());
        out.fixed(claims.tenant());
        out.fixed(claims.consent());
        texts(claims.audience());
        out.zigzag(claims.issuedAt());
        out.zigzag(claims.notBefore());
        out.zigzag(claims.expires());
        texts(claims.scopes());
        out.fixed(claims.signature());
        out.varint(claims.identifiers().size());
        for (Identifier identifier : claims.identifiers()) {
            out.shared(identifier.name());
            out.fixed(identifier.print());
        }
    }

    public void texts(List<String> texts) {
        out.varint(texts.size());
        for (String text : texts) {
            out.shared(text);
        }
    }
}
