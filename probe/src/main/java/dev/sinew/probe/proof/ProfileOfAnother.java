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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A user changes what the account of another says, such as its e-mail address or its role, proved by reading back: a member of the body that the other
 * sent stands under the same name where the target shows the victim, where another value stood before; twice, with another value each time. Where nothing changed, the
 * victim's own change shows whether one would be seen.
 *
 * <p>Where the body says whose account is meant, only what the victim's own session is shown on its own page counts, and the page of who changed it must stay as it
 * was: a server that renames the caller instead changes nothing there.
 */
record ProfileOfAnother(Endpoint endpoint, Trial trial) {
    private static final int CHOICES = 4;

    /** What below a user's address is part of the account; a rating, a message or a friend is something that others may well add. */
    private static final Pattern PART =
            Pattern.compile("(?i).*/(?:e-?mail|phone|mobile|(?:user-?|full-?|display-?)?name"
                    + "|roles?|permissions?|profile|account|details|info|information|settings|address|pin"
                    + "|(?:payout|bank|billing|payment)[-_]?(?:accounts?|details|address|method|info)|iban|avatar|picture"
                    + "|(?:emergency-?)?contacts?|preferences|notifications?-?settings)");

    /** What an account says of who has it, or lets it do; what others may say of it, such as a rating, is none of it. */
    private static final Pattern MEMBER = Pattern.compile("(?i).*(?:mail|phone|mobile|name|role|admin|staff|permission"
            + "|scope|address|street|city|zip|postcode|birth|iban|pin|avatar|picture|bio).*");

    static Optional<ProfileOfAnother> of(Endpoint endpoint, Trial trial) {
        String method = endpoint.operation().method();
        Optional<Users> users = trial.users().filter(each -> each.isAddress(endpoint));
        if (endpoint.pathParameters().isEmpty() && users.isEmpty()) {
            return ofWhomTheBodyNames(endpoint, trial);
        }
        boolean part = PART.matcher(endpoint.path()).matches();
        boolean changes = method.equals("PUT") || method.equals("PATCH");
        return users.filter(each -> changes && (part || each.isItself(endpoint)) || method.equals("POST") && part)
                .map(each -> new ProfileOfAnother(endpoint, trial));
    }

    /** Where no path says whose account is changed, but a name or an id in the body. */
    private static Optional<ProfileOfAnother> ofWhomTheBodyNames(Endpoint endpoint, Trial trial) {
        String method = endpoint.operation().method();
        boolean part = PART.matcher(endpoint.path()).matches();
        boolean changes = method.equals("PUT") || method.equals("PATCH");
        return trial.users()
                .filter(each -> !each.isLogin(endpoint) && !each.isSignUp(endpoint))
                .filter(each -> changes && (part || each.isOfUsers(endpoint)) || method.equals("POST") && part)
                .filter(each -> AccountBody.of(endpoint)
                        .filter(body -> body.saysWhose()
                                && (body.isWithoutPassword() || method.equals("PATCH") && body.mayLeaveOutPassword()))
                        .isPresent())
                .map(each -> new ProfileOfAnother(endpoint, trial));
    }

    private boolean isByBody() {
        return endpoint.pathParameters().isEmpty()
                && trial.users().filter(each -> each.isAddress(endpoint)).isEmpty();
    }

    /** Where the victim is shown; by its own session alone where a body names it, as who takes its name would be shown for it elsewhere. */
    private Map<String, UserView> shown(Filled change, User user, Users users) {
        if (isByBody()) {
            return users.ownPages(user);
        }
        Map<String, UserView> shown = new LinkedHashMap<>(users.views(user));
        trial.endpoints().stream()
                .filter(each -> each.isRead() && each.path().equals(endpoint.path()) && !users.isItself(each))
                .findFirst()
                .map(each -> new Filled(each, change.bindings(), change.query(), true, true))
                .flatMap(each -> Sight.of(each, user.persona(), trial)
                        .map(sight -> new UserView(each, user.session(), sight.values())))
                .ifPresent(each -> shown.put("page", each));
        return shown;
    }

    /** The same after a change, which may have ended the victim's session where it has a password. */
    private Map<String, UserView> shownAfter(Filled change, User victim, Users users) {
        boolean hasPassword = AccountBody.of(endpoint)
                .filter(each -> !each.isWithoutPassword())
                .isPresent();
        if (hasPassword) {
            List.copyOf(victim.passwords()).forEach(each -> users.tries(victim, each));
        }
        return shown(change, victim, users);
    }

    Optional<Outcome> prove() {
        if (isByBody()) {
            return Optional.of(OthersAccount.with(
                    trial.users().orElseThrow(),
                    (victim, other, all) -> judge(Filled.bare(endpoint), victim, other, all)));
        }
        return OthersAccount.at(
                endpoint, trial, (filled, named) -> (victim, other, all) -> judge(filled, victim, other, all));
    }

