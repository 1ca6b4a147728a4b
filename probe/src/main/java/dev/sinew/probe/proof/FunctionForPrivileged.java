package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Baseline;
import dev.sinew.probe.oracle.SensitiveFields;
import dev.sinew.probe.oracle.Strength;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Homes;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Whose;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An operation for the privileged answers an ordinary caller.
 *
 * <p>That somebody is logged in is checked, and not what he may do: customers see what is for staff.
 *
 * <p>Proved by the data: a privileged identity (its {@code role} in the file of identities) and an ordinary one get the same values, of which the
 * ordinary one saw none elsewhere (or which tell of people, where something else below the same path, or beside what is said to be for administrators, is refused to it and not to the privileged one), twice, and nobody gets them without credentials. That the operation is for the privileged is not guessed from
 * the answer: its path says so ({@code admin}, {@code staff}, {@code internal} …), and not that of most of what the
 * ordinary one reaches, its summary or first sentence says so ("administrators only", "requires administration access", or the roles that the file of identities gives some and not the ordinary one), or the specification demands another scheme there than everywhere the ordinary caller gets on; where neither is so,
 * nothing is tested.
 *
 * <p>Plain texts, such as logs, are compared line by line; files, such as dumps, of which a list tells the privileged and is refused to the ordinary one, are for whom the list is.
 *
 * <p>What an ordinary caller creates ({@code --allow-writes}) counts as well, where there is a privileged identity and the path says that it is for administrators: it reads back what it
 * created there, or deletes it once and not twice, or, where nothing has an address ({@code --allow-leftovers}), a list shows each of two texts that it sent; so does that one user who signed up
 * gave two others rights that they did not have, or did to them what is for administrators, as their accounts show; and so does what it changes or deletes of its own, where the description says that only administrators do so.
 *
 * <p>To fix it, ask for the role where the operation begins, and deny where none is named.
 */
@Rule(
        id = "probe.function-for-privileged",
        flaw = "broken-function-level-authorisation",
        title = "An operation for the privileged answers an ordinary caller",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API5:2023"},
        cwe = {285, 862})
public final class FunctionForPrivileged implements Proof {
    private static final Set<String> WORDS = Set.of(
            "admin",
            "administration",
            "staff",
            "internal",
            "management",
            "backoffice",
            "operator",
            "superuser",
            "ops",
            "moderation",
            "moderator");

    /** Those of the words that say, where a path ends with them, which people it lists: a clinic's staff. */
    private static final Set<String> PEOPLE = Set.of("staff", "operator", "moderator");

    /** Those of the words that leave nothing open: an ordinary caller may well manage something, or work for an operator. */
    private static final Set<String> ADMINISTRATORS = Set.of("admin", "administration", "superuser", "backoffice");

