package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.LearnedField;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An operation that callers use with credentials gives the same to a caller without.
 *
 * <p>The check is missing, or stands on one way to the operation and not on another: a second host, an old gateway, a rule by
 * client. That everybody else sends a token hides it.
 *
 * <p>An operation that is public, and merely called with a token by people who are logged in, looks the same by its headers alone.
 * What tells them apart is what it answers: it fires only where private data (accounts, cards, national ids, health, lasting
 * secrets, the record of a person) stands in answers to calls without credentials as often as in the others, or where an
 * unsafe operation has refused such calls and let others of them pass; and where three callers or more, and at least three in
 * four successes, do have credentials. It stays quiet where the source does not record headers, and at login, sign-up and reset.
 *
 * <p>To fix it, find out which way leads around the check, and refuse by default in the service itself.
 */
@Rule(
        id = "posture.mixed-authentication",
        flaw = "broken-authentication",
        title = "Same answer with and without credentials",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {306})
public final class MixedAuthentication implements Check {
    private static final int CALLERS = 3;

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        for (OperationPosture each : api.operations()) {
            long bare = each.count(Trait.BARE_SUCCESS);
            long proven = each.successes() - bare;
            boolean usual = each.callers() >= CALLERS && proven >= 3 * bare;
            if (bare > 0 && usual && !Purpose.isEntrance(each) && each.count(Trait.OUTGOING) == 0) {
                sign(each, bare, proven).ifPresent(note -> found.add(weakness(each, bare, proven, note)));
            }
        }
        return found;
    }

    private static Weakness weakness(OperationPosture operation, long bare, long proven, String sign) {
        String note = Counted.calls(proven) + " succeeded with credentials and " + bare + " without; " + sign;
        return Weakness.of(operation, "", Confidence.LIKELY, operation.first(Trait.BARE_SUCCESS), note, bare)
                .cured("Refuse calls without credentials at "
                        + operation.operation().method() + " "
                        + operation.operation().path()
                        + " with 401 in the service itself, and look which gateway or route let these pass");
    }

    private static Optional<String> sign(OperationPosture operation, long bare, long proven) {
        List<LearnedField> same = Answered.fields(operation).stream()
                .filter(field -> field.bare() > 0 && isAsOften(field, bare, proven) && field.distinct() > 1)
                .toList();
        List<LearnedField> told = same.stream()
                .filter(field -> Kinds.any(field, Kinds.PRIVATE) || Kinds.any(field, Kinds.LASTING_SECRETS))
                .toList();
        List<LearnedField> shown = told.isEmpty() ? PersonRecord.in(same) : told;
        if (!shown.isEmpty()) {
            return Optional.of("both were given " + String.join(", ", Kinds.ids(shown)));
        }
        long refused = operation.count(Trait.BARE_REFUSED);
        boolean letIn = refused > 0 && operation.isUnsafe() && !Purpose.isQuestion(operation.operation());
        return letIn
                ? Optional.of(Counted.of(refused, "other call") + " without credentials refused")
                : Optional.empty();
    }

    /** Whether answers to bare calls have it at least half as often as the others have. */
    private static boolean isAsOften(LearnedField field, long bare, long proven) {
        double others = (double) (field.present() - field.bare()) / Math.max(1, proven);
        return (double) field.bare() / bare >= others / 2;
    }
}
