package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Homes;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Replay;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.User;
import dev.sinew.probe.run.Users;
import dev.sinew.probe.run.Users.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A caller deletes an object of another.
 *
 * <p>The operation takes an id and does not ask whose it is: whoever changes the number in the address makes the record of somebody else disappear.
 *
 * <p>Proved on an object that the run created for this: its owner read it three times, the other's DELETE is answered with success, and its owner
 * gets it no more in two reads, while a second one of the same owner, created with it, is still there, or, where owners
 * have one at a time, one of a third caller; or its owner reads that it is deleted or archived now, which it was not before. Where it can still be read, or
 * is changed otherwise, nothing is confirmed; nor where the description demands credentials elsewhere and neither to read it nor here, and its id is long, as that of a guest's cart. A user is tried on one of two whom the run signs up, who then does not get in any more, while the other does.
 *
 * <p>To fix it, look the object up among those of the caller, not among all.
 */
@Rule(
        id = "probe.object-deleted-by-another",
        flaw = "broken-object-level-authorisation",
        title = "An object can be deleted by another than its owner",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API1:2023"},
        cwe = {639, 284})
public final class ObjectDeletedByAnother implements Proof {
    private static final Pattern DELETED = Pattern.compile("(?i)(?:is_?)?(?:deleted|archived|removed|trashed|revoked)");
    private static final Pattern SINCE =
            Pattern.compile("(?i)(?:deleted|archived|removed|trashed|cancell?ed)_?(?:at|on|time|date)");

    private static final Pattern THERE = Pattern.compile("(?i)(?:is_?)?(?:active|enabled)");
    private static final Pattern STATE = Pattern.compile("(?i)(?:\\w+_)?(?:status|state)");
    private static final Pattern ENDED = Pattern.compile(
            "(?i)(?:deleted|archived|removed|trashed|inactive|withdrawn|cancell?ed|revoked|voided?|retired|deactivated|discontinued|delisted)");

    @Override
    public boolean isWriting() {
        return true;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        if (!Homes.removes(endpoint)) {
            return Optional.empty();
        }
        Optional<Outcome> objects = endpoint.pathParameters().isEmpty()
                ? OnCreated.byAnother(
                        endpoint,
                        trial,
                        made -> request(made, endpoint).isPresent(),
                        (made, other, fixtures) ->
                                judge(request(made, endpoint).orElseThrow(), made, other, fixtures, trial))
                : OnCreated.byAnother(
                        endpoint, true, trial, made -> made.isAddress(endpoint), ObjectDeletedByAnother::judge);
        boolean ofUsers = trial.users().filter(each -> each.isItself(endpoint)).isPresent();
        return Verdicts.better(
                objects,
                () -> ofUsers
                        ? OthersAccount.at(
                                endpoint,
                                trial,
                                (removal, named) ->
                                        (victim, other, users) -> account(removal, victim, other, users, trial))
                        : Optional.empty());
    }

    /** The request that removes an object, where the path does not say which one. */
    private static Optional<Filled> request(Made made, Endpoint endpoint) {
        return made.isAddress(endpoint) ? made.at(endpoint) : made.beside(endpoint);
    }

    /** A user deletes another: who does not get in any more, while a third one who signed up and the other still do. */
    private static Outcome account(Filled removal, User victim, User other, Users users, Trial trial) {
        Reply reply = trial.askAgain(removal.ask(), other.session());
        Entry entry = users.tries(victim, victim.password());
        if (entry != Entry.REFUSED) {
            String told = OthersAccount.told(other, reply, trial.isSuccess(reply));
            return entry == Entry.IN
                    ? Outcome.refuted(told + ", and " + victim + " still gets in")
                    : Outcome.inconclusive(told + ", and whether " + victim + " gets in is not told");
        }
        Optional<User> third = users.signUp();
        boolean others = third.isPresent() && users.tries(other, other.password()) == Entry.IN;
        third.ifPresent(users::discard);
        boolean still = users.tries(victim, victim.password()) == Entry.REFUSED;
        if (still && trial.isSuccess(reply)) {
            users.gone(victim);
        }
        if (!trial.isSuccess(reply) || !others || !still) {
            return Outcome.inconclusive(
                    victim + " does not get in any more, but not certainly by what " + other + " did");
        }
        return Outcome.confirmed(
                "of two users who signed up, one deleted the other: who does not get in any more, while the first one does",
                List.of(
                        new Outcome.Step(other.session(), removal.ask(), "one user deletes another"),
                        new Outcome.Step(Session.NOBODY, users.shownLogin(victim, "OWN_PASSWORD"), "gets in no more")));
    }

    /** What is tried to delete, and what must still be there afterwards. */
    private record Pair(Made tried, Made control) {}

