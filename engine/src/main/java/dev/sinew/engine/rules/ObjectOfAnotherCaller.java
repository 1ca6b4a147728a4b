package dev.sinew.engine.rules;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.detect.Detector;
import dev.sinew.engine.identity.Cohort;
import dev.sinew.engine.ownership.Relation;
import dev.sinew.engine.ownership.Situation;
import dev.sinew.engine.ownership.Situation.Denied;
import dev.sinew.engine.ownership.Situation.ObjectUse;
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
 * A caller reached an object that belongs to somebody else and was never given to it.
 *
 * <p>The operation checks who calls, but not whether the object is the caller's: whoever changes an id in a request reads or
 * changes what is others'. Nothing in the request itself is wrong, so no filter sees it.
 *
 * <p>It fires where the object's owner is known, from its creation, its owner field or a list that only one caller was given,
 * where nearly all others name only objects of their own at this place, and where the answer holds what such answers hold. A change
 * is told even where hardly anybody changed anything there before, once several callers are known to own such objects; so is reading somebody's personal
 * record where staff reads such and next to none of twenty users does. What the caller was shown counts only where hardly any other is shown such and opens it. Refused
 * calls are told of from three different objects of others within a day on: one or two may be mistyped. It is never certain of a caller
 * who was shown the object before, as staff is by a list and the payer by a transfer, who has something together with its owner alone, or
 * who mostly uses what is others'; nor where several have the object and all that is known is
 * that others never go beyond what they were given, and the caller did. Two things that no answer ever told the caller of are told of as well, where a dozen others
 * name only what answers told them of and hardly anybody anything else, and the caller names others that it was told of; five where eight others do, three for each who does not; of staff
 * three, and compared with those alone who have the same roles. What answers about others' showed counts as never shown, and what something is taken from, as the account that is paid from, as what the call is about. What the
 * caller was refused with 403 within the day before, where others succeed with their own, is told of where it is changed all the same by another operation, whatever mentioned it, and where it is read where
 * others name only their own. What everybody is told of, but one caller alone was given, as the author's car beside a post, is told of as likely where eight others read nothing
 * but their own there, five for each who does not. What a guest made is whose who logs in from there. Otherwise it stays silent for staff
 * and services, for objects that many are given, for what its owner shares with two or fewer others and what refers to that, for places where callers name others'
 * objects by design, as the receiver of a payment, and where bodies were not recorded. Where more
 * than two in a hundred answers are lost on the way to the collector, it speaks from sixteen objects of others within an hour on.
 *
 * <p>Measured, without what answers told of: of 757,245 exchanges of 9,864 honest people, staff, programs and third parties at eight made-up applications one was
 * told of wrongly, of a parent whose app remembered the child from before; none of 2,939 honest exchanges of two labelled captures,
 * and none of 162,403 of 1,818 people and programs with awkward habits.
 *
 * <p>To fix it, look the object up together with its owner, as in {@code where id = ? and owner = ?}, in the code that every
 * operation shares, and answer 404 where there is none.
 */
@Rule(
        id = "detect.object-of-another-caller",
        flaw = "broken-object-level-authorisation",
        title = "Object of another caller reached",
        severity = Severity.HIGH,
        maturity = Maturity.STABLE,
        owasp = {"API1:2023"},
        cwe = {639})
public final class ObjectOfAnotherCaller implements Detector {
    /** How its notes end where some others name objects of others too, so that it may be by design. */
    public static final String NOT_ALL = " do not";

    /** What one does with what others show: the last words of such paths. */
    private static final Set<String> MARKING = Set.of(
            "favourite",
            "favorite",
            "favourites",
            "favorites",
            "like",
            "likes",
            "follow",
            "bookmark",
            "star",
            "watch",
            "subscribe",
            "vote",
            "report",
            "share");

    /** Who is named so in a request that makes something is whom it is for or about. */
    private static final Set<String> SOMEBODY =
            Set.of("user", "customer", "person", "member", "client", "patient", "applicant", "employee", "student");

