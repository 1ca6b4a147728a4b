package dev.sinew.engine.rules.posture;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
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
import java.util.Locale;
import java.util.Set;

/**
 * A test system answers data of real people, as far as one can tell.
 *
 * <p>Test systems have more users, weaker guards and shorter memories than production. Copied data is lost there first, and the
 * law makes no difference; PCI DSS forbids live card numbers outside of what is protected like production.
 *
 * <p>It fires once for a host that the user calls test, staging, development or the like, or whose name says so where the
 * user tells no environment, where answers hold many different values that pass all checks of an identity number or an IBAN (ten or more)
 * or of a card (thirty, more than there are published test numbers), together with names, e-mail addresses or phone numbers. It is
 * possible, not more: generators make values that pass checks too. It stays quiet for production, for few values, and for
 * sandboxes that banks offer to third parties.
 *
 * <p>To fix it, make test data, or mask copies before they leave production.
 */
@Rule(
        id = "posture.test-environment-data",
        flaw = "test-environment-data",
        title = "Real-looking data on a test system",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API9:2023"},
        cwe = {1295, 359},
        standards = {"PCI-DSS-4.0.1 6.5.5"})
public final class TestEnvironmentData implements Check {
    private static final Set<String> TEST = Set.of(
            "test",
            "tests",
            "testing",
            "tst",
            "staging",
            "stage",
            "stg",
            "dev",
            "develop",
            "development",
            "qa",
            "uat",
            "preprod",
            "preproduction",
            "integration",
            "int",
            "acceptance",
            "nonprod");
    private static final int PEOPLE = 10;
    private static final int CARDS = 30;
    private static final Set<DataClass> CONTACT =
            EnumSet.of(DataClass.EMAIL, DataClass.PHONE, DataClass.PERSON_NAME, DataClass.POSTAL_ADDRESS);

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        if (!isTest(api)) {
            return List.of();
        }
        List<LearnedField> all = new ArrayList<>();
        api.operations().stream()
                .filter(each -> each.count(Trait.OUTGOING) == 0)
                .forEach(each -> all.addAll(Answered.fields(each)));
        List<LearnedField> real =
                all.stream().filter(TestEnvironmentData::isManyAndValid).toList();
        boolean people = all.stream().anyMatch(field -> Kinds.any(field, CONTACT) && field.distinct() >= PEOPLE);
        if (real.isEmpty() || !people) {
            return List.of();
        }
        LearnedField first = real.getFirst();
        String note = "about " + first.distinct() + " different values of " + String.join(", ", first.dataClasses())
                + " in " + first.path().text() + ", with names or contacts beside";
        return List.of(Weakness.of(
                        Operation.ofApi(api.api()), "", Confidence.POSSIBLE, first.first(), note, first.present())
                .cured("Replace what " + api.api() + " answers in "
                        + first.path().text() + " by made-up values, and mask copies before they leave production"));
    }

    private static boolean isTest(ApiPosture api) {
        String told = api.facts().environment().toLowerCase(Locale.ROOT);
        if (!told.isEmpty()) {
            return TEST.contains(told);
        }
        String host = api.api().replaceAll(":\\d+$", "");
        int end = host.lastIndexOf('.');
        return end > 0 && NameTraits.words(host.substring(0, end)).stream().anyMatch(TEST::contains);
    }

    private static boolean isManyAndValid(LearnedField field) {
        boolean identity = Kinds.any(field, Kinds.IDENTITY) || Kinds.is(field, DataClass.IBAN);
        return (identity && field.distinct() >= PEOPLE)
                || (Kinds.is(field, DataClass.CARD_NUMBER) && field.distinct() >= CARDS);
    }
}