    private Outcome judge(Filled change, User victim, User other, Users users) {
        // What nobody has said yet stands nowhere: then the victim says it first.
        boolean said = isByBody() || users.isItself(endpoint);
        if (!said) {
            send(change, victim, victim.session(), Map.of());
        }
        Map<String, UserView> before = shown(change, victim, users);
        Map<String, UserView> others = isByBody() ? users.ownPages(other) : Map.of();
        if (before.isEmpty()) {
            return Outcome.inconclusive("nothing that is read shows " + victim);
        }
        Optional<Sent> first = send(change, victim, other.session(), before);
        if (first.isEmpty()) {
            return Outcome.inconclusive("nothing is known that could be written");
        }
        Reply reply = first.get().reply();
        boolean success = trial.isSuccess(reply);
        Map<String, UserView> then = shownAfter(change, victim, users);
        SortedMap<String, String> moved = moved(before, then, first.get().ask());
        if (moved.isEmpty()) {
            return own(change, victim, users, OthersAccount.told(other, reply, success));
        }
        Optional<Sent> second = send(change, victim, other.session(), then);
        Reply again = second.map(Sent::reply).orElse(Reply.NONE);
        SortedMap<String, String> twice = second.map(each -> moved(then, shownAfter(change, victim, users), each.ask()))
                .orElseGet(TreeMap::new);
        twice.keySet().retainAll(moved.keySet());
        if (!success || !trial.isSuccess(again) || twice.isEmpty()) {
            return Outcome.inconclusive(
                    "what is shown of " + victim + " changed, but not with each success of " + other);
        }
        if (isByBody() && !isSame(others, users.ownPages(other))) {
            return Outcome.inconclusive(
                    "what is shown of " + other + " changed, too, so that it is not told whose was meant");
        }
        UserView shows = then.get(twice.firstKey().substring(0, twice.firstKey().indexOf('\n')));
        Session reader = shows == null ? victim.session() : shows.reader();
        return Outcome.confirmed(
                "of two users who signed up, one changed the account of the other, twice: " + places(twice)
                        + " is shown as it was sent, and was otherwise before",
                List.of(
                        new Outcome.Step(other.session(), first.get().ask(), "one user changes another"),
                        new Outcome.Step(
                                reader,
                                shows == null ? change.ask() : shows.read().ask(),
                                "the change is shown")));
    }

    /** What was sent, and what came of it. */
    private record Sent(Ask ask, Reply reply) {}

    /** Sends a change; where it is refused and has a choice, as a role that only some may give, the next one. */
    private Optional<Sent> send(Filled change, User victim, Session who, Map<String, UserView> shown) {
        Optional<Sent> last = Optional.empty();
        for (int turn = 0; turn < CHOICES; turn++) {
            int at = turn;
            Optional<Ask> ask =
                    AccountBody.of(endpoint).flatMap(each -> each.changes(change, victim, shown.values(), trial, at));
            if (ask.isEmpty()) {
                return last;
            }
            last = ask.map(each -> new Sent(each, trial.askAgain(each, who)));
            if (last.filter(each -> trial.isSuccess(each.reply())).isPresent()) {
                return last;
            }
        }
        return last;
    }

    private Outcome own(Filled change, User victim, Users users, String told) {
        Map<String, UserView> before = shown(change, victim, users);
        Optional<Sent> sent = send(change, victim, victim.session(), before);
        Reply reply = sent.map(Sent::reply).orElse(Reply.NONE);
        boolean seen = sent.filter(each -> !moved(before, shownAfter(change, victim, users), each.ask())
                        .isEmpty())
                .isPresent();
        return seen
                ? Outcome.refuted(
                        told + ", and what is shown of " + victim + " stays as it was, until it changes it itself")
                : Outcome.inconclusive(
                        "no change of " + victim + " itself is shown either, so that nothing tells of one: " + reply);
    }

    /** Where what was sent stands now under its own name, and something else stood before, by view and place. */
    private SortedMap<String, String> moved(Map<String, UserView> before, Map<String, UserView> after, Ask sent) {
        Map<String, String> members = AccountBody.scalars(sent);
        SortedMap<String, String> moved = new TreeMap<>();
        before.forEach((view, old) -> old.values().forEach((place, value) -> {
            String now = after.containsKey(view) ? after.get(view).values().getOrDefault(place, value) : value;
            String member = place.substring(place.lastIndexOf('.') + 1);
            boolean counts = !isByBody() || MEMBER.matcher(member).matches();
            if (counts && !now.equals(value) && now.equals(members.get(member))) {
                moved.put(view + "\n" + place, now);
            }
        }));
        return moved;
    }

    private static boolean isSame(Map<String, UserView> before, Map<String, UserView> after) {
        return before.keySet().equals(after.keySet())
                && before.entrySet().stream()
                        .allMatch(each -> each.getValue()
                                .values()
                                .equals(Objects.requireNonNull(after.get(each.getKey()))
                                        .values()));
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
