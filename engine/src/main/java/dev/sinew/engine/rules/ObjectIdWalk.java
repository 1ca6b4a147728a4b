package dev.sinew.engine.rules;

import dev.sinew.engine.detect.Detector;
import dev.sinew.engine.ownership.Relation;
import dev.sinew.engine.ownership.Situation;
import dev.sinew.engine.ownership.Situation.Walk;
import dev.sinew.engine.usage.Usage;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody goes through the ids of objects that are not theirs.
 *
 * <p>Ids that can be counted through, or were collected elsewhere, are tried one after the other: each single call looks like any
 * other, the row of them does not.
 *
 * <p>It fires for each call of a row of at least five different objects of one type within an hour that the caller was never
 * given, where at least three are known to be others', or of a row of eight that comes in small constant steps: seven in ten of all moves from
 * one object to another, so that somebody who goes back and forth among neighbouring objects is not meant, or of twelve that nearly all do
 * not exist where hardly any of ten others asks for even three such, as who guesses ids or codes does, or of eight that are others' where
 * people look at one of others' here and there, but hardly any of ten others goes through a third as many, or of five that are changed or deleted, one of
 * them known as another's, where all others change only their own, or of three that were each given to somebody else and none to the caller,
 * where others name only their own, or of five that are answered where nearly all others name only what they were given, or of four where at least twelve others always name one and the same of their own, or of eight small steps in one direction
 * with less than a day between them where nearly all others name only what they were given. So it does for a row of eight of others' that a list told of, where twelve name only their own for each of at least
 * two dozen others who does not. It stays silent for numbers that a list showed, for paths where other systems report, for
 * objects that a good part of all actors are given, for staff and services, and for a crawler without credentials that reads one page after
 * the other of what nobody owns, or many are shown alike, and tells nothing of people. Where more than two in a hundred answers are lost on the way to the collector, sixteen must be others'.
 *
 * <p>Measured: none of 757,245 exchanges of 9,864 honest people, staff, programs and third parties at eight made-up applications, nor
 * of 2,939 honest exchanges of two labelled captures; of 162,403 exchanges of 1,818 people and programs with awkward habits 247 of one,
 * who went through hundreds of own objects of which no list was ever seen. That was a likelihood: certain are only rows of which
 * most are known to be others'.
 *
 * <p>To fix it, check on every call that the object is the caller's, and use ids that cannot be counted through.
 */
@Rule(
        id = "detect.object-id-walk",
        flaw = "broken-object-level-authorisation",
        title = "Walk through objects of others",
        severity = Severity.HIGH,
        maturity = Maturity.STABLE,
        owasp = {"API1:2023"},
        cwe = {639})
public final class ObjectIdWalk implements Detector {
    private static final int LEAST = 5;
    private static final int LEAST_COUNTED = 12;
    private static final int LEAST_STEPPING = 8;
    /** So many where others name one and the same, always. */
    private static final int LEAST_BESIDE = 4;

    /** So many ids that do not exist are guesses, where hardly any of so many others ask for a few. */
    private static final int LEAST_GUESSED = 12;

    private static final int OTHERS = 10;
    private static final int KEEPERS = 24;
    private static final int FOR_EACH = 12;
    private static final int USERS = 20;
    private static final Set<String> REPORTS =
            Set.of("hook", "hooks", "webhook", "webhooks", "callback", "callbacks", "ipn");

    @Override
    public Optional<Judgement> judge(Situation situation) {
        if (situation.isThin() || isReport(situation)) {
            return Optional.empty();
        }
        if (isVisiting(situation)) {
            return Optional.of(new Judgement(
                    situation.outcome(),
                    Confidence.LIKELY,
                    situation.uses().stream().map(Situation.ObjectUse::object).toList(),
                    "through what " + situation.visited()
                            + " others have, one after the other within an hour, as a list told of them;"
                            + " nearly all others name only themselves and their own there"));
        }
        if (situation.walk().isEmpty()) {
            return Optional.empty();
        }
        Walk walk = situation.walk().get();
        if (situation.forOthers() && !isCounting(situation, walk)) {
            return Optional.empty();
        }
        boolean stepping = walk.ids() >= LEAST_STEPPING && 10 * walk.steps() >= 7 * walk.moves();
        boolean others = walk.ids() >= LEAST && walk.hidden() >= 3;
        boolean apart = situation.reached() && walk.apart() >= 3;
        boolean guessing = isGuessing(situation, walk);
        boolean beyond = isBeyondHabit(situation, walk);
        boolean beside = situation.reached()
                && walk.ids() >= LEAST_BESIDE
                && situation.uses().stream().anyMatch(use -> use.subject() && use.constant() > 0);
        boolean slow = walk.paced() >= LEAST_STEPPING && isBeyond(situation);
        boolean changing = situation.reached() && isChanging(situation, walk);
        if (!others
                && !apart
                && !beside
                && !guessing
                && !beyond
                && !changing
                && !slow
                && !situation.forOthers()
                && !isUnseen(situation, walk)
                && (!stepping || isCatalogue(situation, walk))) {
            return Optional.empty();
        }
        Outcome outcome = situation.outcome();
        int hidden = walk.hidden() - walk.apart();
        // Who opens much that nothing is known of comes upon somebody's at times.
        boolean sure = others && hidden >= 3 && 2 * hidden >= walk.ids();
        Confidence confidence = sure ? Confidence.CONFIRMED : Confidence.LIKELY;
        return Optional.of(new Judgement(
                outcome,
                confidence,
                situation.uses().stream().map(Situation.ObjectUse::object).toList(),
                slow ? slowly(walk) : note(walk)));
    }

