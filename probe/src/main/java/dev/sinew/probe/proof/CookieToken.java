package dev.sinew.probe.proof;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.Login;
import dev.sinew.probe.identity.Logins;
import dev.sinew.probe.identity.Logins.LoginFailed;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A session of its own whose token the login also sets as a cookie, though calls carry it otherwise: pages for people read it there, and so does a logout that is a link.
 *
 * @param name of the cookie
 */
record CookieToken(Session session, String name) {
    /** Begins such a session; empty where no cookie has the token, or the session sends cookies anyway. */
    static Optional<CookieToken> of(Persona persona, Trial trial) {
        Identity identity = persona.session().identity();
        Optional<Login> login = identity.login()
                .filter(each -> each.token().isPresent()
                        && !each.cookies()
                        && identity.steps().antiForgery().isEmpty());
        return login.flatMap(each -> {
            Session bare = new Session(identity, identity.headers(), Optional.empty());
            return begun(identity, each, trial.askAgain(Logins.ask(each), bare));
        });
    }

    private static Optional<CookieToken> begun(Identity identity, Login login, Reply reply) {
        if (reply.cookies().isEmpty()) {
            return Optional.empty();
        }
        try {
            Session session = Logins.session(identity, login, reply);
            boolean sent =
                    session.headers().stream().anyMatch(each -> each.name().equalsIgnoreCase("Cookie"));
            return Stream.of(reply.cookies().split("; ", -1))
                    .filter(each -> !sent
                            && each.substring(each.indexOf('=') + 1)
                                    .equals(session.token().orElse("")))
                    .map(each -> new CookieToken(session, each.substring(0, each.indexOf('='))))
                    .findFirst();
        } catch (LoginFailed e) {
            // Nothing is said of a login that fails now.
            return Optional.empty();
        }
    }

    /** The request with the cookie beside. */
    Ask along(Ask ask) {
        return ask.with("Cookie", name + "=" + session.token().orElse(""));
    }

    /** Whether an answer leads elsewhere and leaves nothing in the cookie. */
    boolean isTaken(Reply reply) {
        Pattern emptied = Pattern.compile(Pattern.quote(name) + "=(?:\"\"|deleted)?(?:;.*)?");
        List<String> set = reply.headers().getOrDefault("set-cookie", List.of());
        return reply.status() / 100 == 3
                && set.stream().anyMatch(each -> emptied.matcher(each.strip()).matches());
    }
}
