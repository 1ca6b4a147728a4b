package dev.sinew.engine.classify;

import java.util.Set;

/** Words that are a name and {@code id}, or a word for number, written together. */
public final class JoinedIds {
    /** Words that end so, and names of kinds of ids. */
    private static final Set<String> ENDING_IN_ID = Set.of(
            "android",
            "invalid",
            "prepaid",
            "unpaid",
            "hybrid",
            "liquid",
            "orchid",
            "placid",
            "steroid",
            "asteroid",
            "typhoid",
            "humanoid",
            "tabloid",
            "thyroid",
            "polaroid",
            "depositpaid",
            "haspaid",
            "ispaid",
            "isvalid",
            "polyploid",
            "candid",
            "splendid",
            "stupid",
            "pyramid",
            "morbid",
            "afraid",
            "postpaid",
            "repaid",
            "torrid",
            "outbid",
            "underbid",
            "overbid",
            "forbid",
            "madrid",
            "uuid",
            "guid",
            "ulid",
            "cuid",
            "puid",
            "nanoid",
            "ksuid",
            "xuid",
            "overpaid",
            "acid",
            "arid",
            "avid",
            "amid",
            "braid",
            "covid",
            "david",
            "druid",
            "fluid",
            "grid",
            "humid",
            "laid",
            "lipid",
            "livid",
            "lucid",
            "maid",
            "mermaid",
            "ovoid",
            "paid",
            "plaid",
            "quid",
            "raid",
            "rapid",
            "rigid",
            "said",
            "skid",
            "slid",
            "solid",
            "squid",
            "tepid",
            "timid",
            "valid",
            "vivid",
            "void");

    /** The same of one letter, but for those that fields are called as words, as {@code bid}, or that number requests and visitors. */
    private static final Set<String> OF_A_LETTER =
            Set.of("uid", "gid", "pid", "cid", "oid", "nid", "eid", "fid", "wid", "jid", "aid", "tid");

    private JoinedIds() {}

    /** Whether a word is a name and {@code id} written together: {@code bookingid} and {@code pid}, but not {@code paid} or {@code android}; or one and a word for number, as German does. */
    public static boolean isOne(String word) {
        return !nameOf(word).equals(word) || OF_A_LETTER.contains(word);
    }

    /** The name that an id is written together with: {@code booking} of {@code bookingid}; the word itself where it is none, or of a letter. */
    public static String nameOf(String word) {
        if (word.length() >= 4 && word.endsWith("id") && !ENDING_IN_ID.contains(word)) {
            return word.substring(0, word.length() - 2);
        }
        return OtherLanguages.numbered(word);
    }
}
