package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.engine.verify.TokenContent;
import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Operation;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens carry what nobody but the server should see.
 *
 * <p>A signed token is not encrypted: everything in it can be read by the app, by whoever finds it in a log or on a lost phone, and by
 * every service it is sent to (RFC 7519, section 12). What stands in it can also not be corrected or deleted before it ends.
 *
 * <p>It fires once for an api and kind of content, where the claims of a token that it accepted hold a password, a password
 * hash, a key, an identity number, an account or card, health data, or a date of birth, phone number or address. It stays quiet for
 * the name, user name and e-mail address that identify whom the token is about, for ids, and for encrypted tokens.
 *
 * <p>To fix it, put an id into the token and look the rest up on the server.
 */
@Rule(
        id = "posture.jwt-sensitive-claims",
        flaw = "jwt-sensitive-claims",
        title = "Token carries private data in the clear",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023", "API3:2023"},
        cwe = {522, 312},
        standards = {"RFC 7519"})
public final class JwtSensitiveClaims implements Check {
    private static final Map<TokenContent, String> WORDS = Map.of(
            TokenContent.PASSWORD, "password or code",
            TokenContent.PASSWORD_HASH, "password hash",
            TokenContent.KEY, "key",
            TokenContent.IDENTITY, "identity number",
            TokenContent.MONEY, "account or card",
            TokenContent.HEALTH, "health data",
            TokenContent.PERSON, "date of birth, phone or address");

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        for (TokenContent content : TokenContent.values()) {
            if (WORDS.containsKey(content)) {
                kind(api, content, WORDS.getOrDefault(content, "")).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Weakness> kind(ApiPosture api, TokenContent content, String words) {
        List<OperationPosture> carrying = api.operations().stream()
                .filter(each -> each.count(Trait.OUTGOING) == 0)
                .filter(each -> each.tokens().stream()
                        .anyMatch(token -> token.contents().contains(content)))
                .toList();
        if (carrying.isEmpty()) {
            return Optional.empty();
        }
        // Where nobody gets in without, the first success came with such a token.
        OperationPosture first =
                carrying.stream().filter(JwtUse::isLookedAt).findFirst().orElse(carrying.getFirst());
        String note = first.operation() + ": an accepted token holds, readable for all, " + words + "; "
                + Counted.operations(carrying.size()) + (carrying.size() == 1 ? " takes" : " take") + " such tokens";
        return Optional.of(Weakness.of(
                        Operation.ofApi(api.api()),
                        words,
                        Confidence.LIKELY,
                        Reach.firstSuccess(first),
                        note,
                        carrying.size())
                .cured("Take the claim with the " + words
                        + " out of the token where it is issued; the api can look it up by" + " sub"));
    }
}