    /** What pages for all show of people as well. */
    private static final Set<String> SHOWN = Set.of(
            "person-name",
            "username",
            "email",
            "phone",
            "ip-address",
            "gender",
            "amount",
            "transaction-id",
            "isin",
            "lei",
            "bic");

    private static final int MENTIONED = 8;
    private static final int FOR_EACH_MENTIONED = 5;
    private static final int FOR_EACH_PRIVATE = 3;
    private static final int LEAST_OWNERS = 3;
    private static final int LEAST_RECEIVERS = 5;
    private static final int LEAST_STAFF = 2;
    private static final int MANY_USERS = 20;
    private static final int FOR_EACH = 6;
    private static final int FOR_EACH_WORKING = 4;
    private static final int FOR_EACH_SHOWN = 12;
    /** The same of what one is shown and makes something of or below: ordering, answering and bidding are what it is shown for. */
    private static final int FOR_EACH_TO_MAKE = 24;

    private static final int SEVERAL = 3;
    private static final int TRIED = 3;
    private static final int SURE = 5;

    @Override
    public Optional<Judgement> judge(Situation situation) {
        if (!situation.access().actor().known() || situation.isThin()) {
            return Optional.empty();
        }
        for (ObjectUse use : situation.uses()) {
            Optional<Judgement> judgement = situation.forOthers()
                    ? strange(situation, use)
                    : judge(situation, use)
                            .or(() -> beyond(situation, use))
                            .or(() -> denied(situation, use))
                            .or(() -> mentioned(situation, use))
                            .or(() -> strange(situation, use));
            if (judgement.isPresent()) {
                return judgement;
            }
        }
        return Optional.empty();
    }

    /** Where all others name only what they were given, what some were given and the caller never was is theirs, though several may use it. */
    private static Optional<Judgement> beyond(Situation situation, ObjectUse use) {
        boolean reached = situation.outcome() != Outcome.ATTEMPTED;
        // What is paid for somebody else stands in the body, too; what it is paid from is who pays' own.
        boolean pays = situation.access().writes() && !use.subject() && !use.source();
        if (use.keeping() == 0 || !reached || pays || saysWhoOneIs(situation, use) || situation.isPerhapsShared()) {
            return Optional.empty();
        }
        String note =
                "the " + use.type() + " named in " + use.place() + " was given to others and never to this caller, who "
                        + deed(situation) + " it; " + use.keeping() + " others name only what they were given there";
        return Optional.of(new Judgement(situation.outcome(), Confidence.LIKELY, List.of(use.object()), note));
    }

    /**
     * Where all others name only what answers told them of, several things that none told the caller of are of others, as it names others that it was told of; of staff, whom
     * people tell, one more.
     */
    private static Optional<Judgement> strange(Situation situation, ObjectUse use) {
        int least = situation.forOthers() ? SEVERAL : SEVERAL - 1;
        boolean program = situation.cohort().filter(Cohort.SERVICE::equals).isPresent();
        boolean about = use.subject() || use.source() || situation.access().reads();
        if (use.strange() < least
                || use.listeners() == 0
                || !about
                || program
                || situation.outcome() == Outcome.ATTEMPTED
                || saysWhoOneIs(situation, use)
                || situation.isPerhapsShared()) {
            return Optional.empty();
        }
        String note = "no answer ever told this caller of the " + use.type() + " named in " + use.place() + " that it "
                + deed(situation) + ", nor of " + (use.strange() - 1) + " more; " + use.listeners()
                + " others name only what answers told them of there";
        return Optional.of(new Judgement(situation.outcome(), Confidence.LIKELY, List.of(use.object()), note));
    }

