package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.ownership.Situation.Denied;
import java.util.ArrayList;
import java.util.List;

/**
 * Of which things one caller was told, up to some access, that they are not for him, where others succeed with what is their own. Who succeeds there later may: a friend let
 * him in meanwhile.
 */
final class Denials {
    private static final int DAY = 86_400;
    private static final int FORBIDDEN = 403;
    /** So many others have to succeed with what is their own: an operation that refuses all says nothing of a thing. */
    private static final int OTHERS = 2;

    private final List<Denial> all = new ArrayList<>(0);

    private record Denial(int time, long object, long operation, boolean read) {}

    /** Takes an access of the caller, in the order of time. */
    void note(Actor actor, Looked looked) {
        Access access = looked.use().access();
        long operation = looked.use().site().key;
        boolean refused = access.status() == FORBIDDEN && actor.known;
        if (!refused && all.isEmpty()) {
            return;
        }
        for (Seen seen : looked.asked()) {
            long object = seen.named().object();
            if (refused) {
                boolean guarded = seen.place() != null && seen.place().owners(actor.key) >= OTHERS;
                if (guarded && isMeant(looked.use(), seen)) {
                    all.add(new Denial(access.seconds(), object, operation, access.reads()));
                }
            } else if (looked.reached()) {
                all.removeIf(each -> each.object() == object && each.operation() == operation);
            }
        }
    }

    /** Whether a request is about it: the last that its path names, or what its query or body names. Cookies and headers come with every request. */
    private static boolean isMeant(Used use, Seen seen) {
        Place place = seen.named().place();
        boolean sent = place.where().startsWith("the query") || place.where().startsWith("the body");
        return use.isAbout(seen.named()) || sent;
    }

    /** What of a thing the caller was refused within the day before, by another operation than the one that is used now. */
    Denied of(Seen seen, Used use) {
        Denied denied = Denied.NOTHING;
        for (Denial each : all) {
            boolean elsewhere = each.object() == seen.named().object() && each.operation() != use.site().key;
            if (elsewhere && use.access().seconds() - each.time() <= DAY) {
                if (each.read()) {
                    return Denied.READING;
                }
                denied = Denied.CHANGING;
            }
        }
        return denied;
    }
}
