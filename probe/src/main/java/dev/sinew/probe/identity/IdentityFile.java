package dev.sinew.probe.identity;

import dev.sinew.model.Problem;
import dev.sinew.probe.http.Carrier;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.identity.Login.SendIn;
import dev.sinew.probe.identity.Login.TokenRule;
import dev.sinew.spec.tree.Node;
import dev.sinew.spec.tree.Tree;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads identities from the authentication file of Web Fuzzing Commons (YAML or JSON), which EvoMaster and CATS share: {@code auth}, {@code
 * authTemplate}, {@code fixedHeaders}, {@code loginEndpointAuth}; beside it, for each identity, {@code role}, {@code tenant}, {@code owns}, {@code refresh}, {@code logout} and {@code csrf}, and {@code signUp} for
 * all. Both
 * spellings of tokens are read: {@code extractFrom}, {@code extractSelector}, {@code sendIn}, {@code sendName}, {@code sendTemplate}, and the
 * older {@code extractFromField}, {@code httpHeaderName}, {@code headerPrefix}.
 */
public final class IdentityFile {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    private IdentityFile(String file) {
        this.file = file;
    }

    /** Reads the content of a file of that name. */
    public static IdentityReading read(String content, String file) {
        IdentityFile reader = new IdentityFile(file);
        Tree tree = Tree.read(content);
        if (!tree.problem().isEmpty()) {
            reader.problem("is no YAML: it " + tree.problem());
            return new IdentityReading(List.of(), Optional.empty(), reader.problems);
        }
        return new IdentityReading(
                reader.identities(tree), reader.signUp(tree.root().get("signUp")), reader.problems);
    }

    private Optional<SignUpStep> signUp(Node node) {
        if (!node.isMap()) {
            return Optional.empty();
        }
        String endpoint = node.get("endpoint").text();
        String body = node.get("payloadRaw").text();
        if (!endpoint.startsWith("/") || !body.contains("{password}")) {
            problem("has a signUp in line " + node.line() + " that is left out: it needs an endpoint that begins with a"
                    + " slash, and a payloadRaw with {password} and {username} or {email}");
            return Optional.empty();
        }
        Node removal = node.get("removal");
        return Optional.of(new SignUpStep(
                first(node.get("verb").text(), "POST").toUpperCase(Locale.ROOT),
                endpoint,
                first(node.get("contentType").text(), "application/json"),
                headers(node.get("headers")),
                body,
                removal.get("endpoint").text().startsWith("/")
                        ? Optional.of(new SignUpStep.Removal(
                                first(removal.get("verb").text(), "DELETE").toUpperCase(Locale.ROOT),
                                removal.get("endpoint").text()))
                        : Optional.empty()));
    }

