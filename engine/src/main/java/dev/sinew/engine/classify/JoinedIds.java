package dev.sinew.engine.classify;

import java.util.Set;

/** Words that are a name and {@code id}, or a word for number, written together. */
public final class JoinedIds {
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
            "forbid");

    private JoinedIds() {}

    /** Whether a word is a name and {@code id} written together: {@code bookingid}, but not {@code paid} or {@code android}; or one and a word for number, as German does. */
    public static boolean isOne(String word) {
        return !nameOf(word).equals(word);
    }

    /** The name that an id is written together with: {@code booking} of {@code bookingid}; the word itself where it is none. */
    public static String nameOf(String word) {
        if (word.length() >= 6 && word.endsWith("id") && !ENDING_IN_ID.contains(word)) {
            return word.substring(0, word.length() - 2);
        }
        return OtherLanguages.numbered(word);
    }
}
