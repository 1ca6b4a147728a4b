package dev.sinew.probe.proof;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.run.AccountBody;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.User;
import dev.sinew.probe.run.UserView;
import dev.sinew.probe.run.Users;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A user changes what the account of another says, such as its e-mail address or its role, proved by reading back: a member of the body that the other
 * sent stands under the same name where the target shows the victim, where another value stood before; twice, with another value each time. Where nothing changed, the
 * victim's own change shows whether one would be seen.
 */
record ProfileOfAnother(Endpoint endpoint, Trial trial) {
    /** What below a user's address is part of the account; a rating, a message or a friend is something that others may well add. */
    private static final Pattern PART =
            Pattern.compile("(?i).*/(?:e-?mail|phone|mobile|(?:user-?|full-?|display-?)?name"
                    + "|roles?|permissions?|profile|account|details|address|pin)");

    static Optional<ProfileOfAnother> of(Endpoint endpoint, Trial trial) {
        String method = endpoint.operation().method();
        Optional<Users> users = trial.users().filter(each -> each.isAddress(endpoint));
        boolean part = PART.matcher(endpoint.path()).matches();
        boolean changes = method.equals("PUT") || method.equals("PATCH");
        return users.filter(each -> changes && (part || each.isItself(endpoint)) || method.equals("POST") && part)
                .map(each -> new ProfileOfAnother(endpoint, trial));
    }

    Optional<Outcome> prove() {
        return OthersAccount.at(
                endpoint, trial, (filled, named) -> (victim, other, all) -> judge(filled, victim, other, all));
    }

    private Outcome judge(Filled change, User victim, User other, Users users) {
        Map<String, UserView> before = users.views(victim);
        if (before.isEmpty()) {
            return Outcome.inconclusive("nothing that is read shows " + victim);
        }
        Optional<AccountBody> body = AccountBody.of(endpoint);
        Optional<Ask> first = body.flatMap(each -> each.changes(change, victim, before.values(), trial));
        if (first.isEmpty()) {
            return Outcome.inconclusive("nothing is known that could be written");
        }
        Reply reply = trial.askAgain(first.get(), other.session());
        boolean success = trial.isSuccess(reply);
        Map<String, UserView> then = users.views(victim);
        SortedMap<String, String> moved = moved(before, then, first.get());
        if (moved.isEmpty()) {
            return own(change, victim, users, OthersAccount.told(other, reply, success));
        }
        Optional<Ask> second = body.flatMap(each -> each.changes(change, victim, then.values(), trial));
        Reply again = second.map(each -> trial.askAgain(each, other.session())).orElse(Reply.NONE);
        SortedMap<String, String> twice =
                second.map(each -> moved(then, users.views(victim), each)).orElseGet(TreeMap::new);
        twice.keySet().retainAll(moved.keySet());
        if (!success || !trial.isSuccess(again) || twice.isEmpty()) {
            return Outcome.inconclusive(
                    "what is shown of " + victim + " changed, but not with each success of " + other);
        }
        UserView shows = then.get(twice.firstKey().substring(0, twice.firstKey().indexOf('\n')));
        Session reader = shows == null ? victim.session() : shows.reader();
        return Outcome.confirmed(
                "of two users who signed up, one changed the account of the other, twice: " + places(twice)
                        + " is shown as it was sent, and was otherwise before",
                List.of(
                        new Outcome.Step(other.session(), first.get(), "one user changes another"),
                        new Outcome.Step(
                                reader,
                                shows == null ? change.ask() : shows.read().ask(),
                                "the change is shown")));
    }

    private Outcome own(Filled change, User victim, Users users, String told) {
        Map<String, UserView> before = users.views(victim);
        Optional<Ask> ask =
                AccountBody.of(endpoint).flatMap(each -> each.changes(change, victim, before.values(), trial));
        Reply reply = ask.map(each -> trial.askAgain(each, victim.session())).orElse(Reply.NONE);
        boolean seen = ask.filter(
                        each -> !moved(before, users.views(victim), each).isEmpty())
                .isPresent();
        return seen
                ? Outcome.refuted(
                        told + ", and what is shown of " + victim + " stays as it was, until it changes it itself")
                : Outcome.inconclusive(
                        "no change of " + victim + " itself is shown either, so that nothing tells of one: " + reply);
    }

    /** Where what was sent stands now under its own name, and something else stood before, by view and place. */
    private static SortedMap<String, String> moved(
            Map<String, UserView> before, Map<String, UserView> after, Ask sent) {
        Map<String, String> members = AccountBody.scalars(sent);
        SortedMap<String, String> moved = new TreeMap<>();
        before.forEach((view, old) -> old.values().forEach((place, value) -> {
            String now = after.containsKey(view) ? after.get(view).values().getOrDefault(place, value) : value;
            String member = place.substring(place.lastIndexOf('.') + 1);
            if (!now.equals(value) && now.equals(members.get(member))) {
                moved.put(view + "\n" + place, now);
            }
        }));
        return moved;
    }

    private static String places(SortedMap<String, String> moved) {
        return String.join(
                ", ",
                moved.keySet().stream()
                        .map(each -> each.substring(each.indexOf('\n') + 1))
                        .distinct()
                        .toList());
    }
}
