package dev.sinew.scan.ask;

import java.util.Locale;

/** What came of asking about a secret. */
enum Verdict {
    /** It went out, and nobody wrote down what came back. */
    SENT,
    /** Its issuer takes it. */
    WORKS,
    /** Its issuer refuses it. */
    REFUSED,
    /** The answer leaves it open, or there was none. */
    OPEN;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
