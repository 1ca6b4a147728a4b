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

    /** Those by whom people are represented: what a list of them shows its reader may use in their name. */
    private static final Set<String> PERSONS = Set.of("person", "persons", "people");

    private static final Set<String> REPRESENTED = Set.of(
            "ward",
            "dependent",
            "dependant",
            "guardianship",
            "guardian",
            "caregiver",
            "proxy",
            "delegate",
            "delegation",
            "representation",
            "mandate");

    /** What one does with what was offered. */
    private static final Set<String> ACCEPTING = Set.of("accept", "join", "claim");

    private Admission() {}

    /** Whether by an operation one takes what somebody else offered: an invitation, a part of a bill. */
    static boolean accepts(Operation operation) {
        List<String> words = NameTraits.words(last(operation));
        return !words.isEmpty() && (ACCEPTING.contains(words.getFirst()) || ACCEPTING.contains(words.getLast()));
    }

    /** Whether an operation shows whom its caller acts for; FHIR calls those related persons. */
    static boolean represents(Operation operation) {
        List<String> words = NameTraits.words(last(operation));
        boolean related = words.size() == 2 && words.getFirst().equals("related") && PERSONS.contains(words.getLast());
        return related || words.stream().anyMatch(word -> REPRESENTED.contains(TypeNames.singular(word)));
    }

    /** Whether an operation is one, by the last words that say what it is about. */
    static boolean is(Operation operation) {
        return any(NameTraits.words(last(operation)));
    }

    /** The selector, or the last word of the path that is no parameter. */
    private static String last(Operation operation) {
        if (!operation.selector().isEmpty()) {
            return operation.selector();
        }
        String[] parts = operation.path().split("/", -1);
        for (int i = parts.length - 1; i > 0; i--) {
            if (!parts[i].isEmpty() && !parts[i].startsWith("{")) {
                return parts[i];
            }
        }
        return "";
    }

    private static boolean any(List<String> words) {
        return words.stream().anyMatch(word -> WORDS.contains(TypeNames.singular(word)));
    }
}
