package dev.sinew.probe.identity;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Header;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A login whose name and password are known by the members that they stand in, of its body or of a header, so that others can be sent in their place.
 *
 * @param login the login
 * @param name the user's name
 */
public record LoginBody(Login login, String name, String nameMember, String passwordMember, ObjectNode members) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Of a login; empty where it is not clear which member is the password or the name. */
    public static Optional<LoginBody> of(Login login) {
        Optional<ObjectNode> members = members(login);
        if (members.isEmpty()) {
            return Optional.empty();
        }
        List<String> passwords = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : members.get().properties()) {
            String plain = each.getKey().toLowerCase(Locale.ROOT);
            if (plain.contains("pass") || plain.contains("pwd")) {
                passwords.add(each.getKey());
            } else if (plain.contains("user") || plain.contains("mail") || plain.equals("login")) {
                names.add(each.getKey());
            } else {
                others.add(each.getKey());
            }
        }
        if (names.isEmpty() && others.size() == 1) {
            // Of two members, the one that is not the password is the name, whatever it is called.
            names.addAll(others);
        }
        if (passwords.size() != 1 || names.size() != 1) {
            return Optional.empty();
        }
        String name = members.get().path(names.getFirst()).asString("");
        return Optional.of(new LoginBody(login, name, names.getFirst(), passwords.getFirst(), members.get()));
    }

    /** The user's password. */
    public String password() {
        return members.path(passwordMember).asString("");
    }

    /** The request with another name and password. */
    public Ask ask(String user, String password) {
        return ask(other(user, password));
    }

    private ObjectNode other(String user, String password) {
        ObjectNode other = members.deepCopy();
        other.put(nameMember, user);
        other.put(passwordMember, password);
        return other;
    }

    private List<Header> headers(ObjectNode other) {
        return LoginHeader.of(login)
                .map(each -> each.with(other, login.headers()))
                .orElseGet(login::headers);
    }

    /** The login of another name and password. */
    public Login as(String user, String password) {
        ObjectNode other = other(user, password);
        return new Login(
                login.verb(),
                login.endpoint(),
                login.contentType(),
                headers(other),
                ask(other).body(),
                login.token(),
                login.cookies());
    }

    /** The request with another value of one member. */
    public Ask with(String member, String value) {
        ObjectNode other = members.deepCopy();
        other.put(member, value);
        return ask(other);
    }

    private Ask ask(ObjectNode other) {
        List<Header> headers = new ArrayList<>(headers(other));
        headers.add(new Header("Content-Type", login.contentType()));
        if (LoginHeader.of(login).isPresent()) {
            return new Ask(login.verb(), login.endpoint(), headers, "");
        }
        String body = login.contentType().contains("form-urlencoded")
                ? form(other)
                : wrapper(login)
                        .map(each -> JSON.createObjectNode().set(each, other).toString())
                        .orElseGet(other::toString);
        return new Ask(login.verb(), login.endpoint(), headers, body);
    }

    private static String form(ObjectNode members) {
        List<String> pairs = new ArrayList<>();
        members.properties()
                .forEach(each -> pairs.add(
                        encode(each.getKey()) + "=" + encode(each.getValue().asString(""))));
        return String.join("&", pairs);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Optional<ObjectNode> members(Login login) {
        Optional<LoginHeader> header = LoginHeader.of(login);
        if (header.isPresent()) {
            return header.map(LoginHeader::members);
        }
        if (login.contentType().contains("form-urlencoded") && !login.body().startsWith("{")) {
            ObjectNode members = JSON.createObjectNode();
            for (String pair : login.body().split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    members.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                }
            }
            return Optional.of(members);
        }
        Optional<ObjectNode> whole = json(login);
        return wrapper(login)
                .flatMap(each -> whole.map(all -> (ObjectNode) all.get(each)))
                .or(() -> whole);
    }

    private static Optional<ObjectNode> json(Login login) {
        try {
            return JSON.readTree(login.body()) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** The one member that does nothing but wrap name and password, as in {@code {"user": {…}}}. */
    private static Optional<String> wrapper(Login login) {
        return login.contentType().contains("form-urlencoded")
                ? Optional.empty()
                : json(login)
                        .filter(each ->
                                each.size() == 1 && each.iterator().next().isObject())
                        .map(each -> each.propertyNames().iterator().next());
    }

    private static String decode(String text) {
        try {
            return java.net.URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** Shows no password. */
    @Override
    public String toString() {
        return login.toString();
    }
}
