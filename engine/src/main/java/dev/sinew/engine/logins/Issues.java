package dev.sinew.engine.logins;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Credential.Claims;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the tokens of each api come from. Where logins are seen, a token that says that it was made since, or that ends later than any that a login made could, and that no
 * login handed out, was made by somebody else: if all of the others' were handed out, its owner's earlier ones too, and its user is where its owner never was.
 *
 * <p>Where its user is where its owner was before, it must say of the owner's rights what no token that was handed out says.
 *
 * <p>What names an application, where no token of a login does, was given to that application, as with a person's consent.
 *
 * <p>Where more than one client in twenty callers uses tokens that no login was seen of, there is another way in, or answers were lost, and nothing is said. Clients that use those
 * of several owners, where none of these ever was, do not count: another way in leads each to its own. Of owners the longest silent are forgotten.
 */
final class Issues {
    private static final int MOST_OWNERS = 20_000;
    private static final int CLIENTS = 8;
    private static final int FEWEST_OWNERS = 8;
    private static final int FEWEST_TOKENS = 24;
    /** One client in so many callers that uses what no login handed out may be an attacker; more show another way in. */
    private static final int ONE_IN = 20;

    private static final int STRANGERS = 64;
    private static final long SEVERAL = 0;
    private static final long AT_HOME = 1;
    private static final int RIGHTS = 8;
    private static final int NO_RIGHTS = Set.of().hashCode();
    private static final long SECOND = 1_000_000;
    /** The clocks of one issuer's machines differ by so many seconds. */
    private static final long MARGIN = 5;
    /** The life of a token is written down to the minute or hour. */
    private static final long ROUNDED = 3_600;

    private static final int API = 22;
    private static final int OWNER = 11;

    /** What is known of an api's tokens. */
    private static final class Api {
        long tokens;
        /** How many of those name an application. */
        long applied;
        /** For clients that use tokens that no login handed out, up to some, whose these are; {@link #SEVERAL} for those of several that never were there. */
        final Map<Long, Long> strangers = new LinkedHashMap<>(2);

        int owners;
        /** The longest life of a token after it was handed out, in seconds. */
        long life;
        /** How many handed out say when they were made. */
        long dated;
        /** When the first and the last of those were made that are all remembered, in seconds by the issuer's clock, or by that of the source where they do not say it. */
        long earliest = Long.MAX_VALUE;

        long latest = Claims.ABSENT;

        void stranger(long client, long owner, boolean elsewhere) {
            Long before = strangers.get(client);
            if (before == null && strangers.size() < STRANGERS) {
                strangers.put(client, elsewhere ? owner : AT_HOME);
            } else if (before != null && before != AT_HOME) {
                strangers.put(client, !elsewhere ? AT_HOME : before == owner ? owner : SEVERAL);
            }
        }

        /** Whether hardly anybody comes in by a way that is not seen. */
        boolean isAllSeen() {
            long others = strangers.values().stream()
                    .filter(owner -> owner != SEVERAL)
                    .count();
            return (others - 1) * ONE_IN <= owners;
        }
    }

    /** What is known of one caller. */
    private static final class Owner {
        int given;
        int strange;
        final List<Long> clients = new ArrayList<>(2);
        /** What the tokens that it was handed say of its rights, as hashes. */
        final List<Integer> rights = new ArrayList<>(1);
    }

    private final PerApi<Api> apis = new PerApi<>(Api::new);
    private final Map<Long, Owner> owners = new LinkedHashMap<>(16, 0.75f, true);

    /** That tokens were forgotten: of those made until now nothing can be said any more. */
    void forgot() {
        apis.forEach(api -> api.earliest = api.latest == Claims.ABSENT ? api.earliest : api.latest);
    }

