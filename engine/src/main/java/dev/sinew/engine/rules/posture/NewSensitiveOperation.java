package dev.sinew.engine.rules.posture;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * An operation that carries sensitive data or changes something came into use while the recording ran.
 *
 * <p>What is new has been reviewed least. Whoever answers for the API should know of it, and see that who may call it, what it gives
 * and how much of it were looked at before others find out.
 *
 * <p>It fires where the API was called on at least five days before the first call of the operation, and where it has been called on so
 * many days since that none among those before would be a chance of less than one in a hundred: so it is new, not rare. It must have
 * answered with success and either carry a data class of high severity or change something by its method. It stays quiet for short
 * recordings, for operations that are called now and then or on one day only, and where a whole API is new.
 *
 * <p>To fix it, review the operation: authentication, whose objects it gives, limits, its description. There is nothing to mend where
 * that was done.
 */
@Rule(
        id = "posture.new-sensitive-operation",
        flaw = "new-sensitive-operation",
        title = "New operation with sensitive data or effects",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API9:2023"},
        cwe = {1059})
public final class NewSensitiveOperation implements Check {
    private static final int DAYS_BEFORE = 5;
    private static final int DAYS_SINCE = 2;
    private static final double CHANCE = 0.01;

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        CallDays days = new CallDays(api);
        List<Weakness> found = new ArrayList<>();
        for (OperationPosture each : api.operations()) {
            if (each.successes() > 0 && !each.spread().days().isEmpty()) {
                of(each, days).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Weakness> of(OperationPosture operation, CallDays api) {
        SortedMap<Long, Long> days = operation.spread().days();
        long first = days.firstKey();
        long calls = CallDays.calls(days);
        int before = api.before(first);
        double share = days.size() / (api.last() - first + 2.0);
        boolean chance = Math.pow(1 - share, before) >= CHANCE;
        String what = what(operation);
        if (before < DAYS_BEFORE || days.size() < DAYS_SINCE || chance || what.isEmpty()) {
            return Optional.empty();
        }
        String note = "first called after " + before + " days without, " + Counted.calls(calls) + " since: " + what;
        return Optional.of(Weakness.of(
                        operation, "", Confidence.LIKELY, operation.learned().first(), note, calls)
                .cured("Review who may call " + operation.operation().path() + ", whose objects it gives and how many,"
                        + " and add it to the specification"));
    }

    private static String what(OperationPosture operation) {
        List<String> classes = operation.learned().dataClasses().stream()
                .filter(NewSensitiveOperation::isSensitive)
                .toList();
        if (!classes.isEmpty()) {
            return "it carries " + String.join(", ", classes);
        }
        return operation.isUnsafe() ? "it changes something" : "";
    }

    private static boolean isSensitive(String id) {
        return DataClass.ofId(id)
                .map(each -> each.severity().compareTo(Severity.HIGH) >= 0)
                .orElse(true);
    }
}
