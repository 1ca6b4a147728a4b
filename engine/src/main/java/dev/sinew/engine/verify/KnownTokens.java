package dev.sinew.engine.verify;

import dev.sinew.engine.verify.TokenVerdict.Signature;

/** What was found out about tokens, by their fingerprints. */
public interface KnownTokens {
    /** What is known of a token's signature: unknown where it was never seen. */
    Signature signature(long print);

    /** Whether a token was judged, though nothing came of it. */
    boolean has(long print);

    /** All that is known of a token. */
    TokenFacts facts(long print);
}
