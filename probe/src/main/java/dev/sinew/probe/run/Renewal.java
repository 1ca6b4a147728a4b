package dev.sinew.probe.run;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Renewing;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.Logins;
import dev.sinew.probe.identity.Logins.LoginFailed;
import dev.sinew.probe.identity.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Begins the session of a caller anew where it is over: by the time in its token, else where what it could read before is refused to it as well. Bounded: where a new session is
 * refused at once, or cannot be had, it stays as it is.
 */
final class Renewal implements Renewing {
    /** So long before its end a token is not used any more, as answers take time. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private static final int MOST = 200;

    private final Persona persona;
    private final Ask known;
    private final Sender sender;
    private final Consumer<String> problem;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Optional<Instant> end;
    private int renewed;
    private boolean ended;

    /** For a caller that could read {@code known}, which is refused to nobody. */
    private Renewal(Persona persona, Ask known, Sender sender, Consumer<String> problem) {
        this.persona = persona;
        this.known = known;
        this.sender = sender;
        this.problem = problem;
        this.end = end(persona.session());
    }

    /** Watches over the session of a caller where it can be had anew. */
    static void of(Persona persona, Ask known, Sender sender, Consumer<String> problem) {
        Session session = persona.session();
        boolean can = session.identity().login().isPresent()
                || session.identity().steps().refresh().isPresent();
        if (can) {
            sender.renews(session.headers(), new Renewal(persona, known, sender, problem));
        }
    }

    @Override
    public List<Header> current() {
        Session now = persona.session();
        boolean over = end.filter(each -> !sender.now().isBefore(each)).isPresent();
        return over ? next(now).orElse(now.headers()) : now.headers();
    }

    @Override
    public Optional<List<Header>> after(List<Header> refused) {
        Session now = persona.session();
        if (!now.headers().equals(refused)) {
            return Optional.of(now.headers());
        }
        if (sender.sendLast(known, refused).status() == 401) {
            return next(now);
        }
        List<Header> later = persona.session().headers();
        return later.equals(refused) ? Optional.empty() : Optional.of(later);
    }

    /** When a token that was just handed out is over: as long from now as it says of itself, since clocks may differ. */
    private Optional<Instant> end(Session session) {
        return session.token().flatMap(TokenClaims::of).flatMap(claims -> {
            JsonNode last = claims.path("exp");
            JsonNode first = claims.path("iat");
            if (!last.isNumber() || !first.isNumber()) {
                return Optional.empty();
            }
            Duration lasting = Duration.ofSeconds(last.asLong() - first.asLong());
            return lasting.compareTo(MARGIN) > 0
                    ? Optional.of(sender.now().plus(lasting).minus(MARGIN))
                    : Optional.empty();
        });
    }

    private Optional<List<Header>> next(Session old) {
        lock.lock();
        try {
            if (!persona.session().equals(old)) {
                return Optional.of(persona.session().headers());
            }
            if (ended) {
                return Optional.empty();
            }
            Session next = Logins.renew(old, sender);
            boolean refused = sender.sendLast(known, next.headers()).status() == 401;
            if (refused || ++renewed > MOST) {
                return gaveUp(refused ? "a new one is refused as well" : "it ended " + MOST + " times");
            }
            end = end(next);
            sender.renews(next.headers(), this);
            persona.renewed(next);
            return Optional.of(next.headers());
        } catch (LoginFailed e) {
            return gaveUp(String.valueOf(e.getMessage()));
        } finally {
            lock.unlock();
        }
    }

    private Optional<List<Header>> gaveUp(String why) {
        ended = true;
        problem.accept("the session of " + persona + " is over and could not be begun anew: " + why
                + "; what was tested as it afterwards tells less");
        return Optional.empty();
    }
}
