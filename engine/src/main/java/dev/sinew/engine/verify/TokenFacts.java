package dev.sinew.engine.verify;

import dev.sinew.engine.verify.TokenVerdict.Signature;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is known of one token beyond what an observation says of it.
 *
 * @param signature what came of checking it
 * @param contents what its claims hold, in order
 */
public record TokenFacts(Signature signature, Set<TokenContent> contents) {
    /** Nobody looked at it, or nothing came of it. */
    public static final TokenFacts UNKNOWN = new TokenFacts(Signature.UNKNOWN, Set.of());

    public TokenFacts {
        EnumSet<TokenContent> ordered = EnumSet.noneOf(TokenContent.class);
        ordered.addAll(contents);
        contents = Collections.unmodifiableSet(ordered);
    }
}
