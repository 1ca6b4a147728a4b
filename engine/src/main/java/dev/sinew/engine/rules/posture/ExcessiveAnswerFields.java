package dev.sinew.engine.rules.posture;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.FieldPath;
import dev.sinew.model.LearnedField;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Trait;
import dev.sinew.model.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An operation answers more than its callers are meant to know: the server's own book-keeping about people, or private
 * data of many others.
 *
 * <p>Answers that are the stored row give away what no page shows: who is an administrator, who was deleted, how often a login
 * failed, what staff noted. Nobody misses it until somebody looks at the bytes.
 *
 * <p>It fires on two signs. One is a field that only the server needs: failed logins, locks, security stamps, seeds of codes, internal notes, scores of fraud, and in a list the address of the last login; or two kinds of administration beside each other in one object, such as a mark of deletion and
 * one of administrators. The other is a list that shows five or more ordinary callers the same people with private data: each
 * value was given to several callers, far more often than any caller asked. It stays quiet where only staff or services call, at paths for administration,
 * for lists that differ from caller to caller, and for one such mark alone, which may be meant.
 *
 * <p>To fix it, answer a type of its own that has the fields which may be shown, not the stored one with some left out.
 */
@Rule(
        id = "posture.excessive-answer-fields",
        flaw = "excessive-answer-fields",
        title = "Answer tells more than callers should know",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API3:2023"},
        cwe = {213, 201})
public final class ExcessiveAnswerFields implements Check {
    private static final Set<String> SERVERS_OWN = Set.of(
            "failedloginattempts",
            "failedlogincount",
            "failedlogins",
            "loginattempts",
            "failedattempts",
            "lockeduntil",
            "lockoutend",
            "lockoutenabled",
            "accessfailedcount",
            "securitystamp",
            "concurrencystamp",
            "totpsecret",
            "mfasecret",
            "twofactorsecret",
            "otpsecret",
            "passwordresettoken",
            "resetpasswordtoken",
            "passwordresetexpires",
            "resetpasswordexpires",
            "passwordsalt",
            "internalnote",
            "internalnotes",
            "internalcomment",
            "internalcomments",
            "staffnotes",
            "adminnotes",
            "fraudscore",
            "riskscore");
    /** What people are shown of themselves, and nobody of others. */
    private static final Set<String> ONES_OWN =
            Set.of("lastloginip", "lastsigninip", "currentsigninip", "lastloginaddress");

    private static final List<Set<String>> MARKS = List.of(
            Set.of("deletedat", "isdeleted", "deleted", "deletedby", "softdeleted"),
            Set.of("isadmin", "issuperuser", "isstaff", "isroot", "adminflag", "issuperadmin"),
            Set.of("rowversion", "v", "dbid", "internalid", "hibernatelazyinitializer", "class"));
    private static final Set<String> ADMINISTRATION = Set.of(
            "admin", "administration", "backoffice", "staff", "internal", "manage", "management", "support", "ops");
    private static final int CALLERS = 5;
    private static final int TIMES = 3;

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        for (OperationPosture each : api.operations()) {
            if (isForOrdinaryCallers(each) && !Purpose.isTexts(each.operation())) {
                List<LearnedField> fields = Answered.fields(each);
                ownFields(each, fields).or(() -> ofOthers(each, fields)).ifPresent(found::add);
            }
        }
        return found;
    }

    private static boolean isForOrdinaryCallers(OperationPosture operation) {
        boolean users = operation.cohorts().isEmpty() || operation.cohorts().contains("user");
        return users && operation.count(Trait.OUTGOING) == 0 && !Purpose.says(operation.operation(), ADMINISTRATION);
    }

    private static Optional<Weakness> ownFields(OperationPosture operation, List<LearnedField> fields) {
        List<LearnedField> own = fields.stream()
                .filter(field -> isServersOwn(field) && isTold(field))
                .toList();
        if (!own.isEmpty()) {
            return Optional.of(weakness(operation, own, Confidence.LIKELY, "fields of the server's own: "));
        }
        Map<FieldPath, List<LearnedField>> objects = new LinkedHashMap<>();
        for (LearnedField field : fields) {
            if (MARKS.stream().anyMatch(kind -> kind.contains(joined(field)))) {
                objects.computeIfAbsent(field.path().parent(), key -> new ArrayList<>())
                        .add(field);
            }
        }
        return objects.values().stream()
                .filter(ExcessiveAnswerFields::isSeveralKinds)
                .findFirst()
                .map(marks ->
                        weakness(operation, marks, Confidence.POSSIBLE, "marks of administration beside each other: "));
    }

    private static boolean isSeveralKinds(List<LearnedField> marks) {
        return MARKS.stream()
                        .filter(kind -> marks.stream().anyMatch(field -> kind.contains(joined(field))))
                        .count()
                >= 2;
    }

    /** A list whose private values several callers were given, though none asked so often. */
    private static Optional<Weakness> ofOthers(OperationPosture operation, List<LearnedField> fields) {
        if (operation.callers() < CALLERS || !operation.cohorts().equals(Set.of("user"))) {
            return Optional.empty();
        }
        double each = Math.max(1, (double) operation.successes() / operation.callers());
        List<LearnedField> same = fields.stream()
                .filter(field -> Answered.isListed(field) && field.distinct() >= CALLERS)
                .filter(field -> field.present() >= TIMES * each * field.distinct())
                .toList();
        List<LearnedField> told =
                same.stream().filter(field -> Kinds.any(field, Kinds.PRIVATE)).toList();
        List<LearnedField> shown = told.isEmpty() ? PersonRecord.in(same) : told;
        return shown.isEmpty()
                ? Optional.empty()
                : Optional.of(weakness(
                        operation,
                        shown,
                        Confidence.LIKELY,
                        operation.callers() + " ordinary callers are given the same people's "
                                + String.join(", ", Kinds.ids(shown)) + ": "));
    }

    private static Weakness weakness(
            OperationPosture operation, List<LearnedField> fields, Confidence sure, String why) {
        String names =
                fields.stream().map(field -> field.path().text()).limit(6).collect(Collectors.joining(", "));
        LearnedField first = fields.getFirst();
        return Weakness.of(operation, first.path().text(), sure, first.first(), why + names, first.present())
                .cured("Take " + names + " out of what " + operation.operation().method() + " "
                        + operation.operation().path() + " answers: map to a type that has only what may be shown");
    }

    private static boolean isServersOwn(LearnedField field) {
        String name = joined(field);
        return SERVERS_OWN.contains(name) || (ONES_OWN.contains(name) && Answered.isListed(field));
    }

    /** Whether it held something at least once. */
    private static boolean isTold(LearnedField field) {
        boolean flag =
                field.types().containsKey(ValueType.TRUE) || field.types().containsKey(ValueType.FALSE);
        return flag || Answered.filled(field) > 0;
    }

    private static String joined(LearnedField field) {
        return String.join("", NameTraits.words(field.path().fieldName()));
    }
}
