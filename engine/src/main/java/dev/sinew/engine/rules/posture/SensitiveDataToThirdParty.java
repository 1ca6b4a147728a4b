package dev.sinew.engine.rules.posture;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.classify.DataClass.Category;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.LearnedField;
import dev.sinew.model.Maturity;
import dev.sinew.model.Operation;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Trait;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Private data goes to another company.
 *
 * <p>What has left the house is beyond its control: the law asks for a contract and a purpose (GDPR, articles 28 and 44 and
 * following), and the other side's flaws become one's own.
 *
 * <p>It fires once for a host that we call, where parameters or bodies of such outgoing calls hold a private class (accounts, cards, national
 * ids, health) or at least two kinds of personal data. And it fires on an operation that third parties call with a customer's consent,
 * where answers hold what no account consent covers: card numbers, identity numbers, health data, secrets. It stays quiet for
 * hosts that are told to be internal or are on private networks, for logins with a password at the other side, and for accounts,
 * balances and payments that open banking gives third parties.
 *
 * <p>To fix it, send an id or a masked value where that does, and write down with whom the rest is shared and why.
 */
@Rule(
        id = "posture.sensitive-data-to-third-party",
        flaw = "sensitive-data-to-third-party",
        title = "Private data goes to a third party",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API10:2023", "API3:2023"},
        cwe = {359, 201})
public final class SensitiveDataToThirdParty implements Check {
    private static final Set<DataClass> PERSONAL = EnumSet.of(
            DataClass.EMAIL, DataClass.PHONE, DataClass.PERSON_NAME, DataClass.POSTAL_ADDRESS, DataClass.DATE_OF_BIRTH);
    private static final Pattern HOUSE = Pattern.compile(
            "localhost.*|127\\..*|10\\..*|192\\.168\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*|[^.]+(:\\d+)?|.*\\.(internal|local|lan|intra|corp|svc|cluster)(\\..*)?(:\\d+)?");
    private static final Set<DataClass> NEVER_SHARED = EnumSet.copyOf(Kinds.IDENTITY);

    static {
        for (DataClass each : Kinds.PRIVATE) {
            if (each.category() == Category.HEALTH) {
                NEVER_SHARED.add(each);
            }
        }
        NEVER_SHARED.addAll(Kinds.LASTING_SECRETS);
        NEVER_SHARED.add(DataClass.CARD_NUMBER);
        NEVER_SHARED.add(DataClass.CARD_VERIFICATION_CODE);
    }

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        if (!api.facts().exposure().equals("internal")
                && !HOUSE.matcher(api.api()).matches()) {
            sent(api).ifPresent(found::add);
        }
        for (OperationPosture each : api.operations()) {
            if (each.cohorts().contains("third party") && each.count(Trait.OUTGOING) == 0) {
                given(each).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Weakness> sent(ApiPosture api) {
        List<LearnedField> fields = new ArrayList<>();
        List<OperationPosture> senders = new ArrayList<>();
        for (OperationPosture each : api.operations()) {
            List<LearnedField> here = each.count(Trait.OUTGOING) == 0 ? List.of() : asked(each);
            if (!here.isEmpty()) {
                senders.add(each);
                fields.addAll(here);
            }
        }
        boolean secret = fields.stream().anyMatch(field -> Kinds.any(field, Kinds.PRIVATE));
        long kinds = PERSONAL.stream()
                .filter(kind -> fields.stream().anyMatch(field -> Kinds.is(field, kind)))
                .count();
        if (!secret && kinds < 2) {
            return Optional.empty();
        }
        String ids = String.join(", ", Kinds.ids(fields));
        String note = senders.size() + " operations that we call there are sent " + ids + ", first "
                + senders.getFirst().operation();
        long count =
                senders.stream().mapToLong(each -> each.count(Trait.OUTGOING)).sum();
        return Optional.of(Weakness.of(
                        Operation.ofApi(api.api()),
                        "",
                        Confidence.CONFIRMED,
                        fields.getFirst().first(),
                        note,
                        count)
                .cured("Send " + api.api() + " an id or a masked value instead of " + ids
                        + " where that does, and list the company among the processors for the rest"));
    }

    private static List<LearnedField> asked(OperationPosture operation) {
        List<LearnedField> asked = new ArrayList<>(operation.learned().parameters());
        asked.addAll(operation.learned().requestBody().fields());
        return asked.stream()
                .filter(field -> Kinds.any(field, Kinds.PRIVATE) || Kinds.any(field, PERSONAL))
                .filter(field -> !Kinds.is(field, DataClass.PIN))
                .toList();
    }

    private static Optional<Weakness> given(OperationPosture operation) {
        List<LearnedField> told = Answered.fields(operation).stream()
                .filter(field -> Kinds.any(field, NEVER_SHARED) && Answered.filled(field) > 0)
                .toList();
        if (told.isEmpty()) {
            return Optional.empty();
        }
        LearnedField first = told.getFirst();
        String ids = String.join(", ", Kinds.ids(told));
        return Optional.of(Weakness.of(
                        operation,
                        first.path().text(),
                        Confidence.LIKELY,
                        first.first(),
                        "third parties are answered " + ids,
                        first.present())
                .cured("Leave " + first.path().text() + " out of answers to tokens that name a third party's consent"));
    }
}
