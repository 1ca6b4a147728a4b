package dev.sinew.engine.identity;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.Fields;
import dev.sinew.model.Location;
import dev.sinew.model.Observation;
import dev.sinew.model.Segment;
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

    private OwnPages() {}

    /** Whether an exchange shows its caller's own page. */
    public static boolean isOne(Observation observation) {
        boolean read = observation.method().equals("GET") && observation.status() == 200;
        Segment last = Segment.last(observation.segments());
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
        return isOne(last);
    }

    /** Whether a path ends as that of one's own page. */
    static boolean isOne(Segment last) {
        return mayBeWord(last) && NAMES.contains(String.join("", NameTraits.words(last.text())));
    }

    /** Whether the path of an operation is that of one's own page. */
    public static boolean isOne(String path) {
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String last = bare.substring(bare.lastIndexOf('/') + 1);
        return last.length() <= LONGEST && NAMES.contains(String.join("", NameTraits.words(last)));
    }

    private static boolean mayBeWord(Segment segment) {
        return switch (segment.format()) {
            case DIGITS, UUID, HEX, EMAIL, EMPTY -> false;
            default -> segment.length() <= LONGEST;
        };
    }
}
