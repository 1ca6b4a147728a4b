package dev.sinew.probe.run;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a JSON Web Token (RFC 7519) says of itself; checks no signature. */
public final class TokenClaims {
    private TokenClaims() {}

    /** The claims of a token; empty where it is none. */
    public static Optional<ObjectNode> of(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            return JsonMapper.shared().readTree(claims) instanceof ObjectNode object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }
}
