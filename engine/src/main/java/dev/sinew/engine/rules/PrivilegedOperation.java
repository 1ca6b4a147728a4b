package dev.sinew.engine.rules;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.classify.PersonNouns;
import dev.sinew.engine.detect.Detector;
import dev.sinew.engine.identity.Cohort;
import dev.sinew.engine.identity.OwnPages;
import dev.sinew.engine.ownership.Relation;
import dev.sinew.engine.ownership.Situation;
import dev.sinew.engine.ownership.Situation.MissingRole;
import dev.sinew.engine.usage.Usage;
import dev.sinew.engine.usage.UsageDetector;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A user succeeded with an operation that only staff and services use, or tried several.
 *
 * <p>The operation is hidden rather than guarded: whoever learns of it may use it.
 *
 * <p>It fires where staff or services use the operation, no other user does, and the API has at least five users; below a path for staff also where at most one
 * user in ten does and it tells of people; or where all of
 * at least five others who succeed have a role that the caller has not, nor have ten other callers and as many as have it; or where all who succeed, or
 * three for each who has not, have a role that hardly anybody has, the caller has the role that most have, and the path says that it is for staff, or
 * those are three and more of twenty users. It is a possibility where
 * staff is one caller. Reading or deleting what is one's own is none. It fires, too, for a caller whom {@code detect.mass-assignment} tells of, who set a role or the like for itself: from
 * then on it looks like staff, and what hardly any of at least five users does is taken for what it wanted. It fires, too, where three different operations of that kind are refused to a
 * user within an hour, one after the other and to hardly any other user: what one page asks for at once counts as one, and what every user's program asks for is left alone. It stays silent for other refused calls, for callers whom
 * the service or its token told of a role that hardly anybody else has, for callers who use others' objects more often than their own, who may be new
 * among the staff, and where users use it, too.
 *
 * <p>Measured: in four captures of services made to be attacked, 6 signals of callers who had given themselves a role, all of attacks. Else
 * 24 signals in two labelled captures, all of attacks, none on their 2,939 honest exchanges; on 62,310 of a service whose
 * staff mostly has no role in its tokens 1, taken back later, of 8 attacks all found. Preview: the first customer of an operation that
 * only staff used until it was opened to all looks the same until others follow.
 *
 * <p>To fix it, check the role on every privileged operation, on the server, by default.
 */
@Rule(
        id = "detect.privileged-operation",
        flaw = "broken-function-level-authorisation",
        title = "User succeeded with an operation of staff",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API5:2023"},
        cwe = {285})
public final class PrivilegedOperation implements Detector, UsageDetector {
    private static final int USERS = 5;
    private static final int SEVERAL = 3;
    private static final int MANY_USERS = 20;
    /** What paths say of operations that are for those who run a service. */
    private static final Set<String> STAFF = Set.of(
            "admin",
            "administration",
            "support",
            "staff",
            "backoffice",
            "back-office",
            "internal",
            "desk",
            "helpdesk",
            "moderation",
            "moderator",
            "ops",
            "operator",
            "operations",
            "console",
            "manage",
            "management");
    /** The same of those for nobody else of the staff, as support is, which customers ask for themselves. */
    private static final Set<String> RUNNING =
            Set.of("admin", "administration", "administrator", "backoffice", "back-office");

    /** What paths say of decisions about what others asked for. */
    private static final Set<String> DECIDING = Set.of(
            "approve",
            "approval",
            "decide",
            "decision",
            "verify",
            "verification",
            "review",
            "settle",
            "settlement",
            "release",
            "refund",
            "adjust",
            "adjustment",
            "payout",
            "credit",
            "role",
            "roles",
            "grade");
    /** Whoever follows one wrong link, or opens one page of staff, is refused less. */
    private static final int TRIED = 3;

    @Override
    public Optional<Judgement> judge(Situation situation) {
        if (Entrances.handsOutTokens(situation.operation())) {
            return Optional.empty();
        }
        // One's own page is everybody's, though programs for staff may be the only ones that always ask for it.
        if (situation.access().reads()
                && situation.uses().isEmpty()
                && OwnPages.isOne(situation.operation().path())) {
            return Optional.empty();
        }
        Optional<MissingRole> missing = situation.forOthers() ? Optional.empty() : situation.missing();
        if (missing.isPresent() && (missing.get().few() ? isOfFew(situation, missing.get()) : !isOnOwn(situation))) {
            return roles(situation, missing.get());
        }
        // Who joined the staff yesterday has no own objects, and nothing else says so yet.
        boolean user = !situation.serving()
                && !situation.singled()
                && situation.cohort().isPresent()
                && situation.cohort().get() == Cohort.USER;
        if (user && situation.forbidden() >= TRIED && situation.users() >= USERS && !situation.isThin()) {
            return Optional.of(new Judgement(
                    Outcome.ATTEMPTED,
                    Confidence.LIKELY,
                    List.of(),
                    situation.forbidden()
                            + " operations that only staff and services use were refused to this caller within an"
                            + " hour, one after the other"));
        }
        // Several who should not may have found it.
        boolean found = situation.privileged() == 0 && (isOfAnotherPerson(situation) || isOfManyPeople(situation));
        int staff = found ? situation.staffed() : situation.privileged();
        boolean remarkable = !situation.isThin() && staff > 0 && situation.users() >= USERS && situation.reached();
        if (!user || !remarkable || isOfOwn(situation) || (isOnOwn(situation) && !isDeciding(situation))) {
            return Optional.empty();
        }
        String note = "only staff and services (" + staff + ") use this operation, " + (found ? "hardly any" : "none")
                + " of " + situation.users() + " users does";
        // What one member of staff did once may be anybody's.
        Confidence confidence = staff > 1 ? Confidence.LIKELY : Confidence.POSSIBLE;
        return Optional.of(new Judgement(situation.outcome(), confidence, List.of(), note));
    }

