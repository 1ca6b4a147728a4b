package dev.sinew.engine.logins;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which clients try one token after the other that was never taken anywhere and that no login handed out. A person has one that ended, and gets another; who
 * has several is guessing. Of clients the longest silent are forgotten.
 */
final class TokenTries {
    private static final long HOUR = 3_600_000_000L;
    private static final int MOST = 8_192;
    private static final int MOST_APIS = 1_024;
    private static final int MOST_OF_ONE = 64;
    /** No rule waits for more. */
    private static final int TOLD_AGAIN = 6;
    /** So many tokens that were taken show that all come from logins here, where at most one in so many does not. */
    private static final int FEWEST_ISSUED = 8;

    private static final int ONE_IN = 20;
    private static final int USED = 40;
    private static final int CLIENT = 9;
    private static final int API = 3;

    /** How many tokens that were taken came from a login, and how many from elsewhere. */
    private static final class Api {
        long issued;
        long others;
    }

    /** Tries of one client, each for another token. */
    record Row(int size, List<Used> told) {}

    private final Map<Long, List<Used>> clients = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Api> apis = new LinkedHashMap<>();

    /** Takes the first time that a token was taken. */
    void taken(Token token, Used used) {
        Api api = apis.get(used.api());
        if (api == null && apis.size() < MOST_APIS) {
            api = new Api();
            apis.put(used.api(), api);
        }
        if (api != null) {
            api.issued += token.given != Token.NEVER ? 1 : 0;
            api.others += token.given != Token.NEVER ? 0 : 1;
        }
    }

    /**
     * Takes the first time that a token was refused that was never taken; how many the client tried within the hour, and which of these are to be told of: all while they
     * are few, as each may make a row of those before, then only the last, so that a flood of tokens costs no more than its own calls.
     */
    Row refused(Used used) {
        List<Used> tries = clients.computeIfAbsent(used.client(), key -> new ArrayList<>(1));
        if (clients.size() > MOST) {
            clients.remove(clients.keySet().iterator().next());
        }
        tries.removeIf(each -> used.timeMicros() - each.timeMicros() > HOUR);
        if (tries.size() >= MOST_OF_ONE) {
            tries.removeFirst();
        }
        tries.add(used);
        return new Row(tries.size(), tries.size() <= TOLD_AGAIN ? List.copyOf(tries) : List.of(used));
    }

    /** How many tokens a client tried in vain within the hour before a use. */
    int before(Used used) {
        List<Used> tries = clients.getOrDefault(used.client(), List.of());
        return (int) tries.stream()
                .filter(each -> used.timeMicros() - each.timeMicros() <= HOUR)
                .count();
    }

    /** Whether all tokens of an api come from logins that are seen. */
    boolean isSeen(String name) {
        Api api = apis.get(name);
        return api != null && api.issued >= FEWEST_ISSUED && api.others <= Math.max(1, api.issued / ONE_IN);
    }

    void write(StateWriter out) {
        out.varint(clients.size());
        clients.forEach((client, tries) -> {
            out.fixed((long) client);
            out.varint(tries.size());
            tries.forEach(each -> each.write(out));
        });
        out.varint(apis.size());
        apis.forEach((name, api) -> {
            out.shared(name);
            out.varint(api.issued);
            out.varint(api.others);
        });
    }

    void read(StateReader in) {
        int known = in.count(CLIENT);
        for (int i = 0; i < known && !in.failed(); i++) {
            long client = in.fixedLong();
            int count = in.count(USED);
            List<Used> tries = new ArrayList<>();
            for (int j = 0; j < count && !in.failed(); j++) {
                tries.add(Used.read(in));
            }
            clients.put(client, tries);
        }
        int counted = in.count(API);
        for (int i = 0; i < counted && !in.failed(); i++) {
            Api api = new Api();
            apis.put(in.shared(), api);
            api.issued = in.varint();
            api.others = in.varint();
        }
    }
}
