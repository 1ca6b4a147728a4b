package dev.sinew.probe.proof;

import dev.sinew.engine.verify.GuessedKey;
import dev.sinew.probe.run.TokenClaims;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The claims of a JSON Web Token. */
record Claims(String header, ObjectNode claims) {
    private static final Set<String> OWN = Set.of("iat", "nbf", "exp", "jti");

    static Optional<Claims> of(String token) {
        return TokenClaims.of(token).map(each -> new Claims(token.substring(0, token.indexOf('.')), each));
    }

    /** A time in seconds. */
    OptionalLong time(String name) {
        JsonNode value = claims.path(name);
        return value.isNumber() ? OptionalLong.of(value.asLong()) : OptionalLong.empty();
    }

    /** The same with another id, begun a second earlier. */
    Claims renamed() {
        ObjectNode other = claims.deepCopy();
        time("iat").ifPresent(at -> other.put("iat", at - 1));
        other.put("jti", NeverExisted.like(claims.path("jti").asString("sinew-token-1")));
        return new Claims(header, other);
    }

    /** The same, from two hours to one hour before a time. */
    Claims over(Instant now) {
        ObjectNode other = claims.deepCopy();
        long second = now.getEpochSecond();
        if (other.has("iat")) {
            other.put("iat", second - 7_200);
        }
        if (other.has("nbf")) {
            other.put("nbf", second - 7_200);
        }
        other.put("exp", second - 3_600);
        return new Claims(header, other);
    }

    /** The same with those claims of another that tell whom a token is for; its times and its own id stay. */
    Claims named(Claims other) {
        ObjectNode named = claims.deepCopy();
        other.claims.properties().stream()
                .filter(each -> !OWN.contains(each.getKey()))
                .forEach(each -> named.set(each.getKey(), each.getValue()));
        return new Claims(header, named);
    }

    /** These claims with the header and the signature of a token. */
    String under(String token) {
        byte[] json = claims.toString().getBytes(StandardCharsets.UTF_8);
        return token.substring(0, token.indexOf('.') + 1)
                + Base64.getUrlEncoder().withoutPadding().encodeToString(json)
                + token.substring(token.lastIndexOf('.'));
    }

    String signed(GuessedKey key) {
        byte[] json = claims.toString().getBytes(StandardCharsets.UTF_8);
        return key.sign(header, Base64.getUrlEncoder().withoutPadding().encodeToString(json));
    }
}
