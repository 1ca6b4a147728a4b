package dev.sinew.engine.rules;

import dev.sinew.engine.detect.Detector.Judgement;
import dev.sinew.engine.usage.FieldMeaning;
import dev.sinew.engine.usage.Usage;
import dev.sinew.engine.usage.UsageDetector;
import dev.sinew.engine.usage.Use.Named;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Optional;

/**
 * A write succeeded with a field that decides what somebody may do, which no other caller sends there.
 *
 * <p>The server takes over whatever fields a request has, so that callers make themselves administrators, mark accounts as verified
 * or set their own prices.
 *
 * <p>It fires where at least five others write with success and none, or of many hardly one, sends a field that is named for a right
 * or for trust: role, admin, permissions, verified, balance … Fields that servers usually decide, such as status, price and owner,
 * need ten others who are answered with the field and never send it, a new object, and an answer that keeps the value; what somebody is worth
 * to the service, such as points, a tier or a discount, in one's own account five. It is likely
 * where the answer keeps the value and others are answered with other values, an attempt where the answer shows another value, and a
 * possibility where it shows none. Where fewer write, or half of the others do not send it, it fires for whoever is no staff and sets for itself, when
 * signing up or in its own account, a role of staff or that it is an administrator, if the answer keeps that. It stays quiet for staff and services, for values that others are answered with, too, for fields
 * that several begin to send, and for refused writes.
 *
 * <p>Measured: 6 signals in six captures of services made to be attacked, all of attacks; none on their 8,183 honest exchanges, and none on
 * 19,000 made of prose, code, markup and odd names. Preview: who may set what differs from service to service.
 *
 * <p>To fix it, bind requests to types that have just the fields that a caller may set, and refuse all others.
 */
@Rule(
        id = "detect.mass-assignment",
        flaw = "mass-assignment",
        title = "Write set a field that nobody else sets",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API3:2023"},
        cwe = {915})
public final class MassAssignment implements UsageDetector {
    private static final int OTHERS = 5;
    private static final int SHOWN = 10;
    /** As many have the same value by themselves. */
    private static final int ORDINARY = 3;

    private enum Kept {
        YES,
        OTHERWISE,
        UNKNOWN
    }

    @Override
    public Optional<Judgement> judge(Usage usage) {
        if (usage.use().rights().isEmpty() || !usage.use().succeeded() || usage.servedThen()) {
            return Optional.empty();
        }
        int others = usage.others();
        if (others < OTHERS) {
            return makesItselfStaff(usage) ? Optional.of(claim(usage)) : Optional.empty();
        }
        for (Named field : usage.use().rights()) {
            if (isForeign(usage, field, others)) {
                return Optional.of(judgement(usage, field, others));
            }
        }
        return makesItselfStaffBesideOthers(usage, others) ? Optional.of(claim(usage)) : Optional.empty();
    }

    @Override
    public String granted(Usage usage) {
        int others = usage.others();
        if (others < OTHERS) {
            return makesItselfStaff(usage) ? usage.use().claimed() : "";
        }
        return usage.use().rights().stream()
                .filter(field -> FieldMeaning.isPower(field.name()) && isForeign(usage, field, others))
                .map(Named::name)
                .findFirst()
                .orElse("");
    }

    /** Whether it needs no others to see that it is wrong: whoever is no staff makes itself staff, and the answer shows it. */
    private static boolean makesItselfStaff(Usage usage) {
        return !usage.use().claimed().isEmpty()
                && usage.isOfItself()
                && usage.use().rights().stream()
                        .anyMatch(
                                field -> field.name().equals(usage.use().claimed()) && kept(usage, field) == Kept.YES);
    }

    /** The same where others write there, too, of whom as many at least do not send it as do: no form has it. */
    private static boolean makesItselfStaffBesideOthers(Usage usage, int others) {
        return makesItselfStaff(usage)
                && usage.use().rights().stream()
                        .filter(field -> field.name().equals(usage.use().claimed()))
                        .allMatch(field -> usage.knowsWritersOf(field) && 2 * usage.writersOf(field) <= others);
    }

    private static Judgement claim(Usage usage) {
        return new Judgement(
                Outcome.CHANGED,
                Confidence.LIKELY,
                List.of(),
                "the caller sets " + usage.use().claimed()
                        + " for itself to what staff has, and the answer keeps its value");
    }

    private static boolean isForeign(Usage usage, Named field, int others) {
        boolean foreign = usage.knowsWritersOf(field)
                && Usage.isRare(usage.writersOf(field), others)
                && usage.sharing(field) < ORDINARY;
        if (!foreign || FieldMeaning.of(field.name()) == FieldMeaning.RIGHT) {
            return foreign;
        }
        // What one's own account is worth nobody sets; what state other things are in many may.
        boolean worth = FieldMeaning.isWorth(field.name())
                && usage.isOfItself()
                && usage.use().actor().known();
        int enough = worth ? OTHERS : SHOWN;
        boolean creates = usage.use().method().equals("POST");
        return (creates || worth) && usage.shown(field) >= enough && kept(usage, field) == Kept.YES;
    }

    private static Kept kept(Usage usage, Named field) {
        Kept kept = Kept.UNKNOWN;
        for (Named each : usage.use().kept()) {
            if (each.equals(field)) {
                return Kept.YES;
            }
            kept = each.name().equals(field.name()) ? Kept.OTHERWISE : kept;
        }
        return kept;
    }

    private static Judgement judgement(Usage usage, Named field, int others) {
        String who = usage.writersOf(field) == 0
                ? "none of " + others + " others who succeed here sends "
                : "hardly any of " + others + " others who succeed here sends ";
        return switch (kept(usage, field)) {
            case YES ->
                new Judgement(
                        Outcome.CHANGED,
                        Confidence.LIKELY,
                        List.of(),
                        who + field.name() + ", and the answer keeps its value");
            case OTHERWISE ->
                new Judgement(
                        Outcome.ATTEMPTED,
                        Confidence.POSSIBLE,
                        List.of(),
                        who + field.name() + "; the answer has another value");
            case UNKNOWN ->
                new Judgement(
                        Outcome.UNKNOWN,
                        Confidence.POSSIBLE,
                        List.of(),
                        who + field.name() + ", and the call succeeded");
        };
    }
}
