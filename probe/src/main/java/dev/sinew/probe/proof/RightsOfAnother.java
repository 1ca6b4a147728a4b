package dev.sinew.probe.proof;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.run.AccountBody;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Homes;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.User;
import dev.sinew.probe.run.UserView;
import dev.sinew.probe.run.Users;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A user gives another one rights, or does to another account what is for administrators, as {@code PUT /admin/promote/{userId}} does. Proved with users whom the run signed up: what is
 * shown of one changes, while a second one stays as it was until the same is done to that one.
 */
final class RightsOfAnother {
    private static final Pattern RIGHTS =
            Pattern.compile("(?i).*(?:role|admin|staff|superuser|permission|privilege).*");

    /** What paths call it that somebody is given rights. */
    private static final Pattern GRANTS = Pattern.compile(
            "(?i).*/(?:promote|demote|elevate|grant|revoke|make[-_]?admin|set[-_]?role|roles?|permissions?|privileges?)(?:/.*)?");

    /** What changes by itself, or by being looked at. */
    private static final Pattern TIMES =
            Pattern.compile("(?i).*(?:time|date|_at|At|seen|last|count|updated|modified|version|etag).*");

    private final Endpoint endpoint;
    private final Trial trial;
    private final boolean administrators;

    private RightsOfAnother(Endpoint endpoint, Trial trial, boolean administrators) {
        this.endpoint = endpoint;
        this.trial = trial;
        this.administrators = administrators;
    }