    /** So many long lines of a text are no chance. */
    static final int LINES = 3;

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        if (!endpoint.isRead()) {
            Optional<Outcome> created = Homes.creates(endpoint)
                    ? created(endpoint, trial).or(() -> CreatedForStaff.byOrdinary(endpoint, trial))
                    : Optional.empty();
            Optional<Outcome> own = created.or(() -> PrivilegedDeeds.prove(endpoint, trial));
            return Verdicts.better(own, () -> RightsOfAnother.prove(endpoint, trial));
        }
        Verdicts verdicts = new Verdicts("no privileged identity reached it");
        boolean asked = false;
        for (Persona privileged : trial.personas()) {
            for (Persona ordinary : trial.personas()) {
                boolean said = SaidFor.role(endpoint, privileged, ordinary, trial);
                if (said
                        || privileged.session().identity().isPrivileged()
                                && Rank.above(privileged, ordinary)
                                && isForPrivileged(endpoint, trial, ordinary)) {
                    asked = true;
                    if (!said
                            && !SaidFor.administrators(endpoint)
                            && area(endpoint)
                                    .filter(each -> !isApart(each, trial, ordinary))
                                    .isPresent()) {
                        verdicts.add(Outcome.inconclusive(
                                "its path speaks of the privileged, but so does that of most of what " + ordinary
                                        + " reaches"));
                        continue;
                    }
                    privileged.reached(endpoint).stream()
                            .limit(1)
                            .forEach(reached -> verdicts.add(judge(endpoint, trial, privileged, reached, ordinary)));
                }
            }
        }
        return asked ? Optional.of(verdicts.outcome()) : Optional.empty();
    }

    private static Outcome judge(
            Endpoint endpoint, Trial trial, Persona privileged, Reached reached, Persona ordinary) {
        Reply before = trial.ask(reached.filled().ask(), ordinary.session());
        Optional<Baseline> earlier = trial.baseline(privileged, reached);
        boolean changed = trial.isSuccess(before)
                && earlier.filter(each -> each.isSame(before)).isEmpty();
        // What was read before may have changed by itself since: then both read it once more.
        Optional<Baseline> baseline = changed ? again(trial, privileged, reached) : earlier;
        Reply reply = changed ? trial.askAgain(reached.filled().ask(), ordinary.session()) : before;
        if (!trial.isSuccess(reply)) {
            return Outcome.refuted(ordinary + " was refused: " + reply);
        }
        if (reached.reply().json().isEmpty()) {
            return lines(trial, privileged, reached, ordinary);
        }
        if (baseline.isEmpty() || !baseline.get().isSame(reply)) {
            return Outcome.refuted(ordinary + " got another answer than " + privileged);
        }
        Set<String> elsewhere = new HashSet<>(reached.filled().named());
        trial.endpoints().stream()
                .filter(each -> !each.equals(endpoint))
                .flatMap(each -> ordinary.told(each).stream())
                .filter(each -> ordinary.couldAsk(each.filled(), endpoint))
                .forEach(each -> elsewhere.addAll(
                        Baseline.of(List.of(each.reply())).map(Baseline::values).orElse(Set.of())));
        // The clock of the server is nobody's, and stands still for a second.
        List<String> unique = baseline.get().unique(elsewhere).stream()
                .filter(each -> !Sight.isTime(each))
                .toList();
        boolean open = !Baseline.found(unique, trial.ask(reached.filled().ask(), Session.NOBODY))
                .isEmpty();
        Optional<Filled> beside = open || Strength.of(unique) >= Strength.ENOUGH
                ? Optional.empty()
                : area(endpoint)
                        .or(() -> said(endpoint))
                        .filter(each -> reply.json()
                                .filter(json -> SensitiveFields.isOfSomebody(json) || Whose.tellsOfSeveral(json))
                                .isPresent())
                        .flatMap(each ->
                                locked(trial, privileged, ordinary, each).findFirst());
        if (beside.isEmpty() && Strength.of(unique) < Strength.ENOUGH || open) {
            return Outcome.inconclusive(
                    open
                            ? "everybody gets it, also without credentials"
                            : "nothing in the answer is so special that it would prove anything");
        }
        if (!baseline.get().isSame(trial.askAgain(reached.filled().ask(), ordinary.session()))) {
            return Outcome.inconclusive(ordinary + " got the same once and not again");
        }
        return Outcome.confirmed(
                ordinary + " gets what is for " + privileged + ": "
                        + beside.map(each -> "it tells of people, and " + each.endpoint() + " beside it is refused to "
                                        + ordinary)
                                .orElseGet(() -> unique.size() + " values seen nowhere else ("
                                        + Shown.places(baseline.get(), unique) + ")"),
                List.of(
                        new Outcome.Step(privileged.session(), reached.filled().ask(), privileged + " gets this"),
                        new Outcome.Step(ordinary.session(), reached.filled().ask(), ordinary + " gets the same")));
    }

    /** What stands beside an operation that is said to be for administrators, by its path: what they look after. */
    private static Optional<String> said(Endpoint endpoint) {
        int last = endpoint.path().lastIndexOf('/');
        return last > 0 && endpoint.pathParameters().isEmpty() && SaidFor.administrators(endpoint)
                ? Optional.of(endpoint.path().substring(0, last + 1))
                : Optional.empty();
    }

    /** The same of a plain text, such as a log, line by line: pages of HTML are the same for all, whatever they then show. */
    private static Outcome lines(Trial trial, Persona privileged, Reached reached, Persona ordinary) {
        Set<String> wanted = lines(trial.askAgain(reached.filled().ask(), privileged.session()));
        wanted.retainAll(lines(trial.askAgain(reached.filled().ask(), privileged.session())));
        Set<String> got = lines(trial.askAgain(reached.filled().ask(), ordinary.session()));
        got.retainAll(lines(trial.askAgain(reached.filled().ask(), ordinary.session())));
        got.retainAll(wanted);
        if (got.size() < LINES) {
            return Outcome.inconclusive("the answers are no JSON, and " + ordinary + " got less than " + LINES
                    + " long lines of that to " + privileged);
        }
        Set<String> open = lines(trial.ask(reached.filled().ask(), Session.NOBODY));
        open.retainAll(got);
        if (!open.isEmpty()) {
            return Outcome.inconclusive("everybody gets it, also without credentials");
        }
        return Outcome.confirmed(
                ordinary + " gets what is for " + privileged + ": " + got.size() + " lines of a text, twice",
                List.of(
                        new Outcome.Step(privileged.session(), reached.filled().ask(), privileged + " gets this"),
                        new Outcome.Step(ordinary.session(), reached.filled().ask(), ordinary + " gets the same")));
    }

    /** The lines of a plain text that are not there by chance. */
    static Set<String> lines(Reply reply) {
        String type = reply.header("Content-Type").toLowerCase(Locale.ROOT);
        return reply.succeeded()
                        && (type.startsWith("text/plain")
                                || type.startsWith("text/csv")
                                || type.matches("application/(?:x-)?(?:ndjson|jsonl|json-?lines).*"))
                ? reply.text()
                        .lines()
                        .filter(each -> Strength.of(each) >= Strength.ENOUGH)
                        .collect(Collectors.toCollection(HashSet::new))
                : new HashSet<>();
    }

    /** What an ordinary caller creates below a path that speaks of administrators, which is apart from what it else does: it reads it back, or deletes it once and not twice. */
    private static Optional<Outcome> created(Endpoint endpoint, Trial trial) {
        Optional<Made> like = trial.fixtures().stream()
                .flatMap(each -> each.made().stream())
                .filter(each -> each.create().endpoint().equals(endpoint))
                .filter(each -> isFor(endpoint, each.owner(), trial))
                .findFirst();
        return like.map(each -> created(each, trial.fixtures().orElseThrow(), trial));
    }

    /** Whether its description says that it is for those who may do more than somebody, or its path that it is for administrators, apart from what this one else does. */
    static boolean isFor(Endpoint endpoint, Persona ordinary, Trial trial) {
        return SaidFor.above(endpoint, ordinary, trial)
                || isInLockedArea(endpoint, ordinary, trial)
                || isForAdministrators(endpoint)
                        && !SaidFor.isGranted(endpoint, ordinary, trial)
                        && trial.personas().stream()
                                .anyMatch(one -> one.session().identity().isPrivileged() && Rank.above(one, ordinary))
                        && isNamedFor(endpoint, trial, ordinary);
    }

    /** Whether its path, or its description, says that it is for administrators. */
    static boolean isForAdministrators(Endpoint endpoint) {
        return SaidFor.administrators(endpoint)
                || Stream.of(endpoint.path().toLowerCase(Locale.ROOT).split("/", -1))
                        .anyMatch(ADMINISTRATORS::contains);
    }

    private static Outcome created(Made like, Fixtures fixtures, Trial trial) {
        Persona owner = like.owner();
        Optional<Made> made = fixtures.another(like);
        if (made.isEmpty()) {
            return Outcome.inconclusive(owner + " created one and no other: " + fixtures.whyNoMore(like));
        }
        boolean read = Sight.of(made.get(), trial).isPresent();
        Optional<Filled> removal = fixtures.removal(made.get());
        boolean once = removal.filter(each -> trial.isSuccess(trial.askAgain(each.ask(), owner.session())))
                .isPresent();
        boolean twice =
                once && trial.isSuccess(trial.askAgain(removal.orElseThrow().ask(), owner.session()));
        if (once) {
            fixtures.deleted(made.get());
        }
        Optional<Outcome.Step> seen = read || once && !twice
                ? Optional.empty()
                : CreatedForStaff.seen(
                        made.get().create().ask(made.get().body()),
                        made.get().create().endpoint(),
                        trial);
        if (!read && (!once || twice) && seen.isEmpty()) {
            return Outcome.inconclusive("nothing shows that what " + owner + " created is there");
        }
        return Outcome.confirmed(
                owner + ", who may not by its role, creates what is for others, as "
                        + (SaidFor.above(like.create().endpoint(), owner, trial)
                                ? "the description says"
                                : "the path says, where most of what it else does is not for administrators")
                        + ", and "
                        + (read
                                ? "reads it back"
                                : seen.map(Outcome.Step::shows).orElse("deletes it once and not twice")),
                Stream.concat(
                                Stream.of(new Outcome.Step(
                                        owner.session(), like.create().ask(like.body()), owner + " creates it")),
                                seen.stream())
                        .toList());
    }

    /** What somebody who may do more is answered, be it that there is nothing, and an ordinary caller refused, below a path. */
    static Stream<Filled> locked(Trial trial, Persona privileged, Persona ordinary, String area) {
        return trial.endpoints().stream()
                .filter(each -> each.isRead()
                        && each.pathParameters().isEmpty()
                        && each.required().isEmpty()
                        && (each.path() + "/").startsWith(area))
                .map(Filled::bare)
                .filter(each -> trial.isRefused(trial.ask(each.ask(), ordinary.session()))
                        && trial.ask(each.ask(), privileged.session()).succeeded()
                        && !trial.isRefused(trial.ask(each.ask(), privileged.session())));
    }

    /** Whether an operation stands below a word for the privileged, where others refuse a caller what they give to who may do more. */
    static boolean isInLockedArea(Endpoint endpoint, Persona ordinary, Trial trial) {
        Optional<String> area = area(endpoint).filter(each -> isApart(each, trial, ordinary));
        return area.isPresent()
                && !SaidFor.isGranted(endpoint, ordinary, trial)
                && trial.personas().stream()
                        .anyMatch(each -> Rank.above(each, ordinary)
                                && locked(trial, each, ordinary, area.get())
                                        .findFirst()
                                        .isPresent());
    }

    private static Optional<Baseline> again(Trial trial, Persona privileged, Reached reached) {
        return Baseline.of(trial.thrice(reached.filled().ask(), privileged.session()));
    }

    private static boolean isForPrivileged(Endpoint endpoint, Trial trial, Persona ordinary) {
        if (SaidFor.administrators(endpoint, ordinary, trial)) {
            return true;
        }
        if (SaidFor.isGranted(endpoint, ordinary, trial)) {
            return false;
        }
        if (area(endpoint).isPresent()) {
            // What is for staff may well be for tellers.
            return isForAdministrators(endpoint) || Rank.isOrdinary(ordinary);
        }
        if (isFileOfTheirs(endpoint, trial, ordinary)) {
            return true;
        }
        if (!endpoint.declaresSecurity()) {
            return false;
        }
        Set<String> own = new HashSet<>();
        endpoint.described().security().forEach(own::addAll);
        List<String> elsewhere = trial.endpoints().stream()
                .filter(each -> !each.equals(endpoint) && each.declaresSecurity())
                .filter(each -> !ordinary.reached(each).isEmpty())
                .flatMap(each -> each.described().security().stream())
                .flatMap(List::stream)
                .toList();
        // Where an ordinary caller gets on nowhere else, nothing says that this scheme is another's.
        return !elsewhere.isEmpty() && elsewhere.stream().noneMatch(own::contains);
    }

    /** Whether files are here of which a list tells those who may do more, and is refused to somebody who was told of none: a page may be found by whoever knows its id, a dump is for whom the list is. */
    private static boolean isFileOfTheirs(Endpoint endpoint, Trial trial, Persona ordinary) {
        String path = endpoint.path();
        return path.endsWith("}")
                && ordinary.reached(endpoint).isEmpty()
                && trial.endpoints().stream()
                        .filter(each -> each.isRead() && each.path().equals(path.substring(0, path.lastIndexOf('/'))))
                        .filter(each -> each.pathParameters().isEmpty())
                        .map(Filled::bare)
                        .anyMatch(each -> trial.isRefused(trial.ask(each.ask(), ordinary.session()))
                                && trial.personas().stream()
                                        .filter(one -> Rank.above(one, ordinary))
                                        .filter(one -> trial.isSuccess(trial.ask(each.ask(), one.session())))
                                        .flatMap(one -> one.reached(endpoint).stream())
                                        .anyMatch(one -> !lines(one.reply()).isEmpty()));
    }

    /** Whether a path speaks of the privileged, and not that of most of what somebody reaches. */
    static boolean isNamedFor(Endpoint endpoint, Trial trial, Persona ordinary) {
        return area(endpoint).filter(each -> isApart(each, trial, ordinary)).isPresent();
    }

    /** The path up to a word that speaks of the privileged; empty where there is none. */
    private static Optional<String> area(Endpoint endpoint) {
        StringBuilder area = new StringBuilder();
        List<String> segments = List.of(endpoint.path().split("/", -1));
        for (int i = 0; i < segments.size(); i++) {
            String word = segments.get(i).toLowerCase(Locale.ROOT);
            area.append(segments.get(i)).append('/');
            boolean last = segments.subList(i + 1, segments.size()).stream()
                    .allMatch(each -> each.isEmpty() || each.startsWith("{"));
            if (WORDS.contains(word) && !(PEOPLE.contains(word) && last)) {
                return Optional.of(area.toString());
            }
        }
        return Optional.empty();
    }

    /**
     * Whether such a word tells the privileged apart. It does not where ordinary callers do most of what they do below it, as where all of an
     * application's own pages are called admin.
     */
    private static boolean isApart(String area, Trial trial, Persona ordinary) {
        List<Endpoint> reached = trial.endpoints().stream()
                .filter(each -> !ordinary.reached(each).isEmpty())
                .toList();
        long below = reached.stream()
                .filter(each -> (each.path() + "/").startsWith(area))
                .count();
        return 2 * below <= reached.size();
    }
}
