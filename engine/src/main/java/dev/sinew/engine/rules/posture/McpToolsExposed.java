package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.FieldPath;
import dev.sinew.model.LearnedField;
import dev.sinew.model.Location;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Trait;
import java.util.List;
import java.util.Optional;

/**
 * A Model Context Protocol server lists or calls its tools for whoever asks.
 *
 * <p>Its tools act with the server's own rights on files, data and other systems. Whoever reaches it uses them, without a model
 * between; a page in a user's browser does where the server is on the user's machine.
 *
 * <p>It fires once for each host that answered {@code tools/list} or {@code tools/call} with a result to a call without
 * credentials: confirmed where a tool was called, likely where they were listed, as calls may be guarded. It stays quiet where the
 * answer is an error, on the very machine, where headers tell that a gateway knows the user, and where the user tells that the host is
 * a test.
 *
 * <p>To fix it, ask for an access token at every request, as the protocol's authorisation chapter describes, and check it is meant
 * for this server.
 */
@Rule(
        id = "posture.mcp-tools-exposed",
        flaw = "mcp-tools-exposed",
        title = "MCP tools are open to everybody",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {306})
public final class McpToolsExposed implements Check {
    private static final List<String> KNOWN_USER = List.of(
            "x-user", "x-forwarded-user", "x-remote-user", "remote-user", "x-auth", "x-forwarded-email", "x-amzn-oidc");

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        if (HostName.isLocal(api.api()) || Reach.isTest(api)) {
            return List.of();
        }
        Examples examples = new Examples();
        boolean called = false;
        for (OperationPosture each : api.operations()) {
            String selector = each.operation().selector();
            boolean tools = selector.equals("tools/list") || selector.equals("tools/call");
            long bare = tools && !isKnown(each) ? each.count(Trait.BARE_SUCCESS) : 0;
            Optional<LearnedField> result = bare == 0 ? Optional.empty() : result(each);
            if (result.isPresent()) {
                examples.add(each, each.first(Trait.BARE_SUCCESS), "", bare);
                called |= selector.equals("tools/call");
            }
        }
        if (examples.isEmpty()) {
            return List.of();
        }
        return List.of(examples.weakness(
                        api.api(),
                        "authorization",
                        called ? Confidence.CONFIRMED : Confidence.LIKELY,
                        "were answered without credentials")
                .cured("Ask for a bearer token before tools/list and tools/call on " + api.api()
                        + ". Kong: the openid-connect or jwt plugin on the route; Envoy: the jwt_authn filter; answer 401 with"
                        + " WWW-Authenticate otherwise."));
    }

    private static Optional<LearnedField> result(OperationPosture operation) {
        return operation.learned().answers().entrySet().stream()
                .filter(entry -> entry.getKey() / 100 == 2)
                .flatMap(entry -> entry.getValue().body().fields().stream())
                .filter(field -> isResult(field.path()))
                .findFirst();
    }

    private static boolean isResult(FieldPath path) {
        FieldPath at = path;
        while (at.depth() > 1) {
            at = at.parent();
        }
        return path.depth() > 1 && at.name().equals("result");
    }

    private static boolean isKnown(OperationPosture operation) {
        return operation.learned().parameters().stream()
                .filter(field -> field.path().location() == Location.HEADER)
                .anyMatch(field -> KNOWN_USER.stream().anyMatch(field.path().name()::startsWith));
    }
}
