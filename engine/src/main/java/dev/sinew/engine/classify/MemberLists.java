package dev.sinew.engine.classify;

import java.util.List;
import java.util.Set;

/** Lists of the ids of people who have something together. */
public final class MemberLists {
    private static final Set<String> NAMES = Set.of(
            "members",
            "participants",
            "attendees",
            "collaborators",
            "editors",
            "viewers",
            "invitees",
            "guests",
            "delegates",
            "assignees",
            "owners",
            "users",
            "sharedwith",
            "sharedto",
            "mitglieder",
            "teilnehmer",
            "beteiligte",
            "bevollmaechtigte",
            "miembros",
            "participantes",
            "membres",
            "membri",
            "leden");

    private MemberLists() {}

    /** Whether a list is called like one of people who have something together: {@code members}, {@code sharedWith}. */
    public static boolean isOne(String name) {
        List<String> words = NameTraits.words(Spelling.plain(name));
        return !words.isEmpty() && (NAMES.contains(words.getLast()) || NAMES.contains(String.join("", words)));
    }
}