    /**
     * Two of one owner. Where that has one at a time only, as a picture of itself, the newer one is tried, and where it may have no more, as of what is reserved, that one; the control is then what somebody
     * else created, other than who deletes.
     */
    private static Optional<Pair> pair(Made made, Persona other, Fixtures fixtures, Trial trial) {
        if (Sight.of(made, trial).isEmpty()) {
            return Optional.empty();
        }
        Optional<Made> another = fixtures.another(made);
        boolean beside = another.filter(each -> !each.id().equals(made.id())).isPresent()
                && Sight.of(made, trial).isPresent();
        return beside
                ? Optional.of(new Pair(made, another.orElseThrow()))
                : fixtures.made().stream()
                        .filter(each ->
                                each.create().endpoint().equals(made.create().endpoint()))
                        .filter(each -> each.owner() != made.owner() && each.owner() != other)
                        .filter(each -> Sight.of(each, trial).isPresent())
                        .findFirst()
                        .map(each -> new Pair(another.orElse(made), each));
    }

    /** A member that says that something is deleted, though it can be read: with what it says now. */
    private static Optional<String> marked(SortedMap<String, String> changed) {
        return changed.entrySet().stream()
                .filter(each -> {
                    String name = each.getKey().substring(each.getKey().lastIndexOf('.') + 1);
                    boolean yes =
                            each.getValue().equals("true") || each.getValue().equals("1");
                    boolean no =
                            each.getValue().equals("false") || each.getValue().equals("0");
                    return (yes && DELETED.matcher(name).matches())
                            || (no && THERE.matcher(name).matches())
                            || (STATE.matcher(name).matches()
                                    && ENDED.matcher(each.getValue()).matches());
                })
                .map(each -> each.getKey() + " " + each.getValue())
                .findFirst();
    }

    /** The members that say since when something is deleted, though it can be read at its address, and say a time. */
    static Set<String> ended(Sight sight, Persona owner, Trial trial) {
        if (sight.listed().isPresent()) {
            return Set.of();
        }
        return trial.askAgain(sight.read().ask(), owner.session())
                .json()
                .map(Scalars::of)
                .map(all -> all.entrySet().stream()
                        .filter(each -> !each.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .filter(each -> SINCE.matcher(each.substring(each.lastIndexOf('.') + 1))
                                .matches())
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    static Outcome judge(Filled asked, Made fresh, Persona other, Fixtures fixtures, Trial trial) {
        Persona owner = fresh.owner();
        Optional<Pair> pair = pair(fresh, other, fixtures, trial);
        Optional<Sight> before = pair.flatMap(each -> Sight.of(each.tried(), trial));
        if (pair.isEmpty()
                || before.isEmpty()
                || Sight.of(pair.get().control(), trial).isEmpty()) {
            return Outcome.inconclusive(owner + " cannot read back what it created");
        }
        Made made = pair.get().tried();
        Made twin = pair.get().control();
        Filled direct = ActionByAnother.request(made, asked.endpoint()).orElse(asked);
        Set<String> ended = ended(before.get(), owner, trial);
        Reply refused = trial.askAgain(direct.ask(), other.session());
        Filled removal = trial.isSuccess(refused)
                ? direct
                : BelowOwn.of(direct, made, other, fixtures, trial).orElse(direct);
        Reply reply = removal.equals(direct) ? refused : trial.askAgain(removal.ask(), other.session());
        boolean gone = before.get().isGone(owner, trial);
        boolean control = Sight.of(twin, trial).isPresent();
        if (twin.owner() == owner) {
            fixtures.discard(twin);
        }
        Optional<String> marked = gone || !control || !trial.isSuccess(reply)
                ? Optional.empty()
                : Sight.of(made, trial)
                        .flatMap(after -> marked(before.get().changed(after))
                                .or(() -> ended(after, owner, trial).stream()
                                        .filter(each -> !ended.contains(each))
                                        .findFirst()
                                        .map(each -> each + " with a time")));
        if (marked.isPresent()) {
            Outcome.Step deletes = new Outcome.Step(other.session(), removal.ask(), other + " deletes it");
            Outcome.Step reads =
                    new Outcome.Step(owner.session(), before.get().read().ask(), owner + " reads that it is deleted");
            return Outcome.confirmed(
                    other + " deleted what " + owner + " had created: " + owner + " reads " + marked.get()
                            + " now, while another one is there as before",
                    List.of(deletes, reads));
        }
        if (!gone) {
            boolean same = Sight.of(made, trial)
                    .filter(after -> before.get().changed(after).isEmpty())
                    .isPresent();
            return same
                    ? Outcome.refuted(owner + " still reads it as before; " + other + " got " + reply)
                    : Outcome.inconclusive(owner + " still reads it, but otherwise; " + other + " got " + reply);
        }
        if (!trial.isSuccess(reply) || !control) {
            return Outcome.inconclusive("it is gone, but not certainly by what " + other + " did");
        }
        Outcome.Step attempt = new Outcome.Step(other.session(), removal.ask(), other + " deletes it");
        Filled read = before.get().read();
        Outcome.Step seen = new Outcome.Step(owner.session(), read.ask(), owner + " gets it no more");
        Optional<Replay> replay = before.get().listed().isPresent() || !removal.equals(direct)
                ? Optional.empty()
                : Replay.of(
                        made,
                        attempt,
                        removal.endpoint(),
                        seen,
                        read.endpoint(),
                        Replay.Effect.GONE,
                        Set.of(),
                        fixtures);
        fixtures.deleted(made);
        return Outcome.confirmed(
                        other + " deleted what " + owner + " had created: " + owner
                                + " gets it no more, while another one is still there",
                        List.of(attempt, seen))
                .again(replay);
    }
}