    /** Whether something is sent where, as the path says, other systems report what came of what they were given. */
    private static boolean isReport(Situation situation) {
        if (!situation.access().writes()) {
            return false;
        }
        for (String segment : situation.operation().path().split("/", -1)) {
            if (REPORTS.contains(segment.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** Whether nearly all that is asked for does not exist, as nobody else asks; of a client behind which may be several, twice as much. */
    private static boolean isGuessing(Situation situation, Walk walk) {
        int least = situation.access().actor().known() ? LEAST_GUESSED : 2 * LEAST_GUESSED;
        return walk.absent() >= least
                && 4 * walk.absent() >= 3 * walk.ids()
                && situation.misses().isPresent()
                && situation.misses().get().others() >= OTHERS
                && Usage.isRare(
                        situation.misses().get().alike(),
                        situation.misses().get().others());
    }

    /** Whether one of several who work alike counts through numbers, some of which are none, where its peers name only what they were told of. */
    private static boolean isCounting(Situation situation, Walk walk) {
        return walk.steps() >= LEAST_COUNTED
                && 10 * walk.steps() >= 7 * walk.moves()
                && walk.absent() >= LEAST_STEPPING
                && situation.uses().stream().anyMatch(use -> use.subject() && use.listeners() > 0);
    }

    /** Whether it changes one thing after the other that it was never given, one of them another's, where everybody else changes only own ones. */
    private static boolean isChanging(Situation situation, Walk walk) {
        return walk.ids() >= LEAST
                && walk.foreign() > 0
                && situation.access().replaces()
                && situation.uses().stream()
                        .anyMatch(use -> use.subject()
                                && use.typeOwners() >= LEAST
                                && use.owners() >= 2
                                && use.strangers() == 0);
    }

    /**
     * Whether it goes through what a list told it of, one person or thing of another's after the other, where hardly anybody ever names anything else than its own: that a list has all of them is
     * no leave. Not who works for others, or may by a role of its own.
     */
    private static boolean isVisiting(Situation situation) {
        return situation.visited() >= LEAST_STEPPING
                && situation.reached()
                && !situation.forOthers()
                && !situation.serving()
                && !situation.singled()
                && situation.uses().stream()
                        .anyMatch(use -> use.owners() >= KEEPERS && use.owners() >= FOR_EACH * use.strangers());
    }

    /** Whether it goes through what it was never given, one thing after the other, where nearly all others name only what they were given. */
    private static boolean isUnseen(Situation situation, Walk walk) {
        return walk.reached() >= LEAST
                && situation.reached()
                && !situation.serving()
                && !situation.singled()
                && isBeyond(situation);
    }

    /** Whether nearly all others name only what they were given where the caller names what it was not. */
    private static boolean isBeyond(Situation situation) {
        return situation.uses().stream().anyMatch(use -> use.subject() && use.beyond() > 0);
    }

    /**
     * Whether it goes through many objects of others where others look at one here and there, as at each other's profiles, but
     * hardly anybody at even a third as many within an hour.
     */
    private static boolean isBeyondHabit(Situation situation, Walk walk) {
        int least = situation.access().actor().known() ? LEAST_STEPPING : 2 * LEAST_STEPPING;
        return walk.others() >= least
                && situation.misses().isPresent()
                && situation.misses().get().others() >= OTHERS
                && Usage.isRare(
                        situation.misses().get().straying(),
                        situation.misses().get().others());
    }

    /** Whether a client that nobody knows reads what nobody owns, tells nothing of people and is always there: pages, one after the other. */
    private static boolean isCatalogue(Situation situation, Walk walk) {
        return !situation.access().actor().known()
                && !situation.access().writes()
                && situation.access().dataClasses().isEmpty()
                && situation.uses().stream().allMatch(use -> isNobodys(situation, walk, use))
                && 3 * walk.missing() <= walk.ids()
                && walk.foreign() == 0;
    }

    /** Whether nobody owns such things: also where many are shown the same ones, who come in with credentials that are not needed to read them. */
    private static boolean isNobodys(Situation situation, Walk walk, Situation.ObjectUse use) {
        boolean shown = situation.users() >= USERS
                && situation.credentialed() == 0
                && walk.others() == 0
                && 2 * walk.shown() >= walk.ids();
        return use.typeOwners() == 0 || (shown && use.relation() == Relation.UNKNOWN);
    }

    private static String slowly(Walk walk) {
        return walk.paced() + " small steps in one direction from one object (" + walk.type()
                + ") that this caller was never given to the next, with less than a day between them";
    }

    private static String note(Walk walk) {
        StringBuilder note = new StringBuilder()
                .append(walk.ids())
                .append(" different objects (")
                .append(walk.type())
                .append(") within an hour that this caller was never given");
        if (walk.others() > 0) {
            note.append(", ").append(walk.others()).append(" of them others'");
        }
        if (walk.missing() > 0) {
            note.append(", ").append(walk.missing()).append(" refused or missing");
        }
        if (walk.steps() > 0) {
            note.append(", ").append(walk.steps()).append(" in small steps");
        }
        return note.toString();
    }
}
