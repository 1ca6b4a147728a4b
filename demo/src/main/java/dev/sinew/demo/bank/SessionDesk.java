package dev.sinew.demo.bank;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Becoming a customer, logging in and out, and forgotten passwords. The bank gives out the user names, so that signing up tells
 * nobody who is a customer already.
 */
final class SessionDesk {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration CODE_LASTS = Duration.ofMinutes(10);
    private static final int FAILURES = 5;
    private static final int MOST_CUSTOMERS = 20_000;
    private static final int MOST_RESETS = 10_000;
    private static final int SHORTEST_PASSWORD = 10;
    private static final int LONGEST_TEXT = 100;
    private static final String TOKENS =
            "access_token:string! refresh_token:string! token_type:string! expires_in:integer!";

    private final Office office;
    private final Attempts logins = new Attempts(FAILURES, WINDOW);
    private final Attempts resets = new Attempts(FAILURES, WINDOW);
    private final Map<UUID, Reset> pending = new HashMap<>();
    private final SecureRandom random = new SecureRandom();

    /** A one-time code that was sent; nobody's where there is no such user. */
    private record Reset(Optional<Customer> customer, String code, Instant end, int failures) {}

    SessionDesk(Office office) {
        this.office = office;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/v2/signup", "Become a customer", 201, this::signUp)
                        .by(Needs.NOTHING)
                        .taking("name:string! email:string! password:string!")
                        .answering("Customer"),
                Route.post("/v2/login", "Log in", 200, this::login)
                        .by(Needs.NOTHING)
                        .taking("username:string! password:string!")
                        .answering(TOKENS),
                Route.post("/v2/token/refresh", "Get the next token", 200, this::refresh)
                        .by(Needs.NOTHING)
                        .taking("refresh_token:string!")
                        .answering(TOKENS),
                Route.post("/v2/logout", "Log out", 204, this::logout),
                Route.post("/v2/password-resets", "Have a one-time code sent", 202, this::reset)
                        .by(Needs.NOTHING)
                        .taking("username:string!")
                        .answering("resetId:uuid! expiresIn:integer!"),
                Route.post("/v2/password-resets/{resetId}/confirmation", "Set a new password", 204, this::confirm)
                        .by(Needs.NOTHING)
                        .taking("code:string! newPassword:string!"));
    }

    private Answer signUp(Call call) {
        Body body = call.body();
        String name = body.text("name", 1, LONGEST_TEXT);
        String email = ProfileDesk.email(body.text("email", 3, LONGEST_TEXT));
        String password = body.text("password", SHORTEST_PASSWORD, LONGEST_TEXT);
        if (office.ledger.customers.size() >= MOST_CUSTOMERS) {
            throw new Refused(503, "closed", "The bank takes no more customers.");
        }
        Customer customer = new Customer(
                UUID.randomUUID(),
                username(name),
                name,
                email,
                Passwords.hash(password),
                Role.CUSTOMER,
                office.ledger.now());
        office.ledger.add(customer);
        return Answer.created("/v2/me", customer.face(false));
    }

    private String username(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", ".").replaceAll("^\\.|\\.$", "");
        String username;
        do {
            username = (plain.isEmpty() ? "customer" : plain) + "." + (100_000 + random.nextInt(900_000));
        } while (office.ledger.named(username).isPresent());
        return username;
    }

    private Answer login(Call call) {
        Body body = call.body();
        String username = body.text("username", 1, LONGEST_TEXT);
        String password = body.text("password", 1, LONGEST_TEXT);
        Instant now = office.ledger.now();
        boolean limited = !office.settings.has(Flaw.LOGIN_UNLIMITED);
        if (limited && logins.exhausted(username, now)) {
            throw Refused.tooMany();
        }
        Optional<Customer> customer = office.ledger.named(username);
        if (customer.isEmpty()) {
            Passwords.pretend(password);
        }
        boolean right = customer.filter(there -> Passwords.fits(password, there.passwordHash))
                .isPresent();
        if (!right) {
            logins.failed(username, now);
            throw refusal(customer.isPresent());
        }
        logins.forget(username);
        return tokens(office.sessions.begin(customer.orElseThrow(), now), now);
    }

    private Refused refusal(boolean known) {
        if (office.settings.has(Flaw.USER_ENUMERATION)) {
            return known
                    ? new Refused(401, "wrong_password", "The password is wrong.")
                    : new Refused(404, "unknown_user", "There is no such user.");
        }
        return new Refused(401, "login_failed", "User name or password is wrong.");
    }

    private Answer refresh(Call call) {
        String token = call.body().text("refresh_token", 1, LONGEST_TEXT);
        Instant now = office.ledger.now();
        return office.sessions
                .refresh(token, now)
                .map(session -> tokens(session, now))
                .orElseThrow(Refused::unauthenticated);
    }

    private Answer tokens(Sessions.Open session, Instant now) {
        return Answer.ok(Face.of(
                "access_token",
                office.tokens.person(session.customer(), session.id(), now),
                "refresh_token",
                session.refresh(),
                "token_type",
                "Bearer",
                "expires_in",
                (int) Tokens.PERSONS.toSeconds()));
    }

    private Answer logout(Call call) {
        if (call.caller() instanceof Caller.Person person) {
            office.sessions.end(person.session());
        }
        return Answer.done();
    }

    /** Says the same whether there is such a user or not. */
    private Answer reset(Call call) {
        String username = call.body().text("username", 1, LONGEST_TEXT);
        Instant now = office.ledger.now();
        if (resets.exhausted(username, now)) {
            throw Refused.tooMany();
        }
        resets.failed(username, now);
        pending.values().removeIf(reset -> reset.end().isBefore(now));
        if (pending.size() >= MOST_RESETS) {
            throw Refused.tooMany();
        }
        UUID id = UUID.randomUUID();
        String code = String.format(Locale.ROOT, "%04d", random.nextInt(10_000));
        Optional<Customer> customer = office.ledger.named(username);
        pending.values()
                .removeIf(reset ->
                        reset.customer().isPresent() && reset.customer().equals(customer));
        pending.put(id, new Reset(customer, code, now.plus(CODE_LASTS), 0));
        if (customer.isPresent()) {
            office.send(username, code);
        }
        return Answer.accepted(Face.of("resetId", id, "expiresIn", (int) CODE_LASTS.toSeconds()));
    }

    private Answer confirm(Call call) {
        UUID id = call.uuid("resetId");
        Body body = call.body();
        String code = body.text("code", 1, LONGEST_TEXT);
        String password = body.text("newPassword", SHORTEST_PASSWORD, LONGEST_TEXT);
        Reset reset = pending.get(id);
        Instant now = office.ledger.now();
        if (reset == null || reset.end().isBefore(now)) {
            throw Refused.missing();
        }
        if (reset.failures() >= FAILURES && !office.settings.has(Flaw.CODE_UNLIMITED)) {
            throw Refused.tooMany();
        }
        if (reset.customer().isEmpty() || !Passwords.same(code, reset.code())) {
            pending.put(id, new Reset(reset.customer(), reset.code(), reset.end(), reset.failures() + 1));
            throw Refused.invalid("The code is wrong.");
        }
        Customer customer = reset.customer().orElseThrow();
        pending.remove(id);
        customer.passwordHash = Passwords.hash(password);
        office.sessions.endAll(customer);
        return Answer.done();
    }
}
