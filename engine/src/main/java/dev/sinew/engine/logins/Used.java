package dev.sinew.engine.logins;

import dev.sinew.engine.codec.PartReader;
import dev.sinew.engine.codec.PartWriter;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Credential.Claims;
import dev.sinew.model.Observation;
import dev.sinew.model.Origin;
import dev.sinew.model.Segment;
import java.util.List;
import java.util.Set;

/** What one exchange did with one token, until it is settled. */
record Used(
        long timeMicros,
        Origin origin,
        Deed deed,
        long token,
        long other,
        int flags,
        long client,
        String agent,
        long caller,
        int status,
        String api,
        String method,
        String selector,
        List<Segment> segments,
        long place,
        long issuedAt,
        long expires,
        long signature,
        int rights) {
    /** It is for one person's session. */
    static final int OWN = 1;
    /** The client is within the private network. */
    static final int PRIVATE = 1 << 1;
    /** The place is where one logs in or out. */
    static final int ENTRANCE = 1 << 2;
    /** It is a JSON Web Token that names somebody. */
    static final int NAMING = 1 << 3;
    /** It is a key of an application, which no login hands out. */
    static final int KEY = 1 << 4;
    /** It names an application that it was given to. */
    static final int APPLIED = 1 << 5;
    /** It changes nothing, whatever its method. */
    static final int ASKS = 1 << 6;
    /** What is done with a token. */
    enum Deed {
        GIVEN,
        USED,
        RENEWED,
        ENDED,
        /** An answer had it in it, whoever it is for. */
        SHOWN;

        private static final Deed[] ALL = values();
    }

    static Used of(Observation observation, Deed deed, long token, long other, int flags, long caller, long place) {
        return new Used(
                observation.timeMicros(),
                observation.origin(),
                deed,
                token,
                other,
                flags,
                observation.client().print(),
                observation.client().agent(),
                caller,
                observation.status(),
                observation.api(),
                observation.method(),
                observation.selector(),
                observation.segments(),
                place,
                Claims.ABSENT,
                Claims.ABSENT,
                0,
                0);
    }

    /** The same of a token that says this. */
    Used saying(Claims claims) {
        return new Used(
                timeMicros,
                origin,
                deed,
                token,
                other,
                flags,
                client,
                agent,
                caller,
                status,
                api,
                method,
                selector,
                segments,
                place,
                claims.issuedAt(),
                claims.expires(),
                claims.signature(),
                Set.copyOf(claims.scopes()).hashCode());
    }

    boolean is(int flag) {
        return (flags & flag) != 0;
    }

    static int inOrder(Used one, Used other) {
        int order = Long.compare(one.timeMicros, other.timeMicros);
        order = order != 0 ? order : one.origin.compareTo(other.origin);
        return order != 0 ? order : one.deed.compareTo(other.deed);
    }

    void write(StateWriter out) {
        out.moment(timeMicros, origin);
        out.octet(deed.ordinal());
        out.fixed(token);
        out.fixed(other);
        out.octet(flags);
        out.fixed(client);
        out.shared(agent);
        out.fixed(caller);
        out.zigzag(status);
        out.shared(api);
        out.shared(method);
        out.shared(selector);
        new PartWriter(out).segments(segments);
        out.fixed(place);
        out.fixed(issuedAt);
        out.fixed(expires);
        out.fixed(signature);
        out.fixed(rights);
    }

    static Used read(StateReader in) {
        in.moment();
        return new Used(
                in.time(),
                in.place(),
                Deed.ALL[in.below(Deed.ALL.length)],
                in.fixedLong(),
                in.fixedLong(),
                in.octet(),
                in.fixedLong(),
                in.shared(),
                in.fixedLong(),
                in.zigzagInt(),
                in.shared(),
                in.shared(),
                in.shared(),
                new PartReader(in).segments(),
                in.fixedLong(),
                in.fixedLong(),
                in.fixedLong(),
                in.fixedLong(),
                in.fixedInt());
    }
}
