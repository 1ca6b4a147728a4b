package dev.sinew.engine.route;

/**
 * Whether letters stand in an order that words have. Ids drawn from letters of both cases, such as {@code DPKQagehaDe}, look
 * like words to everything that only asks which characters there are; but about every third pair of theirs is one that no word
 * has.
 */
final class Letters {
    private static final int SHORTEST = 8;
    /** One strange pair among so many letters is too many for a name. */
    private static final int RATE = 6;

    /** For each first letter the second ones that English words have, as met in many descriptions of APIs. */
    private static final String[] FOLLOWERS = {
        "bcdfgiklmnprstuvwxy",
        "abeijlmorstuy",
        "acehiklorstuy",
        "adegijlmnorsuwy",
        "abcdefghilmnopqrstvwxy",
        "aefilortuy",
        "aeghilmnorsuy",
        "aeimnortuy",
        "abcdefgklmnoprstuvxz",
        "aeou",
        "aeilnosu",
        "abcdefiklmoprstuvwy",
        "abceilmnopsuy",
        "abcdefghijklmnoprstuvwxy",
        "abcdefghiklmnoprstuvwxyz",
        "adehiloprstuy",
        "u",
        "abcdefgiklmnopqrstuvwxy",
        "abcefhiklmnopqrstuwy",
        "acefhilmnoprstuwyz",
        "abcdefgiklmnoprstxz",
        "aeioy",
        "adehilnorsy",
        "aceiptuy",
        "abceilmnoprstw",
        "aehiloyz",
    };

    private static final int[] ALLOWED = allowed();

    private Letters() {}

    private static int[] allowed() {
        int[] masks = new int[FOLLOWERS.length];
        for (int first = 0; first < masks.length; first++) {
            String followers = FOLLOWERS[first];
            for (int i = 0; i < followers.length(); i++) {
                masks[first] |= 1 << followers.charAt(i) - 'a';
            }
        }
        return masks;
    }

    /** Whether the text from an index on is letters of both cases alone, in an order that no words have. */
    static boolean areRandom(String text, int from) {
        int strange = 0;
        boolean upper = false;
        boolean lower = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (lowered(c) < 0) {
                return false;
            }
            upper |= c < 'a';
            lower |= c >= 'a';
            strange += i > from && isStrange(text.charAt(i - 1), c) ? 1 : 0;
        }
        int length = text.length() - from;
        return upper && lower && length >= SHORTEST && strange >= 2 && strange * RATE >= length;
    }

    /** A capital behind a small letter begins a word, and may follow on anything. */
    private static boolean isStrange(char before, char after) {
        boolean begins = before >= 'a' && after < 'a';
        return !begins && (ALLOWED[lowered(before)] & 1 << lowered(after)) == 0;
    }

    private static int lowered(char c) {
        int letter = (c | 0x20) - 'a';
        return c < 128 && letter >= 0 && letter < 26 ? letter : -1;
    }
}
