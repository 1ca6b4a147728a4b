package dev.sinew.probe.proof;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.oracle.Numeral;
import dev.sinew.probe.run.AccountBody;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.User;
import dev.sinew.probe.run.UserView;
import dev.sinew.probe.run.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A user whom the run signed up says of itself that it administrates, or how much it has, where the description of the request has no such member. Proved by what the target shows: two who send the flag are shown with it where it was not set before, and one
 * between who does not is shown without it. For the right what the description has does not matter: there is no service whose users are meant to choose that.
 */
final class OwnRights {
    /** That somebody administrates, as a flag. */
    static final Pattern SWITCH = Pattern.compile("(?i)(?:is_?)?(?:admin|administrator|staff|superuser)");

    /** What somebody has, which the service works out. */
    private static final Pattern WORTH = Pattern.compile(
            "(?i)(?:\\w+_)?\\w*(?:balance|credit|credits|points|score|discount|wallet|quota)(?:_?(?:cents|minor|rate|amount|bytes|mb))?");

    private static final long MORE = 4_711;
    private static final int MOST = 3;

    private final Endpoint endpoint;
    private final Users users;
    private final Trial trial;

    private OwnRights(Endpoint endpoint, Users users, Trial trial) {
        this.endpoint = endpoint;
        this.users = users;
        this.trial = trial;
    }

    /** What is said of an endpoint that changes whoever calls, or a user whom its path names; empty where it is none, or nobody can be signed up. */
    static Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        return trial.users()
                .filter(each -> endpoint.pathParameters().isEmpty()
                        ? each.isOfUsers(endpoint) && !each.isSignUp(endpoint) && !each.isLogin(endpoint)
                        : each.isItself(endpoint))
                .filter(each -> each.hindrance().isEmpty())
                .flatMap(each -> new OwnRights(endpoint, each, trial).judge());
    }

    /** What a user was shown to have become, and by which request. */
    private record Change(Flag flag, Ask ask, UserView view) {}

    private Optional<Outcome> judge() {
        Optional<Change> first = change();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Change change = first.get();
        String name = change.flag().name();
        Optional<User> without = users.signUp();
        boolean plain = without.stream()
                .flatMap(each -> flags(users.views(each)))
                .anyMatch(each -> each.name().equals(name)
                        && each.value().equals(change.flag().value()));
        without.ifPresent(users::discard);
        if (!plain || change().filter(each -> each.flag().name().equals(name)).isEmpty()) {
            return Optional.of(Outcome.inconclusive("what a user sends of itself is not always shown as it was sent"));
        }
        return Optional.of(Outcome.confirmed(
                "two users who signed up sent " + name
                        + " of themselves, which nobody is meant to give to itself, and are shown with it; one who did not is not",
                List.of(
                        new Outcome.Step(change.view().reader(), change.ask(), "a user sends " + name + " of itself"),
                        new Outcome.Step(
                                change.view().reader(), change.view().read().ask(), "it was kept"))));
    }

    /**
     * What is shown of a user that it is not meant to say: that it does not administrate, or how much it has.
     *
     * @param value what is shown
     * @param other what is sent
     */
    private record Flag(String view, String name, String value, JsonNode other) {
        boolean isShown(UserView after) {
            String now = after.values().getOrDefault(name, "");
            return Numeral.isSame(now, other) || (other.isBoolean() && now.equals("1"));
        }
    }

    /** Whether it administrates before how much it has; of that, by PATCH, only what the description of the request does not have. */
    private Stream<Flag> flags(Map<String, UserView> views) {
        List<Flag> switches = new ArrayList<>();
        List<Flag> worth = new ArrayList<>();
        Set<String> described =
                trial.takes(endpoint).map(each -> each.properties().keySet()).orElse(Set.of());
        // PUT takes all that is left out for nothing, the name and the password as well.
        boolean isPatch = endpoint.operation().method().equals("PATCH");
        views.forEach((view, shown) -> shown.values().forEach((name, value) -> {
            if (SWITCH.matcher(name).matches() && (value.equals("false") || value.equals("0"))) {
                JsonNode set = value.equals("false")
                        ? JsonNodeFactory.instance.booleanNode(true)
                        : JsonNodeFactory.instance.numberNode(1);
                switches.add(new Flag(view, name, value, set));
            } else if (isPatch && WORTH.matcher(name).matches() && Numeral.isOne(value) && !described.contains(name)) {
                long more = (long) Double.parseDouble(value) + MORE;
                worth.add(new Flag(view, name, value, JsonNodeFactory.instance.numberNode(more)));
            }
        }));
        return Stream.concat(switches.stream(), worth.stream()).limit(MOST);
    }

    /** A new user gives itself the right; empty where that is not shown before as unset and then as set. */
    private Optional<Change> change() {
        Optional<User> signed = users.signUp();
        if (signed.isEmpty()) {
            return Optional.empty();
        }
        User user = signed.get();
        try {
            Map<String, UserView> before = users.views(user);
            Optional<Filled> filled = users.at(endpoint, user);
            List<Flag> flags = filled.isEmpty() ? List.of() : flags(before).toList();
            for (Flag flag : flags) {
                for (Ask ask : requests(filled.get(), user, flag, before)) {
                    trial.askAgain(ask, user.session());
                    UserView after = users.views(user).get(flag.view());
                    if (after != null && flag.isShown(after)) {
                        return Optional.of(new Change(flag, ask, after));
                    }
                }
            }
            return Optional.empty();
        } finally {
            users.discard(user);
        }
    }

    /** It alone, then beside all that may be changed. */
    private List<Ask> requests(Filled change, User user, Flag flag, Map<String, UserView> shown) {
        Optional<String> wrapper = trial.wrapper(endpoint);
        List<Ask> all = new ArrayList<>();
        ObjectNode alone = JsonMapper.shared().createObjectNode();
        wrapper.map(alone::putObject).orElse(alone).set(flag.name(), flag.other());
        all.add(change.ask(alone.toString()));
        AccountBody.of(endpoint)
                .flatMap(each -> each.changes(change, user, shown.values(), trial, 0))
                .filter(each -> !each.body().isEmpty())
                .ifPresent(each -> {
                    JsonNode whole = JsonMapper.shared().readTree(each.body());
                    JsonNode inside = wrapper.isPresent() ? whole.path(wrapper.get()) : whole;
                    if (inside instanceof ObjectNode body) {
                        body.set(flag.name(), flag.other());
                        all.add(change.ask(whole.toString()));
                    }
                });
        return all;
    }
}