    /** Takes the first use of a token by a client; how many others' tokens say that nobody made it, or 0. */
    int use(Token token, Used used, boolean first) {
        if (!used.is(Used.NAMING) || used.caller() == 0 || used.client() == 0 || used.status() >= 400) {
            return 0;
        }
        Api api = apis.of(used.api());
        Owner owner = owners.computeIfAbsent(used.caller(), key -> new Owner());
        if (owners.size() > MOST_OWNERS) {
            owners.remove(owners.keySet().iterator().next());
        }
        if (token.given != Token.NEVER) {
            given(api, owner, token, used, first);
            return 0;
        }
        // Where no login names an application, one that is named has a way in of its own.
        boolean ofApplication = used.is(Used.APPLIED) && api.applied == 0;
        if (ofApplication || !isMadeSince(api, used)) {
            return 0;
        }
        boolean elsewhere = !owner.clients.contains(used.client());
        if (first) {
            owner.strange++;
            api.stranger(used.client(), used.caller(), elsewhere);
        }
        boolean more =
                used.rights() != NO_RIGHTS && !owner.rights.contains(used.rights()) && owner.rights.size() < RIGHTS;
        boolean telling = owner.given > 0
                && owner.strange * 2 <= owner.given + 2
                && (elsewhere || more)
                && api.owners > FEWEST_OWNERS
                && api.tokens >= FEWEST_TOKENS
                && api.isAllSeen();
        return telling ? api.owners - 1 : 0;
    }

    private static void given(Api api, Owner owner, Token token, Used used, boolean first) {
        if (first) {
            api.tokens++;
            api.applied += used.is(Used.APPLIED) ? 1 : 0;
            api.owners += owner.given == 0 ? 1 : 0;
            boolean dated = used.issuedAt() != Claims.ABSENT;
            long made = dated ? used.issuedAt() : token.given / SECOND;
            api.dated += dated ? 1 : 0;
            api.earliest = Math.min(api.earliest, made);
            api.latest = Math.max(api.latest, made);
            owner.given++;
            if (used.expires() != Claims.ABSENT) {
                api.life = Math.max(api.life, used.expires() - token.given / SECOND);
            }
        }
        if (!owner.clients.contains(used.client()) && owner.clients.size() < CLIENTS) {
            owner.clients.add(used.client());
        }
        if (!owner.rights.contains(used.rights()) && owner.rights.size() < RIGHTS) {
            owner.rights.add(used.rights());
        }
    }

    /** Whether a token must have been made while logins were seen. */
    private boolean isMadeSince(Api api, Used used) {
        if (used.issuedAt() != Claims.ABSENT) {
            return used.issuedAt() - MARGIN > api.earliest;
        }
        boolean undated = api.tokens >= FEWEST_TOKENS && api.dated == api.tokens;
        if (undated || api.life <= 0 || used.expires() == Claims.ABSENT) {
            return undated;
        }
        // What lives no longer than any was made within that time before its end.
        boolean late = used.expires() > used.timeMicros() / SECOND + api.life + ROUNDED;
        return late || used.expires() - api.life - ROUNDED > api.earliest;
    }

    void write(StateWriter out) {
        apis.write(out, api -> {
            out.varint(api.tokens);
            out.varint(api.applied);
            out.varint(api.strangers.size());
            api.strangers.forEach((client, owned) -> {
                out.fixed((long) client);
                out.fixed((long) owned);
            });
            out.varint(api.owners);
            out.zigzag(api.life);
            out.varint(api.dated);
            out.fixed(api.earliest);
            out.fixed(api.latest);
        });
        out.varint(owners.size());
        owners.forEach((caller, owner) -> {
            out.fixed((long) caller);
            out.varint(owner.given);
            out.varint(owner.strange);
            out.varint(owner.clients.size());
            owner.clients.forEach(client -> out.fixed((long) client));
            out.varint(owner.rights.size());
            owner.rights.forEach(rights -> out.fixed((int) rights));
        });
    }

    void read(StateReader in) {
        apis.read(in, API, api -> {
            api.tokens = in.varint();
            api.applied = in.varint();
            int strangers = in.upTo(STRANGERS);
            for (int j = 0; j < strangers && !in.failed(); j++) {
                api.strangers.put(in.fixedLong(), in.fixedLong());
            }
            api.owners = in.upTo(Integer.MAX_VALUE);
            api.life = in.zigzag();
            api.dated = in.varint();
            api.earliest = in.fixedLong();
            api.latest = in.fixedLong();
        });
        int remembered = in.count(OWNER);
        for (int i = 0; i < remembered && !in.failed(); i++) {
            Owner owner = new Owner();
            owners.put(in.fixedLong(), owner);
            owner.given = in.upTo(Integer.MAX_VALUE);
            owner.strange = in.upTo(Integer.MAX_VALUE);
            int clients = in.upTo(CLIENTS);
            for (int j = 0; j < clients && !in.failed(); j++) {
                owner.clients.add(in.fixedLong());
            }
            int rights = in.upTo(RIGHTS);
            for (int j = 0; j < rights && !in.failed(); j++) {
                owner.rights.add(in.fixedInt());
            }
        }
    }
}
