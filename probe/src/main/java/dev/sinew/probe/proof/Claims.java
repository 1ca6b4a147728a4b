package dev.sinew.probe.proof;

import dev.sinew.engine.verify.GuessedKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The claims of a JSON Web Token. */
record Claims(String header, ObjectNode claims) {
    static Optional<Claims> of(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            JsonNode claims = JsonMapper.shared()
                    .readTree(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
            return claims instanceof ObjectNode object ? Optional.of(new Claims(parts[0], object)) : Optional.empty();
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
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

    String signed(GuessedKey key) {
        byte[] json = claims.toString().getBytes(StandardCharsets.UTF_8);
        return key.sign(header, Base64.getUrlEncoder().withoutPadding().encodeToString(json));
    }
}
