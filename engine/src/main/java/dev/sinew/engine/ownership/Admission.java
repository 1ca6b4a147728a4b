package dev.sinew.engine.ownership;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.Operation;
import java.util.List;
import java.util.Set;

/** Operations by which people let others use what is their own: a share, an invitation, a delegate. */
final class Admission {
    /** A transfer or a message names somebody, too, whom it lets use nothing. */
    private static final Set<String> WORDS = Set.of(
            "share",
            "sharing",
            "invite",
            "invitation",
            "invitee",
            "member",
            "membership",
            "delegate",
            "delegation",
            "collaborator",
            "permission",
            "access",
            "grant",
            "viewer",
            "editor",
            "guest",
            "caregiver",
            "guardian",
            "relative",
            "proxy",
            "coowner",
            "assignee",
            "authorisation",
            "authorization");

    private Admission() {}

    /** Whether an operation is one, by the last words that say what it is about. */
    static boolean is(Operation operation) {
        if (!operation.selector().isEmpty()) {
            return any(NameTraits.words(operation.selector()));
        }
        String[] parts = operation.path().split("/", -1);
        for (int i = parts.length - 1; i > 0; i--) {
            if (!parts[i].isEmpty() && !parts[i].startsWith("{")) {
                return any(NameTraits.words(parts[i]));
            }
        }
        return false;
    }

    private static boolean any(List<String> words) {
        return words.stream().anyMatch(word -> WORDS.contains(TypeNames.singular(word)));
    }
}