    private List<Identity> identities(Tree tree) {
        Node auth = tree.root().get("auth");
        if (!auth.isList() || auth.elements().isEmpty()) {
            problem("has no identities: expected a list \"auth\" with a \"name\" for each");
            return List.of();
        }
        Node template = tree.root().get("authTemplate");
        List<Identity> found = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node each : auth.elements()) {
            identity(each, template).filter(identity -> unique(identity, names)).ifPresent(found::add);
        }
        return Identity.among(found);
    }

    private boolean unique(Identity identity, Set<String> names) {
        boolean added = names.add(identity.name());
        if (!added) {
            problem("names two identities " + identity.name() + "; the second is left out");
        }
        return added;
    }

    private Optional<Identity> identity(Node node, Node template) {
        String name = node.get("name").text();
        if (name.isEmpty()) {
            problem("has an identity without a name in line " + node.line() + "; it is left out");
            return Optional.empty();
        }
        List<Header> headers = headers(either(node, template, "fixedHeaders"));
        Map<String, Node> login = login(node, template);
        Optional<Login> read = login.isEmpty() ? Optional.empty() : login(name, login, template);
        if (headers.isEmpty() && read.isEmpty()) {
            problem("gives " + name + " neither fixedHeaders nor a loginEndpointAuth; it is left out");
            return Optional.empty();
        }
        return Optional.of(new Identity(
                        name,
                        either(node, template, "role").text(),
                        either(node, template, "tenant").text(),
                        headers,
                        read,
                        steps(
                                name,
                                either(node, template, "refresh"),
                                either(node, template, "logout"),
                                either(node, template, "csrf")))
                .owning(owns(name, node.get("owns"))));
    }

    /** What is its own: {@code owns: {accountId: [47, 48], deviceId: D-1}}. */
    private Map<String, List<String>> owns(String name, Node node) {
        Map<String, List<String>> own = new TreeMap<>();
        node.entries().forEach((parameter, value) -> {
            List<String> ids = (value.isList() ? value.elements() : List.of(value))
                    .stream().map(Node::text).filter(each -> !each.isEmpty()).toList();
            own.put(parameter, ids);
        });
        if (!node.isMissing() && (own.isEmpty() || own.containsValue(List.of()))) {
            problem(
                    "has an owns of " + name + " in line " + node.line()
                            + " with nothing in it: it needs ids by the names that parameters give them, as {accountId: [47, 48]}");
        }
        return own;
    }

    /** How an identity logs in; the template's login is not for one that says nothing of a login itself and has headers of its own instead. */
    private static Map<String, Node> login(Node node, Node template) {
        boolean fixed = node.has("fixedHeaders") && !node.has("loginEndpointAuth");
        return fixed ? Map.of() : merged(node.get("loginEndpointAuth"), template.get("loginEndpointAuth"));
    }

    private SessionSteps steps(String name, Node refresh, Node logout, Node csrf) {
        return new SessionSteps(
                step("refresh", name, refresh)
                        .map(each -> new SessionSteps.Refresh(
                                each,
                                refresh.get("refreshToken").text(),
                                refresh.get("token").text())),
                step("logout", name, logout),
                step("csrf", name, csrf)
                        .map(each -> new AntiForgery(
                                Optional.of(csrf.has("verb") ? each : each.reading()),
                                csrf.get("extractSelector").text(),
                                csrf.get("sendName").text(),
                                true)));
    }

    private Optional<SessionSteps.Step> step(String what, String name, Node node) {
        if (!node.isMap()) {
            return Optional.empty();
        }
        String endpoint = node.get("endpoint").text();
        String body = node.get("payloadRaw").text();
        boolean places = body.contains("{refreshToken}");
        if (!endpoint.startsWith("/") || places && !node.has("refreshToken") && what.equals("refresh")) {
            problem("has a " + what + " of " + name + " in line " + node.line()
                    + " that is left out: it needs an endpoint that begins with a slash, and where payloadRaw has"
                    + " {refreshToken}, the refreshToken's JSON pointer in the answer to the login");
            return Optional.empty();
        }
        return Optional.of(new SessionSteps.Step(
                first(node.get("verb").text(), "POST").toUpperCase(Locale.ROOT),
                endpoint,
                first(node.get("contentType").text(), "application/json"),
                headers(node.get("headers")),
                body));
    }

    private Optional<Login> login(String name, Map<String, Node> login, Node template) {
        if (login.containsKey("externalEndpointURL")) {
            problem("has " + name
                    + " log in at another server (externalEndpointURL), which is never called; give fixedHeaders");
            return Optional.empty();
        }
        String endpoint = text(login, "endpoint");
        if (!endpoint.startsWith("/")) {
            problem("has no endpoint that begins with a slash for the login of " + name);
            return Optional.empty();
        }
        String type = text(login, "contentType");
        String contentType = type.isEmpty() ? "application/json" : type;
        Node user = login.getOrDefault("payloadUserPwd", Node.MISSING);
        String body = text(login, "payloadRaw");
        if (body.isEmpty() && user.isMap()) {
            body = payload(user, contentType);
        }
        Node tokenNode = login.getOrDefault("token", Node.MISSING);
        Map<String, Node> token =
                merged(tokenNode, template.get("loginEndpointAuth").get("token"));
        int question = endpoint.indexOf('?');
        boolean inAddress = question >= 0 && body.isEmpty();
        String verb = text(login, "verb");
        return Optional.of(new Login(
                verb.isEmpty() ? "POST" : verb.toUpperCase(Locale.ROOT),
                inAddress ? endpoint.substring(0, question) : endpoint,
                inAddress ? Carrier.QUERY.contentType() : contentType,
                headers(login.getOrDefault("headers", Node.MISSING)),
                inAddress ? members(endpoint.substring(question + 1)) : body,
                token.isEmpty() ? Optional.empty() : Optional.of(token(token)),
                login.getOrDefault("expectCookies", Node.MISSING).isTrue()));
    }

    private static TokenRule token(Map<String, Node> token) {
        String selector = first(text(token, "extractSelector"), text(token, "extractFromField"));
        boolean header = text(token, "extractFrom").equals("header");
        SendIn sendIn = switch (text(token, "sendIn")) {
            case "cookie" -> SendIn.COOKIE;
            case "query" -> SendIn.QUERY;
            default -> SendIn.HEADER;
        };
        String name = first(first(text(token, "sendName"), text(token, "httpHeaderName")), "Authorization");
        String prefix = text(token, "headerPrefix");
        String usual = name.equalsIgnoreCase("authorization") && !token.containsKey("headerPrefix")
                ? "Bearer {token}"
                : prefix + "{token}";
        return new TokenRule(header, selector, sendIn, name, first(text(token, "sendTemplate"), usual));
    }

    private static String payload(Node user, String contentType) {
        Map<String, String> members = new TreeMap<>();
        members.put(
                user.get("usernameField").text("username"), user.get("username").text());
        members.put(
                user.get("passwordField").text("password"), user.get("password").text());
        if (contentType.contains("form-urlencoded")) {
            List<String> pairs = new ArrayList<>();
            members.forEach((name, value) -> pairs.add(encode(name) + "=" + encode(value)));
            return String.join("&", pairs);
        }
        return JSON.writeValueAsString(members);
    }

    /** A name and a password in the address as members, so that others can be sent in their place, and no message shows them. */
    private static String members(String query) {
        Map<String, String> members = new TreeMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                members.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return JSON.writeValueAsString(members);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<Header> headers(Node list) {
        List<Header> headers = new ArrayList<>();
        for (Node each : list.elements()) {
            headers.add(new Header(each.get("name").text(), each.get("value").text()));
        }
        return headers;
    }

    private static Node either(Node node, Node template, String key) {
        return node.has(key) ? node.get(key) : template.get(key);
    }

    /** The entries of a map and those of a template that it does not have itself. */
    private static Map<String, Node> merged(Node own, Node template) {
        Map<String, Node> all = new TreeMap<>(template.entries());
        all.putAll(own.entries());
        return all;
    }

    private static String text(Map<String, Node> map, String key) {
        return map.getOrDefault(key, Node.MISSING).text();
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    private void problem(String what) {
        problems.add(new Problem(file, -1, what));
    }
}
