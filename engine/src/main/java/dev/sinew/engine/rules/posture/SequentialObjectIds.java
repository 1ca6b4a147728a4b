package dev.sinew.engine.rules.posture;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.LearnedField;
import dev.sinew.model.Location;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Private objects are named by numbers that are counted up.
 *
 * <p>Who has one such id knows the others: any missing check becomes a way to all objects, and the numbers tell how many
 * customers or orders there are. Ids that cannot be guessed do not replace the check, but a mistake in it then costs one
 * object instead of all.
 *
 * <p>It fires once for an api and parameter of a path that took at least eight different whole numbers that lie close together, on
 * average no more than 20 apart, at operations that answer nobody without credentials and whose answers hold data about people or
 * money, or where detection saw others' objects reached: the latter likely, else possible. It stays quiet for ids that are texts or far apart,
 * and for objects that anybody may read.
 *
 * <p>To fix it, name the objects outside by a random UUID (version 4) and keep the number inside.
 */
@Rule(
        id = "posture.sequential-object-ids",
        flaw = "sequential-object-ids",
        title = "Private objects are numbered one by one",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API1:2023"},
        cwe = {340, 639})
public final class SequentialObjectIds implements Check {
    private static final int FEWEST = 8;
    private static final int STEP = 20;
    private static final Set<DataClass> ABOUT_PEOPLE = EnumSet.of(
            DataClass.EMAIL,
            DataClass.PHONE,
            DataClass.PERSON_NAME,
            DataClass.POSTAL_ADDRESS,
            DataClass.DATE_OF_BIRTH,
            DataClass.AMOUNT,
            DataClass.TRANSACTION_ID);

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        Map<String, Weakness> byParameter = new LinkedHashMap<>();
        for (OperationPosture each : api.operations()) {
            if (isPrivate(each)) {
                for (LearnedField field : each.learned().parameters()) {
                    if (isCounted(field)) {
                        byParameter.putIfAbsent(field.path().text(), weakness(each, field));
                    }
                }
            }
        }
        return List.copyOf(byParameter.values());
    }

    private static boolean isPrivate(OperationPosture operation) {
        return operation.isGuarded()
                && operation.successes() > 0
                && (wasReached(operation) || tellsOfPeople(operation));
    }

    /** Whether detection saw others' objects reached by it: then they are private, whatever they hold. */
    private static boolean wasReached(OperationPosture operation) {
        return operation.signals().stream()
                .anyMatch(signal -> signal.rule().flaw().equals("broken-object-level-authorisation"));
    }

    private static boolean tellsOfPeople(OperationPosture operation) {
        return Answered.fields(operation).stream()
                .anyMatch(field -> Kinds.any(field, Kinds.PRIVATE) || Kinds.any(field, ABOUT_PEOPLE));
    }

    private static boolean isCounted(LearnedField field) {
        return field.path().location() == Location.PATH
                && field.span() >= 0
                && field.distinct() >= FEWEST
                && field.span() <= STEP * field.distinct();
    }

    private static Weakness weakness(OperationPosture operation, LearnedField field) {
        String name = field.path().text();
        String note = "about " + field.distinct() + " different numbers within " + (field.span() + 1);
        return Weakness.of(
                        operation,
                        name,
                        wasReached(operation) ? Confidence.LIKELY : Confidence.POSSIBLE,
                        field.first(),
                        note,
                        field.present())
                .cured("Let {" + name + "} be a random UUID (version 4) in every path and answer");
    }
}
