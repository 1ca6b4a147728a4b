package dev.sinew.engine.logins;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Origin;
import dev.sinew.model.Signal;

/**
 * One exchange in which somebody said who they are, or proved it, or asked whether somebody is known.
 *
 * @param timeMicros when, in microseconds since 1970 UTC
 * @param origin which exchange
 * @param gate the key of the {@link Gate} where
 * @param kind what was tried
 * @param way how
 * @param actor who did it: the caller where it is known and not the account that is tried, else the client
 * @param client the fingerprint of the client's address, or 0
 * @param agent the family of its user agent, or empty
 * @param account the fingerprint of who is named, or what stands for it; 0 where nothing does
 * @param secret the short-lived fingerprint of what was tried as a proof, or 0
 * @param nameLength how long the name is, in bytes
 * @param status the answer's
 * @param answer what the answer is like: status, fields and short words
 * @param answerLength how much text it holds, in bytes
 */
public record Try(
        long timeMicros,
        Origin origin,
        long gate,
        Kind kind,
        int way,
        Signal.Actor actor,
        long client,
        String agent,
        long account,
        long secret,
        int nameLength,
        int status,
        long answer,
        int answerLength) {
    private static final long HOUR = 3_600_000_000L;

    /** Basic authentication, which every call carries. */
    static final int BASIC = 1;
    /** The answer handed out a token. */
    static final int HANDED = 1 << 1;
    /** The request says what the secret shall be from now on. */
    static final int SETS = 1 << 2;
    /** The name is whole as it stands, not one that is being typed. */
    static final int WHOLE = 1 << 3;

    /** The code is worth something to whoever has it, so that people may try what they found somewhere. */
    static final int REDEEMS = 1 << 4;

    /** What is tried. */
    public enum Kind {
        /** A name with a password. */
        PASSWORD,
        /** A PIN, a one-time code, the answer to a question. */
        CODE,
        /** A name alone, or one for a new account. */
        NAME;

        private static final Kind[] ALL = values();
    }

    /** Whether the request also says what the secret shall be from now on. */
    public boolean sets() {
        return (way & SETS) != 0;
    }

    /** Whether the code is worth something to whoever has it, as a voucher's is, rather than proof of who one is. */
    public boolean redeems() {
        return (way & REDEEMS) != 0;
    }

    /** Whether the name is whole as it stands, not one that may be being typed. */
    public boolean isWhole() {
        return (way & WHOLE) != 0;
    }

    /** The same, taken for another kind. */
    Try as(Kind other) {
        return new Try(
                timeMicros,
                origin,
                gate,
                other,
                way,
                actor,
                client,
                agent,
                account,
                secret,
                nameLength,
                status,
                answer,
                answerLength);
    }

    /** Whether it only says again what one before it said, within an hour. */
    boolean isAgain(Try before) {
        return before.account == account
                && before.secret == secret
                && before.kind == kind
                && before.status == status
                && (before.gate == gate || is(BASIC))
                && timeMicros - before.timeMicros < HOUR;
    }

    boolean is(int flag) {
        return (way & flag) != 0;
    }

    /** By time, then by where they were read. */
    static int inOrder(Try one, Try other) {
        int order = Long.compare(one.timeMicros, other.timeMicros);
        return order != 0 ? order : one.origin.compareTo(other.origin);
    }

    void write(StateWriter out) {
        out.moment(timeMicros, origin);
        out.fixed(gate);
        out.octet(kind.ordinal());
        out.octet(way);
        out.fixed(actor.key());
        out.flag(actor.known());
        out.fixed(client);
        out.shared(agent);
        out.fixed(account);
        out.fixed(secret);
        out.varint(nameLength);
        out.zigzag(status);
        out.fixed(answer);
        out.varint(answerLength);
    }

    static Try read(StateReader in) {
        in.moment();
        return new Try(
                in.time(),
                in.place(),
                in.fixedLong(),
                Kind.ALL[in.below(Kind.ALL.length)],
                in.octet(),
                new Signal.Actor(in.fixedLong(), in.flag()),
                in.fixedLong(),
                in.shared(),
                in.fixedLong(),
                in.fixedLong(),
                in.upTo(Integer.MAX_VALUE),
                in.zigzagInt(),
                in.fixedLong(),
                in.upTo(Integer.MAX_VALUE));
    }
}
