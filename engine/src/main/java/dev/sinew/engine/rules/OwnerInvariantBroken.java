package dev.sinew.engine.rules;

import dev.sinew.engine.detect.Detector;
import dev.sinew.engine.ownership.Relation;
import dev.sinew.engine.ownership.Situation;
import dev.sinew.engine.ownership.Situation.BrokenHabit;
import dev.sinew.engine.ownership.Situation.Denied;
import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Optional;

/**
 * A call succeeded in which a value that names the owner does not name the caller, as it does for all others.
 *
 * <p>For every other caller the owner in the answer, or the owner that a parameter names, is the caller itself. One call where it
 * is somebody else shows that the operation does not compare them.
 *
 * <p>It fires where at least three other callers with different values keep to it, and twice as many as do not. Where no token tells
 * for which organisation somebody calls, it is the one that most of its requests name; another one is told of as likely only, and
 * only where the service tells callers which are theirs. In a list it counts where another's object was asked for and hardly anybody else is shown
 * others', or where the caller was refused that object before; where elements name several people, it is one of all whom the list names. What an answer says that its object belongs to, as the account of an order, counts where it is something of the caller's own for five
 * others, six times as many as for whom it is not. It stays silent for what is read and names the caller, too, as whom something was paid to, and
 * for staff and services, where the caller was given the object that it names, as the second holder of a joint account is, unless everybody is shown it and twelve others for
 * each who does not keep to their own (five, and two dozen at least, where it is asked for by somebody's name, which is no secret), where at least three others of the caller's very roles do not keep to it either, and more than do, and where the answer
 * is not what such answers are. Of staff it tells where the answer names another organisation than the one that it belongs to, as it does to hardly anybody.
 *
 * <p>Measured: of 757,245 exchanges of 9,864 honest people, staff, programs and third parties at eight made-up applications one was
 * told of wrongly, of a parent whose app remembered the child from before; none of 2,939 honest exchanges of two labelled captures.
 *
 * <p>To fix it, take the owner from the verified token, never from a parameter, and compare it with the object's.
 */
@Rule(
        id = "detect.owner-invariant-broken",
        flaw = "broken-object-level-authorisation",
        title = "Owner of the object is not the caller",
        severity = Severity.HIGH,
        maturity = Maturity.STABLE,
        owasp = {"API1:2023"},
        cwe = {639})
public final class OwnerInvariantBroken implements Detector {
    private static final int STABLE = 5;

    /** So many are shown what is their own for each who is not: parents look after children, and carers after patients. */
    private static final int KEEPERS_FOR_EACH = 6;

    /** The same where the api refused the caller what it asks for the list of. */
    private static final int REFUSED_FOR_EACH = 3;

    /** Whether a list is asked for of something that is another's, or was refused before, and shows theirs, as it does to hardly anybody else. */
    private static boolean isAskedForAnother(Situation situation, BrokenHabit broken) {
        return situation.uses().stream()
                .filter(use -> !use.given())
                .anyMatch(use -> use.relation() == Relation.FOREIGN
                                && broken.keepers() >= KEEPERS_FOR_EACH * broken.breakers()
                        || use.denied() == Denied.READING && broken.keepers() >= REFUSED_FOR_EACH * broken.breakers());
    }

    /** So many keep to what is their own for each who does not, though everybody is shown what the others need for it. */
    private static final int TEMPTED_FOR_EACH = 12;

    /**
     * Whether everybody is shown its number, as the author's car beside each post, and everybody opens nothing but what is their own: then
     * having been shown it is no leave to. What shows where somebody is reached is no page for all, as profiles are that hardly anybody visits.
     */
    private static boolean isMerelyMentioned(Situation situation, BrokenHabit broken) {
        return isNameOfAnother(situation, broken)
                || broken.keepers() >= TEMPTED_FOR_EACH * Math.max(1, broken.breakers())
                        && !broken.list()
                        && Situation.isContact(broken.attribute())
                        && situation.uses().stream()
                                .anyMatch(use -> use.subject()
                                        && use.relation() == Relation.SHARED
                                        && use.certain()
                                        && use.owners() >= TEMPTED_FOR_EACH * Math.max(1, use.strangers()));
    }

    /** So many ask by nothing but their own name, each of whom is shown others'. */
    private static final int NAMING = 24;

    private static final int NAMING_FOR_EACH = 5;

    /** Whether it is asked for by somebody's name, which everybody is shown, and nearly all of many ask by nothing but their own. */
    private static boolean isNameOfAnother(Situation situation, BrokenHabit broken) {
        return broken.keepers() >= NAMING
                && broken.keepers() >= NAMING_FOR_EACH * Math.max(1, broken.breakers())
                && !broken.list()
                && !broken.organisation()
                && situation.uses().stream()
                        .anyMatch(use -> use.place().equals(broken.place())
                                && (use.relation() == Relation.SHARED
                                        || isLoginName(broken)
                                                && broken.keepers()
                                                        >= TEMPTED_FOR_EACH * Math.max(1, broken.breakers())));
    }

    /** Whether it is a name that people log in with: of that many hear who have to do with somebody, as whom they paid something. */
    private static boolean isLoginName(BrokenHabit broken) {
        return broken.attribute().equals(BrokenHabit.LOGIN_NAME);
    }

    /** Whether somebody who works for all of one organisation is shown another's, as nobody else is. */
    private static boolean isBeyondOrganisation(BrokenHabit broken) {
        return broken.organisation() && broken.keepers() >= KEEPERS_FOR_EACH * Math.max(2, broken.breakers());
    }

    @Override
    public Optional<Judgement> judge(Situation situation) {
        if (!situation.access().actor().known()
                || situation.isPerhapsStaff()
                || !situation.reached()
                || situation.isPerhapsShared()) {
            return Optional.empty();
        }
        for (BrokenHabit broken : situation.breaks()) {
            if (situation.forOthers() && !isBeyondOrganisation(broken)) {
                continue;
            }
            boolean mentioned = broken.given() && isMerelyMentioned(situation, broken);
            if (mentioned || !broken.given() && (!broken.list() || isAskedForAnother(situation, broken))) {
                boolean usual = broken.attribute().equals(BrokenHabit.USUAL_PERSON);
                String note = "what stands in " + broken.place()
                        + (usual
                                ? " is always the same person for each of " + broken.keepers()
                                        + " others, for each another, and not the one that it is for this caller elsewhere"
                                : " is the caller's own " + broken.attribute() + " for " + broken.keepers()
                                        + " others, and not this caller's");
                // Who uses nothing but what is others' may do so for them.
                boolean sure = !mentioned
                        && !situation.serving()
                        && broken.keepers() >= STABLE
                        && broken.breakers() == 0
                        && !broken.organisation()
                        && !usual
                        && !broken.attribute().equals(BrokenHabit.USUAL_TENANT);
                Confidence confidence = sure ? Confidence.CONFIRMED : Confidence.LIKELY;
                List<Long> objects = situation.uses().stream()
                        .map(Situation.ObjectUse::object)
                        .toList();
                return Optional.of(new Judgement(situation.outcome(), confidence, objects, note));
            }
        }
        return Optional.empty();
    }
}
