package dev.sinew.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sinew.engine.verify.TokenVerdict.Signature;
import java.security.GeneralSecurityException;

class TokenVerifierFuzzTest {
    private static final TokenVerifier VERIFIER = verifier();

    private static TokenVerifier verifier() {
        try {
            return Tokens.verifier(
                    Tokens.key("r", Tokens.pair("RS256").getPublic()),
                    Tokens.key("e", Tokens.pair("ES256").getPublic()),
                    Tokens.key("d", Tokens.pair("EdDSA").getPublic()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Never throws, and takes nothing for signed by keys that signed nothing. */
    @FuzzTest(maxDuration = "5m")
    void anyBytesAreJudged(FuzzedDataProvider data) {
        String token = data.consumeBoolean()
                ? Tokens.raw(data.consumeString(100), data.consumeString(100), data.consumeRemainingAsAsciiString())
                : data.consumeRemainingAsAsciiString();
        assertThat(Tokens.verdict(VERIFIER, token).signature()).isNotEqualTo(Signature.VALID);
    }
}
