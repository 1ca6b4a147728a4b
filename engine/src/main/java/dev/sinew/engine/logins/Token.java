package dev.sinew.engine.logins;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.ArrayList;
import java.util.List;

/** What is known of one token: who used it, and whether it has ended. */
final class Token {
    private static final int CLIENTS = 16;
    private static final int AGENTS = 4;
    private static final int STRANGERS = 4;
    /** So long a call waits for those that it leads to, in microseconds. */
    private static final long TOGETHER = 3_000_000;

    static final long NEVER = Long.MIN_VALUE;

    private final List<Long> clients = new ArrayList<>(2);
    private final List<Long> strangers = new ArrayList<>(0);
    private final List<String> agents = new ArrayList<>(1);
    /** Whether it is one person's session. */
    boolean own;
    /** Whether it was used from outside the private network. */
    boolean outside;
    /** Whether anybody called with it. */
    boolean used;
    /** Whether any call with it was let in. */
    boolean taken;
    /** Whether one with it was refused while none was let in. */
    boolean tried;
    /** Whether it came with the signature of another one. */
    boolean copied;

    /** When an answer handed it out, or never. */
    long given = NEVER;

    long ended = NEVER;
    /** What replaced it, where that is known, or 0. */
    long successor;
    /** When it was first given for another, or never. */
    long renewed = NEVER;

    /** When its own client called last, and a stranger. */
    private long called = NEVER;

    private long strange = NEVER;
    private boolean waited;

    int raised;
    /** The family of the last stranger that used it, counted once. */
    int pairedWith;

    /** Whether both the client and the family are known and neither used it before. */
    boolean isStrange(long client, String agent) {
        return client != 0
                && !agent.isEmpty()
                && !clients.isEmpty()
                && !agents.isEmpty()
                && !clients.contains(client)
                && !agents.contains(agent);
    }

    /** Whether a use tells nothing new. */
    boolean knows(long client, String agent) {
        return (client == 0 || clients.contains(client)) && (agent.isEmpty() || agents.contains(agent));
    }

    /** Whether so many strangers use it that it is nobody's own, such as what tells servers apart. */
    boolean isShared() {
        return strangers.size() == STRANGERS;
    }

    /** Takes a use that is strange, and returns whether it is the first. */
    boolean stranger(long client) {
        boolean first = strangers.isEmpty();
        if (strangers.size() < STRANGERS && !strangers.contains(client)) {
            strangers.add(client);
        }
        return first;
    }

    /** Takes when somebody calls, and returns whether for the first time a stranger did so while its own client called. */
    boolean at(long time, boolean stranger) {
        called = stranger ? called : time;
        strange = stranger ? time : strange;
        boolean together = called != NEVER && strange != NEVER && Math.abs(called - strange) <= TOGETHER;
        boolean first = together && !waited;
        waited |= together;
        return first;
    }

    /** The last stranger, or 0. */
    long lastStranger() {
        return strangers.isEmpty() ? 0 : strangers.getLast();
    }

    /** Takes a use that is not strange. */
    void use(long client, String agent) {
        if (client != 0 && !clients.contains(client) && clients.size() < CLIENTS) {
            clients.add(client);
        }
        if (!agent.isEmpty() && !agents.contains(agent) && agents.size() < AGENTS) {
            agents.add(agent);
        }
    }

    String agents() {
        return String.join(", ", agents);
    }

    /** The family that used it first, or empty. */
    String first() {
        return agents.isEmpty() ? "" : agents.getFirst();
    }

    void write(StateWriter out) {
        out.varint(clients.size());
        clients.forEach(client -> out.fixed((long) client));
        out.varint(strangers.size());
        strangers.forEach(client -> out.fixed((long) client));
        out.varint(agents.size());
        agents.forEach(out::shared);
        out.octet((own ? 1 : 0)
                | (outside ? 2 : 0)
                | (used ? 4 : 0)
                | (copied ? 8 : 0)
                | (taken ? 16 : 0)
                | (tried ? 32 : 0)
                | (waited ? 64 : 0));
        out.fixed(given);
        out.fixed(ended);
        out.fixed(successor);
        out.fixed(renewed);
        out.fixed(called);
        out.fixed(strange);
        out.varint(raised);
        out.zigzag(pairedWith);
    }

    static Token read(StateReader in) {
        Token token = new Token();
        int clients = in.upTo(CLIENTS);
        for (int i = 0; i < clients && !in.failed(); i++) {
            token.clients.add(in.fixedLong());
        }
        int strangers = in.upTo(STRANGERS);
        for (int i = 0; i < strangers && !in.failed(); i++) {
            token.strangers.add(in.fixedLong());
        }
        int agents = in.upTo(AGENTS);
        for (int i = 0; i < agents && !in.failed(); i++) {
            token.agents.add(in.shared());
        }
        int flags = in.octet();
        token.own = (flags & 1) != 0;
        token.outside = (flags & 2) != 0;
        token.used = (flags & 4) != 0;
        token.copied = (flags & 8) != 0;
        token.taken = (flags & 16) != 0;
        token.tried = (flags & 32) != 0;
        token.waited = (flags & 64) != 0;
        token.given = in.fixedLong();
        token.ended = in.fixedLong();
        token.successor = in.fixedLong();
        token.renewed = in.fixedLong();
        token.called = in.fixedLong();
        token.strange = in.fixedLong();
        token.raised = in.upTo(Integer.MAX_VALUE);
        token.pairedWith = in.zigzagInt();
        return token;
    }
}
