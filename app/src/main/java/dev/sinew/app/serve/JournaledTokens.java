package dev.sinew.app.serve;

import dev.sinew.engine.verify.KnownTokens;
import dev.sinew.engine.verify.TokenFacts;
import dev.sinew.engine.verify.TokenVerdict;
import dev.sinew.engine.verify.TokenVerdict.Signature;
import dev.sinew.engine.verify.TokenVerdicts;

/** What folds know of tokens: the verdicts that the journal had so far, and no other, so that a replay judges alike. */
final class JournaledTokens implements KnownTokens {
    private static final int MOST_TOKENS = 1 << 18;

    private final TokenVerdicts verdicts = new TokenVerdicts(MOST_TOKENS);

    void add(TokenVerdict verdict) {
        verdicts.add(verdict);
    }

    @Override
    public Signature signature(long print) {
        return verdicts.signature(print);
    }

    @Override
    public TokenFacts facts(long print) {
        return verdicts.facts(print);
    }
}
