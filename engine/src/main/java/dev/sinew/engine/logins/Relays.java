package dev.sinew.engine.logins;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Clients that call with the tokens of many, each while its own client waits for an answer: a server that passes on whose call it works on. A thief's calls
 * come when they come.
 */
final class Relays {
    private static final int MOST = 1_024;
    /** So many tokens, and four in five that a client uses. */
    private static final int FEW = 3;

    private static final int OF = 5;
    private static final int WAITED_FOR = 4;

    private static final class Client {
        int tokens;
        int waited;
    }

    private final Map<Long, Client> clients = new LinkedHashMap<>();

    /** A client uses a token of another's for the first time. */
    void met(long client) {
        Client known =
                clients.size() < MOST ? clients.computeIfAbsent(client, key -> new Client()) : clients.get(client);
        if (known != null) {
            known.tokens++;
        }
    }

    /** For the first time it used one while that one's own client called. */
    void waited(long client) {
        Client known = clients.get(client);
        if (known != null) {
            known.waited++;
        }
    }

    boolean isOne(long client) {
        Client known = clients.get(client);
        return known != null && known.waited >= FEW && OF * known.waited >= WAITED_FOR * known.tokens;
    }

    void write(StateWriter out) {
        out.varint(clients.size());
        clients.forEach((client, known) -> {
            out.fixed((long) client);
            out.varint(known.tokens);
            out.varint(known.waited);
        });
    }

    void read(StateReader in) {
        int count = in.upTo(MOST);
        for (int i = 0; i < count && !in.failed(); i++) {
            Client known = new Client();
            long client = in.fixedLong();
            known.tokens = in.upTo(Integer.MAX_VALUE);
            known.waited = in.upTo(Integer.MAX_VALUE);
            clients.put(client, known);
        }
    }
}
