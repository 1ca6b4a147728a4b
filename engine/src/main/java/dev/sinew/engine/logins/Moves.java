package dev.sinew.engine.logins;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * To how many different clients the tokens of an api move on, of how many tokens. Where people take one session from the desk to the telephone, many do so, each to a
 * client of their own; a thief has one client, or a few, for all that was stolen.
 */
final class Moves {
    private static final int MOST_APIS = 1_024;
    private static final int MOST_CLIENTS = 64;
    /** So many clients, and one for so many tokens, show a habit. */
    private static final int FEWEST = 3;

    private static final int ONE_IN = 20;
    private static final int API = 3;

    private static final class Api {
        long tokens;
        final List<Long> clients = new ArrayList<>(0);
    }

    private final Map<String, Api> apis = new LinkedHashMap<>();

    /** A token of the api has a first client. */
    void first(String name) {
        api(name).tokens++;
    }

    /** A token of the api is used by a client that never used it, of another family. */
    void moved(String name, long client) {
        Api api = api(name);
        if (api.clients.size() < MOST_CLIENTS && !api.clients.contains(client)) {
            api.clients.add(client);
        }
    }

    /** Whether tokens of the api move on so often that a single one that does tells nothing. */
    boolean isUsual(String name) {
        Api api = apis.get(name);
        if (api == null) {
            return false;
        }
        int clients = api.clients.size();
        return clients >= FEWEST && (clients == MOST_CLIENTS || (long) ONE_IN * clients >= api.tokens);
    }

    private Api api(String name) {
        Api api = apis.get(name);
        if (api == null) {
            api = new Api();
            if (apis.size() < MOST_APIS) {
                apis.put(name, api);
            }
        }
        return api;
    }

    void write(StateWriter out) {
        out.varint(apis.size());
        apis.forEach((name, api) -> {
            out.shared(name);
            out.varint(api.tokens);
            out.varint(api.clients.size());
            api.clients.forEach(client -> out.fixed((long) client));
        });
    }

    void read(StateReader in) {
        int counted = in.count(API);
        for (int i = 0; i < counted && !in.failed(); i++) {
            Api api = new Api();
            apis.put(in.shared(), api);
            api.tokens = in.varint();
            int clients = in.upTo(MOST_CLIENTS);
            for (int at = 0; at < clients && !in.failed(); at++) {
                api.clients.add(in.fixedLong());
            }
        }
    }
}