    /** Whether it reads or deletes what is its own: a ticket that it opened, which only staff has looked at so far. */
    private static boolean isOfOwn(Situation situation) {
        return (situation.access().reads() || situation.access().method().equals("DELETE"))
                && !isOfAnotherPerson(situation)
                && situation.uses().stream().anyMatch(use -> use.subject() && use.relation() == Relation.OWN);
    }

    /** Whether it is about a person where the path says that it is for staff: having been told of somebody, as whoever pays is of the payee, makes nobody one's own. */
    private static boolean isOfAnotherPerson(Situation situation) {
        return says(situation.operation().path(), STAFF)
                && situation.uses().stream()
                        .anyMatch(
                                use -> use.subject() && use.given() && !use.certain() && PersonNouns.areIn(use.type()));
    }

    /** Whether it shows data of people, and asks about nothing in particular, where the path says that it is for those who run the service. */
    private static boolean isOfManyPeople(Situation situation) {
        return situation.access().reads()
                && situation.uses().isEmpty()
                && !situation.access().dataClasses().isEmpty()
                && says(situation.operation().path(), RUNNING);
    }

    /** By what it gave itself: whoever made itself staff looks like staff from then on. */
    @Override
    public Optional<Judgement> judge(Usage usage) {
        boolean alone = usage.usersOfApi() >= USERS && Usage.isRare(usage.users(), usage.usersOfApi());
        if (usage.granted().isEmpty() || !usage.use().succeeded() || !alone) {
            return Optional.empty();
        }
        String note = "the caller set " + usage.granted() + " for itself before, and "
                + (usage.users() == 0 ? "none" : "hardly any") + " of " + usage.usersOfApi() + " users does this";
        Outcome outcome = usage.use().writes() ? Outcome.CHANGED : Outcome.EXPOSED;
        return Optional.of(new Judgement(outcome, Confidence.LIKELY, List.of(), note));
    }

    private static Optional<Judgement> roles(Situation situation, MissingRole missing) {
        if (missing.few()) {
            String note = "the others who succeed (" + missing.others()
                    + ") have a role that hardly anybody has, this caller has what " + missing.lacking()
                    + " others have";
            return Optional.of(new Judgement(situation.outcome(), Confidence.LIKELY, List.of(), note));
        }
        // What most have is no privilege: somebody else's work goes without.
        boolean minority = missing.lacking() >= missing.others();
        boolean telling =
                minority && missing.others() >= USERS && missing.lacking() >= 2 * USERS && situation.reached();
        if (!telling) {
            return Optional.empty();
        }
        String note = "all " + missing.others() + " others who succeed have the role " + missing.name()
                + ", this caller has not; nor have " + missing.lacking() + " callers who never do";
        return Optional.of(new Judgement(situation.outcome(), Confidence.LIKELY, List.of(), note));
    }

    /** Whether few do it who are told from all others by a role, and the path says that it is theirs, or they are several among many. */
    private static boolean isOfFew(Situation situation, MissingRole missing) {
        boolean enough = says(situation.operation().path(), STAFF)
                || (missing.others() >= SEVERAL && situation.users() >= MANY_USERS);
        return enough
                && situation.reached()
                && !situation.isThin()
                && !situation.serving()
                && !isOfOwn(situation)
                && !isOnOwn(situation);
    }

    /** Whether it does something with what is its own where no path says that it is for staff: they do it for all who ask at the desk. */
    private static boolean isOnOwn(Situation situation) {
        return !says(situation.operation().path(), STAFF)
                && situation.uses().stream()
                        .anyMatch(use -> use.subject() && use.certain() && use.relation() == Relation.OWN);
    }

    /** Whether it decides about something that is its own, which somebody else is to do: who asks for a refund does not approve it. What others ask for is given to who decides. */
    private static boolean isDeciding(Situation situation) {
        return NameTraits.words(situation.operation().path()).stream().anyMatch(DECIDING::contains)
                && situation.uses().stream().noneMatch(use -> use.subject() && use.entrusted());
    }

    private static boolean says(String path, Set<String> words) {
        for (String segment : path.toLowerCase(Locale.ROOT).split("/", -1)) {
            if (words.contains(segment)) {
                return true;
            }
        }
        return false;
    }
}
