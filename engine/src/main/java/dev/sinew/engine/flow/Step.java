package dev.sinew.engine.flow;

import dev.sinew.engine.codec.PartReader;
import dev.sinew.engine.codec.PartWriter;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Origin;
import dev.sinew.model.Segment;
import dev.sinew.model.Signal;
import java.util.Arrays;
import java.util.List;

/**
 * One write, as a step of something longer.
 *
 * @param origin where it was read
 * @param timeMicros when, in microseconds since 1970 UTC
 * @param tookMicros how long until the answer
 * @param api the lower-case authority
 * @param method the method in upper case
 * @param selector what the body asked for, or empty
 * @param segments the path
 * @param status the answer's status, or -1 where there was none
 * @param actor the caller, or the client where nothing tells a caller
 * @param client the fingerprint of the client's address, or 0
 * @param ids fingerprints of what an anonymous request names that other requests of the same flow name, too
 * @param facts what the request holds, see the constants
 * @param content what the request says, to tell a repetition
 * @param answer what the answer says, likewise
 */
record Step(
        Origin origin,
        long timeMicros,
        long tookMicros,
        String api,
        String method,
        String selector,
        List<Segment> segments,
        int status,
        Signal.Actor actor,
        long client,
        List<Long> ids,
        int facts,
        long content,
        long answer) {
    /** The request holds an amount, or where money comes from or goes. */
    static final int MONEY = 1;
    /** The request holds a password, a PIN or a code. */
    static final int SECRET = 1 << 1;
    /** A token was handed out, or asked to be renewed. */
    static final int LOGIN = 1 << 2;
    /** The request brings something that only a message from the server can have told. */
    static final int TOLD = 1 << 3;

    private static final int FACTS = 1 << 4;
    static final int MOST_IDS = 3;
    /** The fewest bytes that one takes. */
    static final int LEAST = 40;

    Step {
        segments = List.copyOf(segments);
        ids = List.copyOf(ids);
    }

    boolean has(int fact) {
        return (facts & fact) != 0;
    }

    boolean succeeded() {
        return status >= 200 && status < 300;
    }

    /** Whether it was refused for what it is, rather than for how often it came, or nobody knows. */
    boolean refused() {
        return switch (status) {
            case 400, 401, 402, 403, 404, 405, 410, 412, 415, 422, 451 -> true;
            default -> false;
        };
    }

    /** The same by a caller under its key of today. */
    Step by(long caller) {
        return new Step(
                origin,
                timeMicros,
                tookMicros,
                api,
                method,
                selector,
                segments,
                status,
                new Signal.Actor(caller, true),
                client,
                ids,
                facts,
                content,
                answer);
    }

    void write(StateWriter out) {
        out.moment(timeMicros, origin);
        out.zigzag(tookMicros);
        out.shared(api);
        out.shared(method);
        out.shared(selector);
        new PartWriter(out).segments(segments);
        out.zigzag(status);
        out.fixed(actor.key());
        out.flag(actor.known());
        out.fixed(client);
        out.longs(ids.stream().mapToLong(Long::longValue).toArray());
        out.octet(facts);
        out.fixed(content);
        out.fixed(answer);
    }

    static Step read(StateReader in) {
        in.moment();
        long time = in.time();
        Origin origin = in.place();
        return new Step(
                origin,
                time,
                in.zigzag(),
                in.shared(),
                in.shared(),
                in.shared(),
                new PartReader(in).segments(),
                in.zigzagInt(),
                new Signal.Actor(in.fixedLong(), in.flag()),
                in.fixedLong(),
                Arrays.stream(in.longs(MOST_IDS)).boxed().toList(),
                in.below(FACTS),
                in.fixedLong(),
                in.fixedLong());
    }
}
