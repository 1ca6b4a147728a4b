package dev.sinew.probe.run;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.Login;
import dev.sinew.probe.identity.Logins;
import dev.sinew.probe.identity.Logins.LoginFailed;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.FailureShapes;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.oracle.PhoneNumber;
import dev.sinew.spec.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Users whom the run signs up to have strangers of its own, and deletes again. Each stands in the ledger from the moment it may exist. Belongs to the thread that
 * writes.
 */
public final class Users {
    private static final int MOST = 60;
    /** So many members refusals may ask for, one after the other. */
    private static final int MOST_ASKED_FOR = 3;

    private final Writing writing;
    private final Sender sender;
    private final FailureShapes failures;
    private final List<Endpoint> endpoints;
    private final List<Persona> personas;
    private final List<SignUp> signUps;
    private final Optional<UserLogin> login;
    private final List<User> ledger = new ArrayList<>();
    private final UserAddresses addresses;
    private final UserViews views;
    private final UserRemoval removal;
    private Optional<SignUp> used = Optional.empty();
    private Optional<User> spare = Optional.empty();
    private boolean prepared;
    private String hindrance = "";
    private SignUp.Extent extent = SignUp.Extent.PLAIN;
    private String domain = "sinew.invalid";
    private int number = 500;

    Users(Writing writing, Sender sender, FailureShapes failures, List<Endpoint> endpoints, List<Persona> personas) {
        this.writing = writing;
        this.sender = sender;
        this.failures = failures;
        this.endpoints = endpoints;
        this.personas = List.copyOf(personas);
        this.signUps = SignUp.of(endpoints, writing.signUp());
        this.login = UserLogin.of(
                personas.stream().map(each -> each.session().identity()).toList(), endpoints);
        this.addresses = new UserAddresses(
                signUps.stream().flatMap(each -> each.endpoint().stream()).findFirst());
        List<Persona> privileged = this.personas.stream()
                .filter(each -> each.session().identity().isPrivileged())
                .toList();
        this.views = new UserViews(sender, failures, endpoints, addresses, privileged);
        this.removal = new UserRemoval(this, addresses, views, endpoints, privileged, writing);
    }

    /** Whether users sign up at an endpoint, by what it looks like. */
    public boolean isSignUp(Endpoint endpoint) {
        return signUps.stream().flatMap(each -> each.endpoint().stream()).anyMatch(endpoint::equals);
    }

    /** Whether it is where those users sign up whom this run has. */
    public boolean isUsed(Endpoint endpoint) {
        return used.flatMap(SignUp::endpoint).filter(endpoint::equals).isPresent();
    }

    /** Whether the only parameter of an endpoint's path names a user. */
    public boolean isAddress(Endpoint endpoint) {
        return addresses.isAddress(endpoint);
    }

    /** Whether the only parameter of an endpoint's path names a user, or is by its own name the id of one. */
    public boolean names(Endpoint endpoint) {
        return addresses.names(endpoint);
    }

    /** Whether an endpoint is at the address of a user, and not below. */
    public boolean isItself(Endpoint endpoint) {
        return addresses.isItself(endpoint);
    }

    /** Whether users log in at an endpoint. */
    public boolean isLogin(Endpoint endpoint) {
        return login.filter(each -> endpoint.isAt(each.body().login().endpoint()))
                .isPresent();
    }

    /** The request of an endpoint about a user; empty where what names it there is not known. */
    public Optional<Filled> at(Endpoint endpoint, User user) {
        return addresses.at(endpoint, user);
    }

    /** What the target shows of a user now, by place. */
    public Map<String, UserView> views(User user) {
        return views.of(user);
    }

    /** What the target shows a user of itself on its own page, where no name says who is meant, by place. */
    public Map<String, UserView> ownPages(User user) {
        Map<String, UserView> own = new LinkedHashMap<>();
        views.of(user).forEach((place, view) -> {
            if (view.reader().equals(user.session())
                    && UserViews.isOwnPage(view.read().endpoint())) {
                own.put(place, view);
            }
        });
        return own;
    }

    /** Whether an endpoint is about users by its path: their collection, or the caller's own page. */
    public boolean isOfUsers(Endpoint endpoint) {
        return addresses.isOfUsers(endpoint) || UserViews.isOwnPage(endpoint);
    }

    /** Why nobody can be signed up; empty where somebody was. Finds it out where it is not known yet. */
    public Optional<String> hindrance() {
        if (!prepared) {
            prepared = true;
            hindrance = prepare();
        }
        return hindrance.isEmpty() ? Optional.empty() : Optional.of(hindrance);
    }

