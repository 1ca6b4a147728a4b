package dev.sinew.bench.world;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Makes JSON Web Tokens with random signatures. */
final class Tokens {
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private Tokens() {}

    /** A token of an issuer with the further claims given, valid for some minutes. */
    static String jwt(Visit visit, String issuer, int minutes, Json claims) {
        long issued = visit.now() / 1_000_000;
        Json all = claims.put("iss", issuer)
                .put("aud", "api")
                .put("iat", issued)
                .put("exp", issued + minutes * 60L)
                .put("jti", visit.dice.hex(20));
        String header = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"k-2026\"}");
        return header + "." + encoded(all.toString()) + "." + visit.dice.opaque(86);
    }

    static String encoded(String text) {
        return URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
