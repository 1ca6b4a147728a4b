package dev.sinew.scan.rules;

import java.util.Locale;

/** What kind of secret something is: that decides what is wrong with it. */
public enum Kind {
    /** Made to be shown by who issued it: it names an account and opens nothing by itself. */
    PUBLIC,
    /** The public half of a pair of keys: no secret, but it tells which private key is in use. */
    HALF,
    /** The hash of a password. */
    HASH,
    /** What a person or a program logs in with. */
    PASSWORD,
    /** Called a key or a token, by nobody's format. */
    GENERIC,
    /** A key or a token in its issuer's format. */
    SECRET;

    /** The tag that a rule has for it. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
