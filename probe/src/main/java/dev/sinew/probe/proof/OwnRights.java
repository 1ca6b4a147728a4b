package dev.sinew.probe.proof;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.run.AccountBody;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.User;
import dev.sinew.probe.run.UserView;
import dev.sinew.probe.run.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A user whom the run signed up says of itself that it administrates. Proved by what the target shows: two who send the flag are shown with it where it was not set before, and one
 * between who does not is shown without it. What the description has does not matter: there is no service whose users are meant to choose that.
 */
final class OwnRights {
    /** That somebody administrates, as a flag. */
    static final Pattern SWITCH = Pattern.compile("(?i)(?:is_?)?(?:admin|administrator|staff|superuser)");

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
    private record Change(Ask ask, UserView view) {}

    private Optional<Outcome> judge() {
        Optional<Change> first = change();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Optional<User> without = users.signUp();
        boolean plain = without.flatMap(each -> flag(users.views(each)))
                .filter(OwnRights::isUnset)
                .isPresent();
        without.ifPresent(users::discard);
        if (!plain || change().isEmpty()) {
            return Optional.of(Outcome.inconclusive("that a user administrates is not always shown as it was sent"));
        }
        Change change = first.get();
        String name = flag(Map.of("", change.view())).orElseThrow().name();
        return Optional.of(Outcome.confirmed(
                "two users who signed up sent " + name
                        + " of themselves, which nobody is meant to give to itself, and are shown with it; one who did not is not",
                List.of(
                        new Outcome.Step(change.view().reader(), change.ask(), "a user sends " + name + " of itself"),
                        new Outcome.Step(
                                change.view().reader(), change.view().read().ask(), "it was kept"))));
    }

    /** A flag that is shown. */
    private record Flag(String view, String name, String value) {}

    private static boolean isUnset(Flag flag) {
        return flag.value().equals("false") || flag.value().equals("0");
    }

    private static Optional<Flag> flag(Map<String, UserView> views) {
        return views.entrySet().stream()
                .flatMap(view -> view.getValue().values().entrySet().stream()
                        .filter(each -> SWITCH.matcher(each.getKey()).matches())
                        .map(each -> new Flag(view.getKey(), each.getKey(), each.getValue())))
                .findFirst();
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
            Optional<Flag> flag = flag(before).filter(OwnRights::isUnset);
            Optional<Filled> filled = users.at(endpoint, user);
            if (flag.isEmpty() || filled.isEmpty()) {
                return Optional.empty();
            }
            for (Ask ask : requests(filled.get(), user, flag.get(), before)) {
                trial.askAgain(ask, user.session());
                UserView after = users.views(user).get(flag.get().view());
                String now = after == null
                        ? ""
                        : after.values().getOrDefault(flag.get().name(), "");
                if (after != null && (now.equals("true") || now.equals("1"))) {
                    return Optional.of(new Change(ask, after));
                }
            }
            return Optional.empty();
        } finally {
            users.discard(user);
        }
    }

    /** The flag alone, then beside all that may be changed. */
    private List<Ask> requests(Filled change, User user, Flag flag, Map<String, UserView> shown) {
        JsonNode value = flag.value().equals("false")
                ? JsonNodeFactory.instance.booleanNode(true)
                : JsonNodeFactory.instance.numberNode(1);
        Optional<String> wrapper = trial.fixtures().flatMap((Fixtures each) -> each.wrapper(endpoint));
        List<Ask> all = new ArrayList<>();
        ObjectNode alone = JsonMapper.shared().createObjectNode();
        wrapper.map(alone::putObject).orElse(alone).set(flag.name(), value);
        all.add(change.ask(alone.toString()));
        AccountBody.of(endpoint)
                .flatMap(each -> each.changes(change, user, shown.values(), trial, 0))
                .filter(each -> !each.body().isEmpty())
                .ifPresent(each -> {
                    JsonNode whole = JsonMapper.shared().readTree(each.body());
                    JsonNode inside = wrapper.isPresent() ? whole.path(wrapper.get()) : whole;
                    if (inside instanceof ObjectNode body) {
                        body.set(flag.name(), value);
                        all.add(change.ask(whole.toString()));
                    }
                });
        return all;
    }
}
