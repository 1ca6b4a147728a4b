package dev.sinew.probe.graph;

import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.Login;
import dev.sinew.probe.identity.Login.TokenRule;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Logins that are mutations of a GraphQL service, as the operations that these are tested as: so that other names and passwords can be tried there. */
record GraphLogin(GraphService service) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern GIVEN =
            Pattern.compile("([_A-Za-z]\\w*)\\s*:\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|\\$([_A-Za-z]\\w*))");

    /** An identity that logs in so; the same where it does not, or where it is not clear what its document gives. */
    Identity of(Identity identity) {
        return identity.login()
                .filter(each ->
                        each.endpoint().equals(service.path()) && each.verb().equals("POST"))
                .flatMap(this::of)
                .map(login -> new Identity(
                        identity.name(),
                        identity.role(),
                        identity.tenant(),
                        identity.headers(),
                        Optional.of(login),
                        identity.steps(),
                        identity.lowest(),
                        identity.owns()))
                .orElse(identity);
    }

    private Optional<Login> of(Login login) {
        JsonNode sent;
        try {
            sent = JSON.readTree(login.body());
        } catch (JacksonException e) {
            return Optional.empty();
        }
        String document = sent.path("query").asString("");
        return service.fields().stream()
                .filter(each -> each.changes() && each.path().equals("/login"))
                .filter(each -> Pattern.compile("[{\\s]" + Pattern.quote(each.name()) + "\\s*\\(")
                        .matcher(document)
                        .find())
                .findFirst()
                .flatMap(field -> of(login, field, document, sent.path("variables")));
    }

    private Optional<Login> of(Login login, GraphField field, String document, JsonNode variables) {
        ObjectNode given = JSON.createObjectNode();
        // What stands in brackets behind the name of the operation declares variables, whose types are no texts.
        for (Matcher each = GIVEN.matcher(document); each.find(); ) {
            if (each.group(2) != null) {
                give(each.group(1), JSON.readTree("\"" + each.group(2) + "\""), field, given);
            } else {
                give(each.group(1), variables.path(each.group(3)), field, given);
            }
        }
        boolean whole = field.arguments().stream()
                .filter(each -> each.field().isRequired())
                .allMatch(each -> given.has(each.called()));
        Optional<TokenRule> token = login.token().map(each -> below(each, field));
        return whole && given.size() > 1
                ? Optional.of(new Login(
                        "POST",
                        GraphPath.below(service.path()) + field.path(),
                        "application/json",
                        login.headers(),
                        given.toString(),
                        token,
                        login.cookies()))
                : Optional.empty();
    }

    /** A value under its name, or, where an object was given for the holder of all, its members. */
    private static void give(String name, JsonNode value, GraphField field, ObjectNode given) {
        if (field.holder().filter(each -> each.name().equals(name)).isPresent()
                && value instanceof ObjectNode members) {
            members.properties().forEach(each -> give(each.getKey(), each.getValue(), field, given));
        } else if (field.argument(name).isPresent() && value.isValueNode()) {
            given.set(name, value);
        }
    }

    /** Where the token stands in what the field had. */
    private static TokenRule below(TokenRule rule, GraphField field) {
        String before = "/data/" + field.name();
        return rule.fromHeader() || !rule.selector().startsWith(before + "/")
                ? rule
                : new TokenRule(
                        false, rule.selector().substring(before.length()), rule.sendIn(), rule.name(), rule.template());
    }
}
