package dev.sinew.probe.run;

import dev.sinew.probe.http.Reply;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a login tells of who logs in: the members of its answer and the claims of its token, such as the number of its account. Who has not logged in as it
 * was not told of them. Credentials are left out, which no address takes.
 */
final class LoginAnswer {
    private static final Pattern CREDENTIAL = Pattern.compile(
            "(?i).*(?:token|jwt|secret|session|cookie|passw|pwd|csrf|xsrf|otp|pin|nonce|signature|hash).*|jti|iat|exp|nbf|iss|aud|alg|typ|scope");
    private static final int LONGEST = 100;
    private static final int DEPTH = 4;

    private LoginAnswer() {}

    /** Teaches a caller what its own login told. */
    static void learn(Persona persona, Reply reply, Endpoint at, List<Endpoint> endpoints) {
        reply.json().ifPresent(json -> {
            persona.answered(at, json);
            persona.isCalled(json);
            json.properties().stream()
                    .filter(each -> Nouns.isPerson(Nouns.singular(each.getKey())))
                    .forEach(each -> persona.isCalled(each.getValue()));
        });
        reply.json().ifPresent(json -> learn(persona, json, at, endpoints));
        persona.session().token().flatMap(TokenClaims::of).ifPresent(json -> learn(persona, json, at, endpoints));
    }

    private static void learn(Persona persona, JsonNode json, Endpoint at, List<Endpoint> endpoints) {
        JsonNode told = json.deepCopy();
        strip(told, 0);
        Harvest.of(persona, Filled.bare(at), told, Parents.of(endpoints));
        persona.sees(told);
    }

    private static void strip(JsonNode node, int depth) {
        if (node instanceof ObjectNode object) {
            object.remove(object.properties().stream()
                    .filter(each -> CREDENTIAL.matcher(each.getKey()).matches()
                            || each.getValue().isString()
                                    && each.getValue().asString().length() > LONGEST
                            || depth == DEPTH && each.getValue().isContainer())
                    .map(Map.Entry::getKey)
                    .toList());
        }
        for (JsonNode each : node) {
            strip(each, depth + 1);
        }
    }
}