    /**
     * What the api itself told the caller is not for it, and then let it have all the same. Who may not read a thing may not change it; who may not change it in one way may in
     * another, as who deletes what others wrote, unless all others who do it do it with their own.
     */
    private static Optional<Judgement> denied(Situation situation, ObjectUse use) {
        // Who decides about what others asked for does so by other deeds than those that do away with it.
        boolean entrusted = use.entrusted() && situation.access().replaces();
        boolean own = (use.relation() == Relation.OWN && !entrusted) || use.relation() == Relation.SHARED;
        boolean reached = situation.outcome() != Outcome.ATTEMPTED;
        boolean guarded = use.owners() >= 2 && use.owners() >= 2 * use.strangers() && !use.given() && !own;
        // What mentions a thing is no leave to change what one may not look at.
        boolean unread = use.denied() == Denied.READING && situation.access().replaces() && !(own && use.certain());
        if (use.denied() == Denied.NOTHING
                || !reached
                || !(guarded || unread)
                || situation.isPerhapsShared()
                || MARKING.contains(lastWord(situation.operation().path()))) {
            return Optional.empty();
        }
        String note = "the " + use.type() + " named in " + use.place() + " was refused to this caller before, who now "
                + deed(situation) + " it; " + Math.max(use.owners(), use.typeOwners())
                + " others have their own";
        return Optional.of(new Judgement(situation.outcome(), Confidence.LIKELY, List.of(use.object()), note));
    }

    /**
     * What everybody is told of may be one's own all the same, as the author's car beside a post: where many look at nothing but their own, though they are told of others', and hardly
     * anybody at others'. What the answer tells of somebody in private takes fewer.
     */
    private static Optional<Judgement> mentioned(Situation situation, ObjectUse use) {
        if (use.mentioners() < 0 || use.owners() < MENTIONED) {
            return Optional.empty();
        }
        int each = isPrivate(situation) ? FOR_EACH_PRIVATE : FOR_EACH_MENTIONED;
        if (use.owners() < each * use.mentioners()
                || use.strangers() * each > use.owners()
                || !use.subject()
                || !situation.access().reads()
                || situation.outcome() == Outcome.ATTEMPTED
                || saysWhoOneIs(situation, use)
                || situation.isPerhapsShared()) {
            return Optional.empty();
        }
        String note = "the " + use.type() + " named in " + use.place()
                + " is mentioned to everybody, but was given to one other caller alone; this caller read it; "
                + use.owners()
                + " others read only their own there, though they are told of others'";
        return Optional.of(new Judgement(situation.outcome(), Confidence.LIKELY, List.of(use.object()), note));
    }