    private String prepare() {
        String why = "nothing looks like an operation where users sign up; signUp in the file of identities can say it";
        if (!signUps.isEmpty() && login.isEmpty()) {
            return "it is not known how a user who signs up logs in: no identity has a login in which name and password can be told apart, and no operation looks like one";
        }
        for (SignUp each : signUps) {
            if (each.asksForCaptcha()) {
                why = each + " asks for a captcha";
            } else if (!writing.leftovers() && !removal.isKnown()) {
                why = "nobody who signs up could be deleted again; --allow-leftovers signs up all the same";
            } else {
                Tried tried = first(each);
                if (tried.why().isEmpty()) {
                    used = Optional.of(tried.signUp());
                    return "";
                }
                why = tried.why();
            }
        }
        return why;
    }

    /** How a first sign-up went; no reason where it did well. */
    private record Tried(String why, SignUp signUp) {}

    private Tried first(SignUp described) {
        Reply reply = Reply.NONE;
        SignUp signUp = described;
        for (int i = 0; i < 4; i++) {
            domain = i % 2 == 1 ? "example.com" : "sinew.invalid";
            extent = switch (i) {
                case 2 -> SignUp.Extent.WHOLE;
                case 3 -> SignUp.Extent.EXEMPLARY;
                default -> SignUp.Extent.PLAIN;
            };
            User user = user(signUp);
            Optional<Reply> got = send(signUp, user, Map.of());
            if (got.isEmpty()) {
                return new Tried("it is not known what " + signUp + " takes", signUp);
            }
            reply = got.get();
            for (int j = 0; j < MOST_ASKED_FOR; j++) {
                Optional<SignUp> told = signUp.told(user, number, extent, reply);
                if (told.isPresent()) {
                    signUp = told.get();
                    reply = send(signUp, user, Map.of()).orElse(reply);
                }
            }
            if (failures.isSuccess(reply)) {
                if (tries(user, user.password()) == Entry.IN) {
                    return new Tried(judged(user), signUp);
                }
                if (!Replies.saysFailure(reply)) {
                    return new Tried(
                            signUp + " is answered with success, but who signed up is not logged in"
                                    + (Replies.saysMail(reply) ? ", as its address must be confirmed first" : ""),
                            signUp);
                }
            }
            ledger.remove(user);
        }
        return new Tried(
                reply.text().toLowerCase(Locale.ROOT).contains("captcha")
                        ? signUp + " asks for a captcha"
                        : signUp + " refuses whom this run made up: " + reply,
                signUp);
    }

    /** Why the first user is not one to test with: it gets in with any password, or cannot be deleted again. */
    private String judged(User user) {
        if (tries(user, Fresh.word()) != Entry.REFUSED) {
            return "a user who signed up is logged in with a wrong password, too";
        }
        if (!writing.leftovers() && !removal.remove(user)) {
            return "the first user who signed up could not be deleted again; --allow-leftovers signs up all the same";
        }
        return "";
    }

    /** A new user, logged in; empty where that does not succeed. */
    public Optional<User> signUp() {
        return signUp(Map.of());
    }

    /** One user for all whose own page may be written to as often as anybody likes; empty where nobody can be signed up. */
    public Optional<User> spare() {
        if (spare.isEmpty()) {
            spare = signUp();
        }
        return spare;
    }

    /** A new user who sent some members more when it signed up. */
    public Optional<User> signUp(Map<String, JsonNode> more) {
        if (hindrance().isPresent() || ledger.size() >= MOST) {
            return Optional.empty();
        }
        User user = user(used.orElseThrow());
        Optional<Reply> reply = send(used.orElseThrow(), user, more);
        if (reply.filter(failures::isSuccess).isEmpty()) {
            ledger.remove(user);
            return Optional.empty();
        }
        if (tries(user, user.password()) == Entry.IN) {
            return Optional.of(user);
        }
        discard(user);
        return Optional.empty();
    }

    /** A new user with a password of somebody's choice. */
    public Optional<User> signUpWith(String password) {
        if (hindrance().isPresent() || ledger.size() >= MOST) {
            return Optional.empty();
        }
        User plain = user(used.orElseThrow());
        ledger.remove(plain);
        User user = new User(plain.username(), plain.email(), password);
        ledger.add(user);
        Optional<Reply> reply = send(used.orElseThrow(), user, Map.of());
        if (reply.filter(failures::isSuccess).isPresent()) {
            return Optional.of(user);
        }
        ledger.remove(user);
        return Optional.empty();
    }

    /** What the sign-up of this run may have in its body, by name, as described. */
    public Map<String, Schema> members() {
        return used.flatMap(SignUp::schema)
                .map(each -> (Map<String, Schema>) each.properties())
                .orElseGet(Map::of);
    }

