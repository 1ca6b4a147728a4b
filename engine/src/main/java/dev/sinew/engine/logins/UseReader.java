package dev.sinew.engine.logins;

import dev.sinew.engine.logins.Used.Deed;
import dev.sinew.engine.route.CoarsePlace;
import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Claims;
import dev.sinew.model.Credential.Kind;
import dev.sinew.model.Fields;
import dev.sinew.model.Link;
import dev.sinew.model.Location;
import dev.sinew.model.Observation;
import dev.sinew.model.Segment;
import dev.sinew.model.Trait;
import dev.sinew.model.ValueFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/** Reads off an exchange what it did with tokens. Belongs to one thread. */
final class UseReader {
    /** A token that lives longer is made to be copied. */
    private static final long LONGEST = 7 * 24 * 3600;

    private final Names names = new Names();

    /** 1 where somebody was refused, -1 where somebody who proves nothing was let in, else 0. */
    static int guard(Observation observation) {
        if (observation.has(Trait.BARE_SUCCESS)) {
            return -1;
        }
        return observation.status() == 401 || observation.has(Trait.BARE_REFUSED) ? 1 : 0;
    }

    /**
     * Hands on each deed.
     *
     * @param known whether a mere use of a token tells nothing new
     * @param shown whether an answer had the token in it before
     */
    void read(
            Observation observation,
            long caller,
            BiPredicate<Long, Observation> known,
            LongPredicate shown,
            Consumer<? super Used> into) {
        for (Link link : observation.links()) {
            if (link.kind() == Link.Kind.REFRESH && saysRefresh(link.place())) {
                into.accept(used(observation, Deed.RENEWED, link.from(), link.to(), Used.ENTRANCE, caller));
            }
            into.accept(used(observation, Deed.GIVEN, link.to(), 0, 0, caller));
        }
        if (observation.status() < 400) {
            shown(observation, caller, shown, into);
        }
        List<Credential> credentials = observation.credentials();
        for (int i = 0; i < credentials.size(); i++) {
            Credential credential = credentials.get(i);
            if (isPersonal(credential.kind()) && !isOfProgram(credential, credentials)) {
                credential(observation, credential, caller, known, into);
            } else if (isKey(credential.kind()) && !known.test(credential.print(), observation)) {
                into.accept(used(observation, Deed.USED, credential.print(), 0, Used.KEY, caller));
            }
        }
    }

    /** The tokens that an answer has in it, as of an account that comes with a new one each time. */
    private static void shown(Observation observation, long caller, LongPredicate shown, Consumer<? super Used> into) {
        Fields answer = observation.answer();
        for (int row = 0; row < answer.count(); row++) {
            long print = answer.format(row) == ValueFormat.JWT ? answer.print(row) : 0;
            if (print != 0 && !shown.test(print)) {
                into.accept(used(observation, Deed.SHOWN, print, 0, 0, caller));
            }
        }
    }

    private void credential(
            Observation observation,
            Credential credential,
            long caller,
            BiPredicate<Long, Observation> known,
            Consumer<? super Used> into) {
        int last = lastWord(observation);
        boolean leaves =
                (last & Names.LEAVES) != 0 || (observation.method().equals("DELETE") && (last & Names.LOGIN) != 0);
        if (leaves && observation.status() < 400 && isTakenBack(observation, credential)) {
            into.accept(used(observation, Deed.ENDED, credential.print(), 0, Used.ENTRANCE, caller));
        } else if ((last & Names.REVOKES) != 0 && observation.status() < 400) {
            revoked(observation, caller, into);
        } else if (observation.has(Trait.LOGIN)) {
            // Whoever logs in again with a session goes on with it.
            into.accept(used(observation, Deed.GIVEN, credential.print(), 0, Used.ENTRANCE, caller));
        } else if (!known.test(credential.print(), observation)) {
            Claims claims = credential.claims();
            int flags = (isOwn(credential) ? Used.OWN : 0)
                    | ((last & Names.ENTRANCE) != 0 ? Used.ENTRANCE : 0)
                    | (claims.subject() != 0 && !claims.algorithm().isEmpty() ? Used.NAMING : 0)
                    | (claims.client() != 0 ? Used.APPLIED : 0);
            into.accept(used(observation, Deed.USED, credential.print(), 0, flags, caller)
                    .saying(claims));
        }
    }

    /** Whether a logout ends a credential: of several cookies those that its answer sets anew or clears, where it does so with any. */
    private static boolean isTakenBack(Observation observation, Credential credential) {
        Fields answer = observation.answer();
        boolean other = false;
        for (int row = 0; row < answer.count(); row++) {
            if (answer.path(row).location() == Location.COOKIE) {
                String name = answer.path(row).name();
                if (name.equalsIgnoreCase(credential.place())) {
                    return true;
                }
                other |= observation.credentials().stream().anyMatch(each -> name.equalsIgnoreCase(each.place()));
            }
        }
        return !other;
    }

    /** The token that a request names ends (RFC 7009). */
    private void revoked(Observation observation, long caller, Consumer<? super Used> into) {
        Fields request = observation.request();
        for (int row = 0; row < request.count(); row++) {
            boolean said = request.path(row).location() == Location.BODY && request.print(row) != 0;
            if (said && (names.ofField(request.path(row).fieldName()) & Names.TOKEN) != 0) {
                into.accept(used(observation, Deed.ENDED, request.print(row), 0, Used.ENTRANCE, caller));
            }
        }
    }

    private int lastWord(Observation observation) {
        return names.ofPlace(observation.selector()) | names.ofPlace(Segment.last(observation.segments()));
    }

    private static Used used(Observation observation, Deed deed, long token, long other, int flags, long caller) {
        int all = flags | (observation.has(Trait.PRIVATE_CLIENT) ? Used.PRIVATE : 0);
        return Used.of(observation, deed, token, other, all, caller, CoarsePlace.key(observation));
    }

    private static boolean saysRefresh(String place) {
        return place.toLowerCase(Locale.ROOT).contains("refresh");
    }

    private static boolean isPersonal(Kind kind) {
        return switch (kind) {
            case BEARER_JWT, BEARER_OPAQUE, JWT_HEADER, JWT_QUERY, JWT_COOKIE, SESSION_COOKIE -> true;
            case BASIC, DIGEST, OTHER_SCHEME, API_KEY_HEADER, API_KEY_QUERY -> false;
        };
    }

    /** Whether it is a readable token that names nobody, beside one that does: every copy of a program sends it along, whoever uses it. */
    private static boolean isOfProgram(Credential credential, List<Credential> all) {
        Claims claims = credential.claims();
        return claims.subject() == 0
                && !claims.algorithm().isEmpty()
                && all.stream().anyMatch(each -> each.claims().subject() != 0);
    }

    private static boolean isKey(Kind kind) {
        return kind == Kind.API_KEY_HEADER || kind == Kind.API_KEY_QUERY;
    }

    /** Whether it is a session's: a cookie, or a token that says that it ends within days. */
    private static boolean isOwn(Credential credential) {
        Claims claims = credential.claims();
        boolean cookie = credential.kind() == Kind.SESSION_COOKIE || credential.kind() == Kind.JWT_COOKIE;
        boolean ends = claims.expires() != Claims.ABSENT
                && claims.issuedAt() != Claims.ABSENT
                && claims.expires() - claims.issuedAt() <= LONGEST;
        return cookie || ends;
    }
}
