package dev.sinew.demo.bank;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bank's tokens: JSON Web Tokens with HS256. Made by hand, as a good library refuses what the flaws need: keys that are too
 * short, and tokens without a signature.
 */
final class Tokens {
    static final Duration PERSONS = Duration.ofMinutes(15);
    static final Duration PROGRAMS = Duration.ofMinutes(5);
    private static final String ISSUER = "https://login.harbour-bank.example";
    private static final String AUDIENCE = "https://api.harbour-bank.example";
    private static final String WEAK = "secret";
    private static final int KEY_BYTES = 32;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final BankSettings settings;
    private final byte[] key;

    Tokens(BankSettings settings) {
        this.settings = settings;
        this.key = settings.has(Flaw.WEAK_KEY) ? WEAK.getBytes(StandardCharsets.US_ASCII) : random();
    }

    private static byte[] random() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /** A token for a person, within a session. */
    String person(Customer customer, String session, Instant now) {
        return sign(Face.of(
                "iss",
                ISSUER,
                "aud",
                AUDIENCE,
                "sub",
                customer.id,
                "role",
                customer.role,
                "sid",
                session,
                "iat",
                now.getEpochSecond(),
                "exp",
                now.plus(PERSONS).getEpochSecond(),
                "jti",
                UUID.randomUUID()));
    }

    /** A token for a program. */
    String program(String client, Instant now) {
        return sign(Face.of(
                "iss",
                ISSUER,
                "aud",
                AUDIENCE,
                "sub",
                client,
                "client_id",
                client,
                "scope",
                "open-banking",
                "iat",
                now.getEpochSecond(),
                "exp",
                now.plus(PROGRAMS).getEpochSecond(),
                "jti",
                UUID.randomUUID()));
    }

    private String sign(Map<String, Object> claims) {
        String content = text(MAPPER.writeValueAsBytes(Face.of("alg", "HS256", "typ", "JWT"))) + "."
                + text(MAPPER.writeValueAsBytes(claims));
        return content + "." + text(signature(content));
    }

    /** The claims of a token that counts; refuses all others. */
    JsonNode check(String token, Instant now) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw Refused.unauthenticated();
        }
        JsonNode header = json(parts[0]);
        JsonNode claims = json(parts[1]);
        boolean signed = settings.has(Flaw.SIGNATURE_UNCHECKED)
                || isUnsigned(header, parts[2]) && settings.has(Flaw.ALG_NONE)
                || isSigned(header, parts);
        boolean ours = claims.path("iss").asString("").equals(ISSUER)
                && claims.path("aud").asString("").equals(AUDIENCE);
        boolean lasts =
                settings.has(Flaw.EXPIRED_ACCEPTED) || claims.path("exp").asLong(0) > now.getEpochSecond();
        if (!signed || !ours || !lasts) {
            throw Refused.unauthenticated();
        }
        return claims;
    }

    private static boolean isUnsigned(JsonNode header, String signature) {
        return header.path("alg").asString("").equals("none") && signature.isEmpty();
    }

    private boolean isSigned(JsonNode header, String[] parts) {
        return header.path("alg").asString("").equals("HS256")
                && MessageDigest.isEqual(signature(parts[0] + "." + parts[1]), bytes(parts[2]));
    }

    private byte[] signature(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static JsonNode json(String part) {
        try {
            return MAPPER.readTree(bytes(part));
        } catch (JacksonException e) {
            throw Refused.unauthenticated();
        }
    }

    private static byte[] bytes(String part) {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException e) {
            throw Refused.unauthenticated();
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
