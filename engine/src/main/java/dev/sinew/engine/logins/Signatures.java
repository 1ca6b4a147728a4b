package dev.sinew.engine.logins;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which token came first with which signature. A signature is made over what a token says, so that a second token with the same one was not signed: somebody
 * changed what the first says and left the rest. Where tokens share signatures all the time they are not what was sent, as in recordings that mask them,
 * and nothing is said. Of signatures the longest unseen are forgotten.
 */
final class Signatures {
    private static final int MOST = 50_000;
    /** So many signatures show that tokens have their own here, where at most one in so many is shared. */
    private static final int FEWEST = 8;

    private static final int ONE_IN = 10;

    private static final int ENTRY = 17;
    private static final int API = 3;

    /** How many signatures an api's tokens have, and how many of those come with several tokens. */
    private static final class Api {
        long all;
        long shared;
    }

    /** The token that came first with a signature, or was handed out with it, and whether another one came. */
    private static final class First {
        long token;
        boolean shared;

        First(long token) {
            this.token = token;
        }
    }

    private final Map<Long, First> firsts = new LinkedHashMap<>(16, 0.75f, true);
    private final PerApi<Api> apis = new PerApi<>(Api::new);

    /** Takes a use of a token, in the order of time; whether another one came with its signature before. */
    boolean isCopied(Map<Long, Token> tokens, Token token, Used used) {
        if (used.signature() == 0 || token.copied) {
            return token.copied;
        }
        First first = firsts.get(used.signature());
        if (first == null) {
            firsts.put(used.signature(), new First(used.token()));
            if (firsts.size() > MOST) {
                firsts.remove(firsts.keySet().iterator().next());
            }
            apis.of(used.api()).all++;
            return false;
        }
        if (first.token == used.token()) {
            return false;
        }
        apis.of(used.api()).shared += first.shared ? 0 : 1;
        first.shared = true;
        Token other = tokens.get(first.token);
        if (token.given != Token.NEVER && (other == null || other.given == Token.NEVER)) {
            // What a login handed out is the one that was signed.
            first.token = used.token();
            return false;
        }
        return true;
    }

    /** How many signatures the tokens of an api have, where hardly any is shared; else 0. */
    long own(String name) {
        return apis.find(name)
                .filter(api -> api.all >= FEWEST && api.shared <= Math.max(1, api.all / ONE_IN))
                .map(api -> api.all)
                .orElse(0L);
    }

    void write(StateWriter out) {
        out.varint(firsts.size());
        firsts.forEach((signature, first) -> {
            out.fixed((long) signature);
            out.fixed(first.token);
            out.flag(first.shared);
        });
        apis.write(out, api -> {
            out.varint(api.all);
            out.varint(api.shared);
        });
    }

    void read(StateReader in) {
        int known = in.count(ENTRY);
        for (int i = 0; i < known && !in.failed(); i++) {
            long signature = in.fixedLong();
            First first = new First(in.fixedLong());
            first.shared = in.flag();
            firsts.put(signature, first);
        }
        apis.read(in, API, api -> {
            api.all = in.varint();
            api.shared = in.varint();
        });
    }
}