    /** The request of a sign-up as reports show it, with members more. */
    public Ask shown(Map<String, JsonNode> more) {
        return shown("NEW_PASSWORD", more);
    }

    /** The same with a password of somebody's choice. */
    public Ask shownWith(String password) {
        return shown(password, Map.of());
    }

    private Ask shown(String password, Map<String, JsonNode> more) {
        SignUp signUp = used.orElseThrow();
        String email = "new-user@sinew.invalid";
        User nobody = new User(signUp.takesUsername() ? "NEW_USER" : email, email, password);
        return signUp.ask(nobody, 1, extent, more).orElseThrow();
    }

    /** The request of a user's login as reports show it. */
    public Ask shownLogin(User user, String password) {
        return Logins.ask(login.orElseThrow().identity(user, password).login().orElseThrow());
    }

    private User user(SignUp signUp) {
        String word = "sinew" + Fresh.word();
        int longest = signUp.longestName();
        String name = word.length() > longest ? word.substring(word.length() - longest) : word;
        String email = name + "@" + domain;
        String called = signUp.takesPhone() ? PhoneNumber.like(knownName()) : signUp.takesUsername() ? name : email;
        User user = new User(called, email, "Sx7!" + Fresh.word());
        ledger.add(user);
        return user;
    }

    /** What an identity logs in as; nothing where none does with a name. */
    private String knownName() {
        return login.map(each -> each.body().name()).orElse("");
    }

    private Optional<Reply> send(SignUp signUp, User user, Map<String, JsonNode> more) {
        Optional<Ask> ask = signUp.ask(user, ++number, extent, more);
        List<Header> shared = login.map(UserLogin::shared).orElse(List.of());
        Optional<Reply> reply = ask.map(each -> sender.send(each, shared));
        user.answered();
        reply.flatMap(Reply::json)
                .flatMap(json -> UserViews.find(json, user))
                .ifPresent(shown -> UserViews.learn(shown, user));
        return reply;
    }

    /** What a login comes to. */
    public enum Entry {
        IN,
        REFUSED,
        UNKNOWN
    }

    /** Whether a user gets in with a password. A limit of logins, a failure of the server or no reply leave that unknown. */
    public Entry tries(User user, String password) {
        return tries(user, password, false);
    }

    Entry tries(User user, String password, boolean last) {
        UserLogin way = login.orElseThrow();
        Identity identity = way.identity(user, password);
        Login asked = identity.login().orElseThrow();
        Reply reply = last
                ? sender.sendLast(Logins.ask(asked), identity.headers())
                : sender.send(Logins.ask(asked), identity.headers());
        if (reply.status() == 0 || reply.status() == 429 || reply.status() >= 500) {
            return Entry.UNKNOWN;
        }
        Optional<Login> shown = way.shown(asked, reply);
        if (shown.isEmpty()) {
            return Entry.REFUSED;
        }
        try {
            Session session = Logins.begun(identity, shown.get(), reply, sender);
            if (user.passwords().contains(password)) {
                // The newest session is the one that a change of the password has not ended.
                user.loggedIn(session);
                reply.json().flatMap(json -> UserViews.find(json, user)).ifPresent(each -> UserViews.learn(each, user));
            }
            return Entry.IN;
        } catch (LoginFailed e) {
            return Entry.REFUSED;
        }
    }

    /** Whether a user gets something that nobody of the ordinary identities reached, and those who may do more did. */
    public boolean reachesMore(User user) {
        return new Ranks(endpoints, personas).isAbove(user, failures, sender);
    }

    /** Deletes who is needed no more; who cannot be deleted stays in the ledger. */
    public void discard(User user) {
        removal.remove(user);
    }

    /** Takes out of the ledger who is known to be gone. */
    public void gone(User user) {
        ledger.remove(user);
    }

    boolean isSuccess(Reply reply) {
        return failures.isSuccess(reply);
    }

    Reply send(Ask ask, Session who, boolean last) {
        return last ? sender.sendLast(ask, who.headers()) : sender.send(ask, who.headers());
    }

    /** Deletes who is left, also where the budget is spent; tells who could not be. */
    List<String> cleanUp() {
        List<String> left = new ArrayList<>();
        for (User user : List.copyOf(ledger)) {
            if (!removal.removeLast(user)) {
                left.add(user.toString());
            }
        }
        ledger.clear();
        if (left.isEmpty()) {
            return List.of();
        }
        String where = used.or(() -> signUps.stream().findFirst())
                .map(SignUp::toString)
                .orElse("");
        return List.of("users whom this run signed up at " + where + " are left, as nothing deletes them: "
                + String.join(", ", left));
    }
}
