package dev.sinew.engine.identity;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.Fields;
import dev.sinew.model.Location;
import dev.sinew.model.Observation;
import dev.sinew.model.Segment;
import java.util.List;
import java.util.Set;

/** Pages on which a service tells callers of themselves: asked for as {@code /me} and the like, with nothing that names anybody. */
public final class OwnPages {
    private static final int LONGEST = 16;
    private static final Set<String> NAMES = Set.of(
            "me",
            "whoami",
            "userinfo",
            "profile",
            "myprofile",
            "myself",
            "self",
            "currentuser",
            "user",
            "account",
            "authuser");

    /** Those of them that anybody has: below something that is named they are that one's, as in {@code /accounts/17/owner/account}. */
    private static final Set<String> ANYBODYS = Set.of("userinfo", "profile", "user", "account");

    private OwnPages() {}

    /** Whether an exchange shows its caller's own page. */
    public static boolean isOne(Observation observation) {
        boolean read = observation.method().equals("GET") && observation.status() == 200;
        if (!read) {
            return false;
        }
        Fields request = observation.request();
        for (int row = 0; row < request.count(); row++) {
            if (request.path(row).location() == Location.QUERY
                    || request.path(row).location() == Location.BODY) {
                return false;
            }
        }
        return isOne(observation.segments());
    }

    /** Whether a path ends as that of one's own page. */
    static boolean isOne(List<Segment> segments) {
        Segment last = Segment.last(segments);
        String name = mayBeWord(last) ? String.join("", NameTraits.words(last.text())) : "";
        if (!NAMES.contains(name)) {
            return false;
        }
        return !ANYBODYS.contains(name) || segments.stream().noneMatch(OwnPages::names);
    }

    /** Whether a segment can be nothing but something's id. */
    private static boolean names(Segment segment) {
        return switch (segment.format()) {
            case DIGITS, UUID, HEX, TOKEN, EMAIL -> true;
            default -> false;
        };
    }

    /** Whether the path of an operation is that of one's own page. */
    public static boolean isOne(String path) {
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String last = bare.substring(bare.lastIndexOf('/') + 1);
        String name = last.length() <= LONGEST ? String.join("", NameTraits.words(last)) : "";
        return NAMES.contains(name) && !(ANYBODYS.contains(name) && bare.contains("{"));
    }

    private static boolean mayBeWord(Segment segment) {
        return switch (segment.format()) {
            case DIGITS, UUID, HEX, EMAIL, EMPTY -> false;
            default -> segment.length() <= LONGEST;
        };
    }
}
