package dev.sinew.engine.verify;

import java.util.EnumSet;
import java.util.Set;

/** What kinds of things a token's claims hold, told from their names and forms; no value is kept. */
public enum TokenContent {
    /** {@code cnf}: the token belongs to a key, and whoever else holds it can do nothing with it (RFC 7800). */
    BOUND_TO_A_KEY,
    /** A password, PIN or code. */
    PASSWORD,
    PASSWORD_HASH,
    /** An API key, private key or another token. */
    KEY,
    /** A national id, passport or licence. */
    IDENTITY,
    /** An account, card or balance. */
    MONEY,
    HEALTH,
    /** A date of birth, phone number or address. */
    PERSON;

    private static final TokenContent[] ALL = values();

    /** The constants whose bits are set. */
    public static Set<TokenContent> of(int bits) {
        Set<TokenContent> contents = EnumSet.noneOf(TokenContent.class);
        for (TokenContent each : ALL) {
            if ((bits & each.bit()) != 0) {
                contents.add(each);
            }
        }
        return contents;
    }

    /** A number with one bit set, the same in all versions. */
    public int bit() {
        return 1 << ordinal();
    }
}
