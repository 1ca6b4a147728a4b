package dev.sinew.probe.identity;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.Login.SendIn;
import dev.sinew.probe.identity.Login.TokenRule;
import dev.sinew.probe.identity.SessionSteps.Refresh;
import dev.sinew.probe.identity.SessionSteps.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Logs identities in. */
public final class Logins {
    private static final Pattern BEARER = Pattern.compile("(?i)^(?:bearer|token|jwt)\\s+(\\S+)$");

    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]{10,}\\.[\\w-]{4,}\\.[\\w-]{20,}");

    private Logins() {}

    /**
     * The session of an identity.
     *
     * @throws LoginFailed where the login request did not give what the file says
     */
    public static Session open(Identity identity, Sender sender) throws LoginFailed {
        return open(identity, sender, reply -> {});
    }

    /**
     * The session of an identity.
     *
     * @param told takes the answer to the login request, where there is one that began a session
     * @throws LoginFailed where the login request did not give what the file says
     */
    public static Session open(Identity identity, Sender sender, Consumer<Reply> told) throws LoginFailed {
        if (identity.login().isEmpty()) {
            return new Session(identity, identity.headers(), bearer(identity));
        }
        Login login = identity.login().get();
        Reply reply = sender.sendPatiently(ask(login), identity.headers());
        Session session = begun(identity, login, reply, sender);
        told.accept(reply);
        return session;
    }

    /**
     * The session that a reply to a login begins, with the token against forged requests where there is one.
     *
     * @throws LoginFailed where it is not what the file says
     */
    public static Session begun(Identity identity, Login login, Reply reply, Sender sender) throws LoginFailed {
        Session session = session(identity, login, reply);
        Optional<AntiForgery> antiForgery = identity.steps().antiForgery();
        return login.cookies() || antiForgery.isPresent()
                ? antiForgery.orElse(AntiForgery.UNKNOWN).along(session, reply, sender)
                : session;
    }

    /** The request of a login. */
    public static Ask ask(Login login) {
        List<Header> asked = new ArrayList<>(login.headers());
        asked.add(new Header("Content-Type", login.contentType()));
        return new Ask(login.verb(), login.endpoint(), asked, login.body());
    }

    /** The one cookie that is a JSON Web Token, as its first letters say. */
    private static Optional<String> inCookies(String cookies) {
        List<String> tokens = Stream.of(cookies.split("; ", -1))
                .map(each -> each.substring(each.indexOf('=') + 1))
                .filter(each -> TOKEN.matcher(each).matches())
                .distinct()
                .toList();
        return tokens.size() == 1 ? Optional.of(tokens.getFirst()) : Optional.empty();
    }

    private static Optional<String> bearer(Identity identity) {
        return identity.headers().stream()
                .map(Header::value)
                .filter(each -> BEARER.matcher(each).matches())
                .map(Logins::bare)
                .findFirst();
    }

    /** A token without the scheme that may stand before it, as in the header of an answer. */
    private static String bare(String token) {
        Matcher found = BEARER.matcher(token);
        return found.matches() ? found.group(1) : token;
    }

    /**
     * The session that a reply to a login begins.
     *
     * @throws LoginFailed where it is not what the login says
     */
    public static Session session(Identity identity, Login login, Reply reply) throws LoginFailed {
        List<Header> headers = new ArrayList<>(identity.headers());
        Optional<String> token = bearer(identity);
        if (reply.status() == 0) {
            throw new LoginFailed("the login of " + identity + " at " + login.endpoint() + " got no reply");
        }
        if (login.token().isPresent()) {
            TokenRule rule = login.token().get();
            String found = token(rule, reply, identity, login);
            // A header that has the scheme as well is sent as it came, and never with two.
            String bare = bare(found);
            String sent =
                    rule.template().equals("{token}") ? found : rule.template().replace("{token}", bare);
            headers.add(
                    rule.sendIn() == SendIn.COOKIE
                            ? new Header("Cookie", rule.name() + "=" + sent)
                            : new Header(rule.name(), sent));
            token = Optional.of(bare);
        } else if (!reply.succeeded() && reply.status() / 100 != 3) {
            throw new LoginFailed("the login of " + identity + " at " + login.endpoint() + " was answered with status "
                    + reply.status());
        }
        if (login.cookies()) {
            if (reply.cookies().isEmpty()) {
                throw new LoginFailed("the login of " + identity + " at " + login.endpoint() + " set no cookie");
            }
            headers.add(new Header("Cookie", reply.cookies()));
            token = token.or(() -> inCookies(reply.cookies()));
        }
        return new Session(identity, headers, token, refreshToken(identity, reply));
    }

    /**
     * The session of an identity begun anew: by its refresh token where the file says how, else by another login.
     *
     * @throws LoginFailed where that did not give what the file says
     */
    public static Session renew(Session session, Sender sender) throws LoginFailed {
        Identity identity = session.identity();
        Optional<Refresh> refresh = identity.steps().refresh();
        if (refresh.isEmpty() || session.token().isEmpty()) {
            return open(identity, sender);
        }
        Step step = refresh.get().step();
        Reply reply = sender.sendPatiently(step.ask(session), List.of());
        String selector = refresh.get().token().isEmpty()
                ? identity.login()
                        .flatMap(Login::token)
                        .filter(each -> !each.fromHeader())
                        .map(TokenRule::selector)
                        .orElse("")
                : refresh.get().token();
        String token = at(reply, selector);
        if (!reply.succeeded() || token.isEmpty()) {
            throw new LoginFailed("the refresh of " + identity + " at " + step.endpoint() + " was answered with status "
                    + reply.status() + (reply.succeeded() ? " and has no token at " + selector : ""));
        }
        Session next = session.withToken(token);
        return new Session(
                identity,
                next.headers(),
                next.token(),
                refreshToken(identity, reply).or(session::refreshToken));
    }

    private static Optional<String> refreshToken(Identity identity, Reply reply) {
        return identity.steps()
                .refresh()
                .map(each -> at(reply, each.refreshToken()))
                .filter(each -> !each.isEmpty());
    }

    static String at(Reply reply, String selector) {
        return selector.isEmpty()
                ? ""
                : reply.json()
                        .map(json -> json.at(selector))
                        .filter(JsonNode::isValueNode)
                        .map(JsonNode::asString)
                        .orElse("");
    }

    /** An answer that is nothing but a token, be it in quotes. */
    private static String whole(Reply reply) {
        String text = reply.text().strip().replaceFirst("^\"(.*)\"$", "$1");
        return reply.succeeded() && text.matches("[\\w.~+/=-]{10,8000}") ? text : "";
    }

    private static String token(TokenRule rule, Reply reply, Identity identity, Login login) throws LoginFailed {
        String found = rule.fromHeader()
                ? reply.header(rule.selector())
                : rule.selector().isEmpty() ? whole(reply) : at(reply, rule.selector());
        if (found.isEmpty()) {
            throw new LoginFailed("the login of " + identity + " at " + login.endpoint() + " was answered with status "
                    + reply.status() + " and has no token at " + rule.selector()
                    + "; check user name, password and the selector");
        }
        return found;
    }

    /** An identity could not be logged in; the message says why. */
    public static final class LoginFailed extends Exception {
        private static final long serialVersionUID = 1L;

        LoginFailed(String message) {
            super(message);
        }
    }
}