    private static boolean isPrivate(Situation situation) {
        for (String each : situation.access().dataClasses()) {
            if (!SHOWN.contains(each)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Judgement> judge(Situation situation, ObjectUse use) {
        if (use.relation() != Relation.FOREIGN || saysWhoOneIs(situation, use)) {
            return Optional.empty();
        }
        // What it was shown, others open whom it is shown, too; and who works for others may not be alone in it.
        boolean works = situation.serving() && use.strangers() >= SEVERAL;
        boolean several =
                use.given() || (works && !(use.certain() && situation.access().replaces()));
        // What is said or ordered below something of another's is often for all to say who may read it.
        boolean below = use.subject() && situation.access().makes();
        boolean made = several && situation.access().makes();
        int shown = made ? FOR_EACH_TO_MAKE : FOR_EACH_SHOWN;
        int each = several ? shown : below ? FOR_EACH : works ? FOR_EACH_WORKING : 2;
        int least = use.shares() ? SURE : made ? FOR_EACH_TO_MAKE : 2;
        int many = use.shares() ? Math.max(each, FOR_EACH) : each;
        boolean habit = use.owners() >= least && use.owners() >= many * use.strangers();
        boolean staffs = !habit && isAmongStaffs(situation, use);
        if (!habit && !staffs && !isFirstToChange(situation, use)) {
            return Optional.empty();
        }
        // That one other was given it by a list says little where this caller was told of it, too.
        boolean weak = use.given() && !use.certain();
        if (weak || situation.isPerhapsShared()) {
            return Optional.empty();
        }
        boolean reached = situation.outcome() != Outcome.ATTEMPTED;
        if (!reached && !isTrying(situation, use)) {
            return Optional.empty();
        }
        if (use.given() && MARKING.contains(lastWord(situation.operation().path()))) {
            return Optional.empty();
        }
        // Whom something is sent to or paid for stands in lists of people one knows, too.
        boolean counterpart =
                situation.access().writes() && !use.subject() && (!use.certain() || use.strangers() >= SEVERAL);
        if (counterpart && Situation.isContact(use.type())) {
            return Optional.empty();
        }
        String note = "the " + use.type() + " named in " + use.place() + " is another caller's: " + use.how()
                + "; this caller " + deed(situation)
                + (use.given() ? " it, having been shown it among others'; " : never(use))
                + (staffs
                        ? situation.staffed() + " of staff and services use this operation, and hardly any user"
                        : others(use, habit));
        return Optional.of(new Judgement(
                situation.outcome(),
                isSure(situation, use) ? Confidence.CONFIRMED : Confidence.LIKELY,
                List.of(use.object()),
                note));
    }

    /**
     * Whether nothing else explains it: who has something together with the owner may have more, and who mostly uses what is others' may work
     * for them.
     */
    private static boolean isSure(Situation situation, ObjectUse use) {
        int each = situation.access().writes() ? FOR_EACH : FOR_EACH_SHOWN;
        boolean shown = use.given() || use.taken();
        return use.owners() >= SURE && use.owners() >= each * use.strangers() && !shown && !situation.serving();
    }

    /** Whether it is the name that one gets in with: what is told of that is told by the rules about logins. */
    private static boolean saysWhoOneIs(Situation situation, ObjectUse use) {
        return Entrances.isOne(situation.operation()) && (NameTraits.of(use.type()) & NameTraits.LOGIN_NAME) != 0;
    }

    /** Whether something that has an owner is changed, where hardly anybody has changed anything before. */
    private static boolean isFirstToChange(Situation situation, ObjectUse use) {
        // What one was shown may be chosen for something else that one changes, as a driver for a ride.
        boolean chosen = use.given() && !use.subject();
        if (!situation.access().writes() || chosen || use.owners() > 1 || use.strangers() > 0) {
            return false;
        }
        // By others' it is not meant to be used, as joining or ordering may be.
        boolean replaces = use.subject() && situation.access().replaces();
        boolean about = !use.subject() && !situation.access().replaces() && SOMEBODY.contains(use.type());
        return (use.certain() && !about && use.typeOwners() >= LEAST_OWNERS)
                || (replaces && use.typeReceivers() >= LEAST_RECEIVERS);
    }

    /** Whether somebody else's personal record is read where staff reads such, and next to none of many users does: more who read others' than are known as staff may be staff as well. */
    private static boolean isAmongStaffs(Situation situation, ObjectUse use) {
        return situation.access().reads()
                && use.subject()
                && !use.given()
                && use.owners() == 0
                && use.strangers() <= situation.staffed()
                && situation.staffed() >= LEAST_STAFF
                && situation.users() >= MANY_USERS
                && !situation.singled()
                && !situation.access().dataClasses().isEmpty();
    }

    private static String never(ObjectUse use) {
        return use.taken() ? " it, having got it from what is others'; " : " it and was never given it; ";
    }

    private static String lastWord(String path) {
        int end = path.endsWith("/") ? path.length() - 1 : path.length();
        return path.substring(path.lastIndexOf('/', Math.max(0, end - 1)) + 1, end)
                .toLowerCase(Locale.ROOT);
    }

    private static String deed(Situation situation) {
        if (situation.presumed()) {
            return "asked for";
        }
        return switch (situation.outcome()) {
            case CHANGED -> "changed";
            case EXPOSED -> "read";
            default -> "tried";
        };
    }

    private static String others(ObjectUse use, boolean habit) {
        if (!habit) {
            return Math.max(use.typeOwners(), use.typeReceivers())
                    + " callers and more own such objects, and nobody else uses this operation on another's";
        }
        return use.strangers() == 0
                ? "all " + use.owners() + " others name only their own there"
                : use.owners() + " others name only their own there, " + use.strangers() + NOT_ALL;
    }

    /** One refused call may be a mistake, and so may two; three different objects of others within a day are none. */
    private static boolean isTrying(Situation situation, ObjectUse use) {
        return situation.access().refused() && use.tried() >= TRIED;
    }
}
