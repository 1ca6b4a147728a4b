package dev.sinew.scan.verify;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON Web Token's structure and times (RFC 7519). Its signature is not verified: no key is at hand. */
final class JsonWebToken {
    private static final Pattern SHAPE = Pattern.compile("([\\w-]+)\\.([\\w-]+)\\.([\\w-]*)");
    private static final JsonMapper JSON = new JsonMapper();

    private JsonWebToken() {}

    static Verification verify(String token, Instant now) {
        Matcher parts = SHAPE.matcher(token);
        if (!parts.lookingAt()) {
            return Verification.UNKNOWN;
        }
        try {
            JsonNode header = JSON.readTree(decoded(parts.group(1)));
            JsonNode claims = JSON.readTree(decoded(parts.group(2)));
            if (!header.has("alg")) {
                return new Verification(Validity.INVALID, "it is no JSON Web Token: its header names no algorithm");
            }
            if (isExample(claims)) {
                return new Verification(Validity.INVALID, "it is the example that documentation shows");
            }
            JsonNode expiry = claims.path("exp");
            if (!expiry.isNumber()) {
                return new Verification(Validity.UNKNOWN, "it never expires");
            }
            boolean over = expiry.asLong() < now.getEpochSecond();
            return over
                    ? new Verification(Validity.INVALID, "it has expired")
                    : new Verification(Validity.UNKNOWN, "it has not expired");
        } catch (JacksonException | IllegalArgumentException e) {
            return new Verification(Validity.INVALID, "it is no JSON Web Token: its parts are no JSON");
        }
    }

    /** The token that jwt.io begins with, and which documentation and tests repeat, under whatever key. */
    private static boolean isExample(JsonNode claims) {
        return claims.path("sub").asString("").equals("1234567890")
                && claims.path("name").asString("").equals("John Doe");
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
