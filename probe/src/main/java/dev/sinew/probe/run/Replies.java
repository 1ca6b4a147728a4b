package dev.sinew.probe.run;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.Session;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What came back to whom: the same request with the same credentials is sent once, and again only where somebody says so. Bounded: where the
 * bodies become too many, all are forgotten and asked for anew. Safe for use by several threads.
 */
final class Replies {
    private static final long MOST_CHARACTERS = 64L << 20;

    private final Sender sender;
    private final Once<Key, Reply> all = new Once<>();
    private final AtomicLong characters = new AtomicLong();

    Replies(Sender sender) {
        this.sender = sender;
    }

    /** What a request gets or got. */
    Reply ask(Ask ask, Session who) {
        return all.get(new Key(ask, who.headers()), () -> {
            Reply reply = sender.send(ask, who.headers());
            if (characters.addAndGet(reply.text().length()) > MOST_CHARACTERS) {
                forget();
            }
            return reply;
        });
    }

    /** Forgets all, as what was written changes what is answered. */
    void forget() {
        characters.set(0);
        all.forget();
    }

    private record Key(Ask ask, List<Header> credentials) {}

    /** Whether an answer has words for a failure in it, whatever its status. */
    static boolean saysFailure(Reply reply) {
        return reply.text()
                .toLowerCase(Locale.ROOT)
                .matches("(?s).*\\b(?:fail\\w*|errors?|invalid|required|refused)\\b.*");
    }

    /** Whether it speaks of something to be confirmed first. */
    static boolean saysMail(Reply reply) {
        return reply.text().toLowerCase(Locale.ROOT).matches("(?s).*(?:verif|confirm|activat).*");
    }
}
