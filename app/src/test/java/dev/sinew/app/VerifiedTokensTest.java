package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens made and keys published by a library that is not ours. */
final class VerifiedTokensTest {
    private static final String ISSUER = "https://id.bank.example";

    @TempDir
    Path folder;

    private final ECKey key = key("k1");

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static String token(ECKey key, String subject) throws JOSEException {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
        JWSObject token =
                new JWSObject(header, new Payload(Map.of("iss", ISSUER, "sub", subject, "iat", 1_769_860_800L)));
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private Run analyze(String... tokens) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String token : tokens) {
            Map<String, String> bearer = Map.of("authorization", "Bearer " + token);
            lines.append(Traffic.line("GET", "https://api.bank.example/me", bearer, "", 200, Map.of(), "{}"));
        }
        Path traffic =
                Traffic.write(folder.resolve("traffic.jsonl"), lines.toString().repeat(2));
        Traffic.write(folder.resolve("keys.json"), new JWKSet(key.toPublicJWK()).toString());
        Path config =
                Traffic.write(folder.resolve("sinew.yaml"), "jwks: [{issuer: \"" + ISSUER + "\", file: keys.json}]");
        Run run = Run.of("analyze", "--format", "json", "--config", config, traffic);
        assertThat(run.code()).as(run.err()).isZero();
        for (String token : tokens) {
            assertThat(run.out() + run.err()).doesNotContain(token.substring(token.lastIndexOf('.') - 20));
        }
        return run;
    }

    @Test
    void verifiedTokensAreNoProblem() throws JOSEException, IOException {
        Run run = analyze(token(key, "ada"), token(key, "bob"));
        assertThat(run.json().path("summary").path("exchanges").asInt()).isEqualTo(4);
        assertThat(Run.problems(run.json())).isEmpty();
    }

    @Test
    void itIsSaidHowManyTokensWereVerifiedAndHowManyWereNot() throws JOSEException, IOException {
        String good = token(key, "ada");
        Run run = analyze(
                good,
                token(key, "bob"),
                good.substring(0, good.lastIndexOf('.') + 1),
                token(key("k1"), "eve"),
                token(key("k9"), "joe"));
        assertThat(Run.problems(run.json()))
                .containsExactly(": of 5 tokens of " + ISSUER + " the signatures of 2 were verified;"
                        + " 1 with a signature that its keys did not make: forged or altered; 1 without a signature;"
                        + " 1 under a key id that its key set does not have: forged, or the key set is old");
    }
}
