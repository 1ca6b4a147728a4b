package dev.sinew.probe.proof;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Trial;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The exchange of refresh tokens for others.
 *
 * @param endpoint where
 * @param member what logins call the token
 */
record RefreshTokens(Endpoint endpoint, String member, Trial trial) {
    private static final Pattern MEMBER = Pattern.compile("(?i)refresh_?token");
    private static final Pattern PLACE = Pattern.compile("(?i).*/(?:.*refresh.*|tokens?)");

    /** Whether refresh tokens may be exchanged at an endpoint. */
    static boolean isPlace(Endpoint endpoint) {
        return endpoint.operation().method().equals("POST")
                && PLACE.matcher(endpoint.path()).matches();
    }

    /** The refresh token of a reply, with the member that it stands in. */
    static Optional<Map.Entry<String, String>> in(Reply reply) {
        return reply.json().stream()
                .flatMap(json -> Scalars.of(json).entrySet().stream())
                .map(each -> Map.entry(each.getKey().substring(each.getKey().lastIndexOf('.') + 1), each.getValue()))
                .filter(each -> MEMBER.matcher(each.getKey()).matches()
                        && !each.getValue().isEmpty())
                .findFirst();
    }

    /** The request that exchanges a token. */
    Ask with(String token) {
        boolean form = endpoint.described()
                .requestBody()
                .filter(body -> body.content().keySet().stream().noneMatch(each -> each.endsWith("json")))
                .filter(body -> body.content().containsKey("application/x-www-form-urlencoded"))
                .isPresent();
        if (form) {
            String text = "grant_type=refresh_token&" + member + "=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
            return new Ask(
                    "POST",
                    endpoint.operation().path(),
                    List.of(new Header("Content-Type", "application/x-www-form-urlencoded")),
                    text);
        }
        ObjectNode body = JsonMapper.shared().createObjectNode();
        String name = trial.takes(endpoint)
                .filter(each -> trial.fixtures().isPresent())
                .flatMap(each -> each.properties().keySet().stream()
                        .filter(one -> MEMBER.matcher(one).matches() || one.equalsIgnoreCase("token"))
                        .findFirst())
                .orElse(member);
        body.put(name, token);
        return new Ask(
                "POST",
                endpoint.operation().path(),
                List.of(new Header("Content-Type", "application/json")),
                body.toString());
    }
}
