package dev.sinew.probe.run;

import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.AntiForgery;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.Login;
import dev.sinew.probe.identity.Login.SendIn;
import dev.sinew.probe.identity.Login.TokenRule;
import dev.sinew.probe.identity.LoginBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How users whom the run signed up log in: as an identity of the file does, else at the operation whose path speaks of that and whose body takes name
 * and password; then the token is the member of the answer that is named for one, else there are cookies.
 *
 * @param body the login, with the members that name and password stand in
 * @param shared headers that all identities send alike, so that they are nobody's credentials
 * @param antiForgery how a session of cookies gets a token against forged requests, as those of the file do
 * @param carrier the header that a token goes into, with {@code {token}} in it, where the answer has to show where the token stands
 */
record UserLogin(LoginBody body, List<Header> shared, Optional<AntiForgery> antiForgery, Optional<Header> carrier) {
    private static final Pattern PATH =
            Pattern.compile("(?i).*/(?:(?:log|sign)[-_]?(?:in|on)|authenticate|auth|tokens?|sessions?)");
    private static final Pattern TOKEN = Pattern.compile("(?i)(?!.*(?:refresh|csrf|xsrf|type|expir)).*(?:token|jwt).*");
    private static final int DEPTH = 3;

    static Optional<UserLogin> of(List<Identity> identities, List<Endpoint> endpoints) {
        Optional<LoginBody> told = identities.stream()
                .flatMap(each -> each.login().flatMap(LoginBody::of).stream())
                .findFirst();
        if (told.isPresent()) {
            return Optional.of(
                    new UserLogin(told.get(), shared(identities), antiForgery(identities), Optional.empty()));
        }
        return endpoints.stream()
                .flatMap(each -> at(each).stream())
                .findFirst()
                .map(login -> new UserLogin(
                        login, shared(identities), antiForgery(identities), Optional.of(carrier(identities))));
    }

    private static Optional<AntiForgery> antiForgery(List<Identity> identities) {
        return identities.stream()
                .flatMap(each -> each.steps().antiForgery().stream())
                .findFirst();
    }

    /** What a login takes, where path and body say that an endpoint is one. */
    static Optional<LoginBody> at(Endpoint endpoint) {
        boolean named = (endpoint.operation().method().equals("POST") || endpoint.takesPassword())
                && PATH.matcher(endpoint.path()).matches()
                && endpoint.pathParameters().isEmpty();
        return named ? recognised(endpoint) : Optional.empty();
    }

    private static List<Header> shared(List<Identity> identities) {
        List<Header> shared = new ArrayList<>(identities.getFirst().headers());
        identities.forEach(each -> shared.retainAll(each.headers()));
        return identities.size() > 1 ? shared : List.of();
    }

    /** The one header that identities send differently, else the usual one. */
    private static Header carrier(List<Identity> identities) {
        List<Header> own = new ArrayList<>(identities.getFirst().headers());
        own.removeAll(shared(identities));
        if (own.size() != 1) {
            return new Header("Authorization", "Bearer {token}");
        }
        int blank = own.getFirst().value().indexOf(' ');
        String scheme = own.getFirst().value().substring(0, blank + 1);
        return new Header(own.getFirst().name(), scheme + "{token}");
    }

    private static Optional<LoginBody> recognised(Endpoint endpoint) {
        AccountMembers members = AccountMembers.of(SignUp.own(endpoint));
        if (!members.isCredentials() || members.passwords().size() != 1) {
            return Optional.empty();
        }
        ObjectNode sent = JsonMapper.shared().createObjectNode();
        ObjectNode body = Bodies.wrapper(endpoint).map(sent::putObject).orElse(sent);
        String name = members.username().orElseGet(() -> members.emails().getFirst());
        body.put(name, "");
        body.put(members.passwords().getFirst(), "");
        return LoginBody.of(new Login(
                endpoint.operation().method(),
                endpoint.operation().path(),
                endpoint.carrier().contentType(),
                List.of(),
                sent.toString(),
                Optional.empty(),
                false));
    }

    /** What it is called where users log in. */
    private String name(User user) {
        String member = Nouns.plain(body.nameMember());
        return member.contains("mail") || body.name().contains("@") ? user.email() : user.username();
    }

    /** The identity of a user, who has this password. */
    Identity identity(User user, String password) {
        Identity identity = new Identity(user.username(), "", "", shared, Optional.of(body.as(name(user), password)));
        return antiForgery.map(identity::with).orElse(identity);
    }

    /** The login that an answer shows: the same, with what was to be guessed. */
    Optional<Login> shown(Login login, Reply reply) {
        if (carrier.isEmpty()) {
            return Optional.of(login);
        }
        Optional<String> pointer = reply.json().flatMap(json -> pointer(json, "", 0));
        if (pointer.isEmpty() && reply.cookies().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Login(
                login.verb(),
                login.endpoint(),
                login.contentType(),
                login.headers(),
                login.body(),
                pointer.map(each -> new TokenRule(
                        false,
                        each,
                        SendIn.HEADER,
                        carrier.get().name(),
                        carrier.get().value())),
                pointer.isEmpty()));
    }

    private static Optional<String> pointer(JsonNode node, String before, int depth) {
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            if (each.getValue().isString()
                    && each.getValue().asString().length() >= 10
                    && TOKEN.matcher(each.getKey()).matches()) {
                return Optional.of(before + "/" + escaped(each.getKey()));
            }
        }
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            Optional<String> below = depth < DEPTH && each.getValue().isObject()
                    ? pointer(each.getValue(), before + "/" + escaped(each.getKey()), depth + 1)
                    : Optional.empty();
            if (below.isPresent()) {
                return below;
            }
        }
        return Optional.empty();
    }

    /** As RFC 6901 has it. */
    private static String escaped(String member) {
        return member.replace("~", "~0").replace("/", "~1");
    }
}
