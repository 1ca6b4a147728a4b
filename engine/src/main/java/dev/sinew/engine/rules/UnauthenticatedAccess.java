package dev.sinew.engine.rules;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.detect.Detector;
import dev.sinew.engine.ownership.Relation;
import dev.sinew.engine.ownership.Situation;
import dev.sinew.engine.ownership.Situation.ObjectUse;
import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A call without any credential succeeded where all others have one, with the answer that they get.
 *
 * <p>The operation does not check who calls at all; that everybody else sends a token hides it.
 *
 * <p>It fires where at least three callers succeeded with credentials, or one of staff or services who alone use it, nobody else without, or of many hardly anybody where each
 * names its own, and the answer has as much in it as theirs; and where five things one after the other are to be changed without any, though it is refused. It stays silent where the source records no headers, for reading what
 * ten callers name and none of them owns, where it tells nothing sensitive: a catalogue needs no guard, though apps send tokens to it, and for operations that some call without,
 * where a session is ended that nobody named: who is logged out already is told so, too; where people come back into an account; for up to three values that name nobody and nothing, of an operation of GraphQL
 * to which fewer than five send credentials; and for what the client itself made, as a guest's basket.
 *
 * <p>Measured: 1 signal in two labelled captures, of an attack, none on their 2,939 honest exchanges; none on 62,310 of a service with a
 * crawler, pictures in mails and operations that became guarded or open, where all 96 attacks were found. It is never certain: a partner may prove itself by a
 * certificate that the collector was not told of.
 *
 * <p>To fix it, refuse by default: authentication belongs in front of all operations, with a list of the few that need none.
 */
@Rule(
        id = "detect.unauthenticated-access",
        flaw = "broken-authentication",
        title = "Success without credentials where all others have them",
        severity = Severity.HIGH,
        maturity = Maturity.STABLE,
        owasp = {"API2:2023"},
        cwe = {306})
public final class UnauthenticatedAccess implements Detector {
    private static final int LEAST = 3;
    /** So many small steps from one to the next. */
    private static final int ROW = 4;

    /** So few values tell little, and more callers have to send a token to what tells no more. */
    private static final int FEW = 3;

    private static final int LEAST_OF_LITTLE = 5;

    /** So many callers know whether anybody owns what they name. */
    private static final int MANY = 10;

    private static final Set<String> EXITS = Set.of("logout", "signout", "logoff");
    private static final Set<String> SESSIONS = Set.of("session", "sessions", "token", "tokens", "login");

    @Override
    public Optional<Judgement> judge(Situation situation) {
        boolean bare = situation.access().headersKnown()
                && situation.access().credentials().isEmpty();
        // What only staff and services use, one of them may be the only one to use.
        boolean enough = situation.credentialed() >= LEAST
                || (situation.credentialed() > 0
                        && situation.privileged() > 0
                        && situation.access().reads());
        boolean remarkable = enough && (situation.reached() || isTrying(situation));
        if (!bare
                || !remarkable
                || endsSession(situation)
                || isEverybodys(situation)
                || lets(situation)
                || isSmall(situation)
                || isOwnMaking(situation)) {
            return Optional.empty();
        }
        String note = (situation.reached() ? "succeeded" : "tried to change one thing after the other")
                + " without any credential; " + situation.credentialed() + " callers always send one";
        return Optional.of(new Judgement(situation.outcome(), Confidence.LIKELY, List.of(), note));
    }

    /** Whether it lets somebody in, or back in: nobody has proof of anything before. Many servers give whoever comes without a session a new one, with whatever they answer. */
    private static boolean lets(Situation situation) {
        boolean entrance = situation.access().makes() && Entrances.isOne(situation.operation());
        boolean visitor = situation.access().opens() && !situation.access().makes();
        return entrance || situation.access().account() != 0 && !visitor;
    }

    /** Whether one thing after the other is to be changed: a page whose session ended only reads such a row again. */
    private static boolean isTrying(Situation situation) {
        boolean row = situation.walk().map(Situation.Walk::steps).orElse(0) >= ROW;
        return row && situation.access().writes() && situation.access().refused();
    }

    /** Whether it reads what nobody owns and many callers name, or tells what many are told, and nothing sensitive: what is everybody's needs no guard. */
    private static boolean isEverybodys(Situation situation) {
        return !situation.access().writes()
                && situation.access().dataClasses().stream().noneMatch(DataClass::isSensitive)
                && situation.credentialed() >= MANY
                && (situation.common() || isNobodys(situation.uses()));
    }

    /**
     * Whether a value or two come back that name nobody and nothing, as the name of a shop that a monitor asks for, at a path with many operations: clients send their token to all of
     * them, so that a few do says little.
     */
    private static boolean isSmall(Situation situation) {
        return situation.reached()
                && situation.access().reads()
                && !situation.operation().selector().isEmpty()
                && situation.credentialed() < LEAST_OF_LITTLE
                && situation.uses().isEmpty()
                && situation.access().dataClasses().isEmpty()
                && situation.access().answerValues() <= FEW;
    }

    /** Whether it is about what the client itself made, as a guest's basket. */
    private static boolean isOwnMaking(Situation situation) {
        return situation.uses().stream().anyMatch(use -> use.subject() && use.made());
    }

    private static boolean isNobodys(List<ObjectUse> uses) {
        return !uses.isEmpty()
                && uses.stream()
                        .allMatch(use ->
                                use.owners() == 0 && (use.typeOwners() == 0 || use.relation() == Relation.SHARED));
    }

    private static boolean endsSession(Situation situation) {
        String last = "";
        for (String segment :
                situation.operation().path().toLowerCase(Locale.ROOT).split("/", -1)) {
            last = segment.isEmpty() ? last : segment;
        }
        boolean deletes = situation.operation().method().equals("DELETE")
                && SESSIONS.contains(last)
                && situation.uses().isEmpty();
        return deletes || EXITS.contains(last.replaceAll("[-_]", ""));
    }
}