    /** What is said of an operation that does something to a user whom its path names; empty where nothing says that it is about rights, or for administrators. */
    static Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        // Where most of what ordinary callers do is called so, the word says nothing.
        boolean administrators = SaidFor.administrators(endpoint)
                || FunctionForPrivileged.isForAdministrators(endpoint)
                        && trial.customers().stream()
                                .anyMatch(each -> FunctionForPrivileged.isNamedFor(endpoint, trial, each));
        Optional<Users> users = trial.users()
                .filter(each -> !Homes.removes(endpoint) && !endpoint.isOfSessions())
                .filter(each -> !endpoint.pathParameters().isEmpty() && each.names(endpoint))
                .filter(each ->
                        administrators || GRANTS.matcher(endpoint.path()).matches());
        RightsOfAnother rights = new RightsOfAnother(endpoint, trial, administrators);
        Optional<Users> able = users.filter(each -> each.hindrance().isEmpty());
        return Verdicts.better(
                able.map(each ->
                        OthersAccount.with(each, (victim, other, all) -> rights.judge(victim, other.persona(), all))),
                () -> able.filter(each -> administrators)
                        .flatMap(each -> rights.workers()
                                .map(who -> OthersAccount.with(
                                        each, (victim, other, all) -> rights.judge(victim, who, all)))));
    }

    /** One who works there and may do more than some, but is no administrator, or one of those whom the description leaves out. */
    private Optional<Persona> workers() {
        return Stream.concat(
                        trial.personas().stream().filter(each -> SaidFor.leavesOut(endpoint, each, trial)), between())
                .findFirst();
    }

    private Stream<Persona> between() {
        return trial.customers().stream()
                .filter(each -> !each.session().identity().isOrdinary())
                .filter(each -> trial.personas().stream()
                        .anyMatch(one -> one.session().identity().isPrivileged() && Rank.above(one, each)));
    }

    private Outcome judge(User victim, Persona other, Users users) {
        Optional<User> third = users.signUp();
        if (third.isEmpty()) {
            return Outcome.inconclusive("no third user could be signed up for this test");
        }
        try {
            return judge(victim, third.get(), other, users);
        } finally {
            users.discard(third.get());
        }
    }

    private Outcome judge(User first, User second, Persona other, Users users) {
        Map<String, UserView> before = users.views(first);
        Map<String, UserView> alone = users.views(second);
        Optional<Ask> one = ask(first, other, users);
        Optional<Ask> next = ask(second, other, users);
        if (before.isEmpty() || alone.isEmpty() || one.isEmpty() || next.isEmpty()) {
            return Outcome.inconclusive(
                    "nothing that is read shows " + first + ", or nothing is known that could be sent");
        }
        Reply reply = trial.askAgain(one.get(), other.session());
        Map<String, UserView> after = users.views(first);
        Set<String> changed = changed(before, after);
        if (changed.isEmpty()) {
            return trial.isRefused(reply) || reply.status() == 404
                    ? Outcome.refuted(other + " was refused: " + reply)
                    : Outcome.inconclusive("nothing that is shown of " + first + " changed: " + reply);
        }
        boolean still = changed(alone, users.views(second)).isEmpty();
        Reply again = trial.askAgain(next.get(), other.session());
        Set<String> twice = changed(alone, users.views(second));
        twice.retainAll(changed);
        if (!still || twice.isEmpty() || !trial.isSuccess(reply) || !trial.isSuccess(again)) {
            return Outcome.inconclusive("what is shown of users changed, but not with each success of " + other);
        }
        UserView shown = after.get(twice.iterator().next().split("\n", 2)[0]);
        return Outcome.confirmed(
                other + " did to two users who signed up what "
                        + (administrators ? "is for administrators" : "gives them rights") + ": "
                        + String.join(
                                ", ",
                                twice.stream()
                                        .map(each -> each.split("\n", 2)[1])
                                        .distinct()
                                        .toList())
                        + " is shown otherwise than before, of each of them when it was done to that one",
                List.of(
                        new Outcome.Step(other.session(), one.get(), other + " does it to a user"),
                        new Outcome.Step(
                                shown == null ? first.session() : shown.reader(),
                                shown == null ? one.get() : shown.read().ask(),
                                "it is shown")));
    }

    private Optional<Ask> ask(User user, Persona other, Users users) {
        Optional<Filled> filled = users.at(endpoint, user).or(() -> {
            users.views(user);
            return users.at(endpoint, user);
        });
        Collection<UserView> shown = users.views(user).values();
        return filled.flatMap(each -> endpoint.described().requestBody().isPresent()
                ? trial.whole(each, other).map(ask -> each.ask(otherwise(ask.body(), shown)))
                : Optional.of(each.ask()));
    }

    /** A body in which a role, or what is one of some words, is another one than is shown, and so is what is switched on or off. */
    private String otherwise(String text, Collection<UserView> shown) {
        if (!(JsonMapper.shared().readTree(text) instanceof ObjectNode body)) {
            return text;
        }
        for (String name : List.copyOf(body.propertyNames())) {
            if (body.path(name).isBoolean()) {
                shown.stream()
                        .flatMap(view -> view.values().entrySet().stream())
                        .filter(each ->
                                each.getKey().equals(name) || each.getKey().endsWith("." + name))
                        .findFirst()
                        .ifPresent(each -> body.put(name, !each.getValue().equals("true")));
            }
            values(name).stream()
                    .filter(value -> body.path(name).isString())
                    .filter(value -> shown.stream()
                            .noneMatch(view -> value.equals(view.values().get(name))))
                    .findFirst()
                    .ifPresent(value -> body.put(name, value));
        }
        return body.toString();
    }

    /** What may stand in a member: what its description counts, else, of a role, those that the identities are told to have. */
    private List<String> values(String name) {
        List<String> counted = AccountBody.counted(endpoint, name);
        return counted.isEmpty() && name.toLowerCase(Locale.ROOT).endsWith("role")
                ? trial.personas().stream()
                        .flatMap(each -> trial.told(each, name).stream())
                        .distinct()
                        .toList()
                : counted;
    }

    /** Where something else is shown than before: rights, or, of what is for administrators, anything that does not change by itself. */
    private Set<String> changed(Map<String, UserView> before, Map<String, UserView> after) {
        Set<String> changed = new TreeSet<>();
        before.forEach((view, old) -> {
            UserView now = after.get(view);
            old.values().forEach((place, value) -> {
                String member = place.substring(place.lastIndexOf('.') + 1);
                boolean counts = RIGHTS.matcher(member).matches()
                        || administrators && !TIMES.matcher(member).matches();
                if (now != null && counts && !value.equals(now.values().getOrDefault(place, value))) {
                    changed.add(view + "\n" + place);
                }
            });
        });
        return changed;
    }
}
