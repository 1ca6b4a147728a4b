package dev.sinew.engine.observe;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.Location;
import java.util.List;
import java.util.Set;

/**
 * What ties the two steps of a login by a code: a name is sent, an answer gives a {@code transactionId}, and that comes back with the code
 * that the person got by a message.
 */
final class Challenges {
    private static final int SHORTEST = 6;
    private static final Set<String> ENDS = Set.of("id", "token", "key", "reference", "ref", "handle");
    private static final Set<String> STEPS = Set.of(
            "transaction",
            "txn",
            "request",
            "challenge",
            "session",
            "flow",
            "verification",
            "verify",
            "auth",
            "authentication",
            "mfa",
            "otp",
            "login",
            "signin",
            "attempt",
            "ticket",
            "preauth",
            "temp");
    /** Where such codes are asked for. */
    static final Set<String> PLACES = Set.of(
            "otp",
            "sms",
            "code",
            "codes",
            "challenge",
            "mfa",
            "passwordless",
            "magic",
            "login",
            "signin",
            "auth",
            "verification");

    private Challenges() {}

    /** The row of the field of a body that carries one; -1 where none does, or two that differ, of which a sender may choose. */
    static int in(Fields fields) {
        int found = -1;
        for (int row = 0; row < fields.count(); row++) {
            FieldPath path = fields.path(row);
            if (path.location() == Location.BODY
                    && fields.print(row) != 0
                    && fields.length(row) >= SHORTEST
                    && !TokenLinks.isListed(path)
                    && isNamedSo(path.fieldName())) {
                if (found >= 0 && fields.print(found) != fields.print(row)) {
                    return -1;
                }
                found = row;
            }
        }
        return found;
    }

    private static boolean isNamedSo(String name) {
        List<String> words = NameTraits.words(name);
        return words.size() >= 2
                && ENDS.contains(words.getLast())
                && words.subList(0, words.size() - 1).stream().anyMatch(STEPS::contains);
    }
}
