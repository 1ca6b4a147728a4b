package dev.sinew.engine.logins;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * To how many different clients the tokens of an api move on, of how many tokens. Where people take one session from the desk to the telephone, many do so, each to a
 * client of their own; a thief has one client, or a few, for all that was stolen. So that one token tells nothing of a habit, only the first client that it moves on
 * to counts.
 */
final class Moves {
    private static final int MOST_CLIENTS = 64;
    /** So many clients, and one for so many tokens, show a habit. */
    private static final int FEWEST = 3;

    private static final int ONE_IN = 20;
    private static final int API = 3;

    private static final class Api {
        long tokens;
        final List<Long> clients = new ArrayList<>(0);
    }

    private final PerApi<Api> apis = new PerApi<>(Api::new);

    /** A token of the api has a first client. */
    void first(String name) {
        apis.of(name).tokens++;
    }

    /** A token of the api is used for the first time by a client of another family that never used it. */
    void moved(String name, long client) {
        Api api = apis.of(name);
        if (api.clients.size() < MOST_CLIENTS && !api.clients.contains(client)) {
            api.clients.add(client);
        }
    }

    /** Whether tokens of the api move on so often that a single one that does tells nothing. */
    boolean isUsual(String name) {
        return apis.find(name).filter(Moves::isUsual).isPresent();
    }

    private static boolean isUsual(Api api) {
        int clients = api.clients.size();
        return clients >= FEWEST && (clients == MOST_CLIENTS || (long) ONE_IN * clients >= api.tokens);
    }

    void write(StateWriter out) {
        apis.write(out, api -> {
            out.varint(api.tokens);
            out.varint(api.clients.size());
            api.clients.forEach(client -> out.fixed((long) client));
        });
    }

    void read(StateReader in) {
        apis.read(in, API, api -> {
            api.tokens = in.varint();
            int clients = in.upTo(MOST_CLIENTS);
            for (int at = 0; at < clients && !in.failed(); at++) {
                api.clients.add(in.fixedLong());
            }
        });
    }
}
