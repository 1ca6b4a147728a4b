package dev.sinew.engine.rules;

import dev.sinew.engine.detect.Detector.Judgement;
import dev.sinew.engine.usage.Usage;
import dev.sinew.engine.usage.UsageDetector;
import dev.sinew.engine.usage.Use;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Violation;
import dev.sinew.model.Violation.Kind;
import java.util.List;
import java.util.Optional;

/**
 * A request broke the declared schema, or the one that all others keep to, in a way that nobody else's does, and was accepted.
 *
 * <p>What a server takes without looking at it goes on to where nobody expects it: an object where a query expects a text, a number that no
 * sum was made for, a field that sets what callers must not set.
 *
 * <p>It fires, where a specification describes the operation, for a value of another type or surely out of its bounds where at least five
 * others succeed, and for a field that is not declared or one that is required and missing where at least ten do, if hardly any of them
 * does the same; once for each caller, operation, kind and field in a period of thirty days. It is likely for types and bounds, and for an
 * undeclared field that the answer shows. It stays quiet for what several send, which is drift between the specification and the
 * service and a finding of posture; for refused calls, also those that are refused with 200; for parameters that are not declared, as
 * servers ignore them; for examples in place of schemas; and for staff and services.
 *
 * <p>Where no specification describes the operation, what others send is the schema. It fires for less than nothing of what is
 * counted or paid, an amount, a quantity, a price, where at least three others send the field and hardly any of them so, of what is counted in pieces
 * one: nothing is bought or paid a negative number of times; of any other number that is not measured from a point on, as degrees are, where twelve do. It fires, as a possibility, for an object, a list or a truth value where at least twenty
 * others send only texts or numbers. Numbers in place of texts say nothing there, nor does a field that is new or left out: somebody
 * is the first to fill in what may be left out.
 *
 * <p>Measured: 1 signal in three labelled captures, a basket with a negative quantity, which is labelled as an attack; 1 in a capture of
 * a bank made to be attacked, a transfer of a negative amount; none on their 5,700 honest exchanges, and none on 19,000 made of prose, code,
 * markup and odd names. Preview: two of a kind are few.
 *
 * <p>To fix it, validate requests against the schema before any handler, and forbid properties that it does not list.
 */
@Rule(
        id = "detect.schema-violation",
        flaw = "schema-violation",
        title = "Request breaks the declared schema and is accepted",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API3:2023", "API8:2023"},
        cwe = {20, 1287})
public final class SchemaViolation implements UsageDetector {
    private static final int OTHERS = 5;
    private static final int MORE_OTHERS = 10;

    @Override
    public Optional<Judgement> judge(Usage usage) {
        Use use = usage.use();
        if ((use.violations().isEmpty() && use.forms().isEmpty()) || usage.forOthers()) {
            return Optional.empty();
        }
        List<Violation> odd = odd(usage);
        if (odd.isEmpty()) {
            return Optional.empty();
        }
        Violation first = odd.getFirst();
        boolean likely = use.violations().isEmpty()
                ? odd.stream().anyMatch(each -> each.kind() == Kind.RANGE)
                : odd.stream().anyMatch(each -> isStrong(each.kind()) || usage.isKept(last(each.field())));
        String more = odd.size() == 1 ? "" : ", and " + (odd.size() - 1) + " more";
        String note = first.note() + more + "; hardly any of " + usage.others() + " others does so here";
        return Optional.of(new Judgement(
                use.writes() ? Outcome.CHANGED : Outcome.UNKNOWN,
                likely ? Confidence.LIKELY : Confidence.POSSIBLE,
                List.of(),
                note));
    }

    @Override
    public List<String> saidOnce(Usage usage) {
        return odd(usage).stream()
                .filter(each -> !isTakenAnew(usage, each))
                .map(SchemaViolation::subject)
                .toList();
    }

    private static List<Violation> odd(Usage usage) {
        if (usage.use().violations().isEmpty()) {
            return usage.unlikeOthers().stream()
                    .filter(each -> isTakenAnew(usage, each) || usage.isNew(subject(each)))
                    .toList();
        }
        int others = usage.others();
        return usage.use().violations().stream()
                .filter(each -> others >= (isStrong(each.kind()) ? OTHERS : MORE_OTHERS)
                        && Usage.isRare(usage.breaking(each), others)
                        && usage.isNew(subject(each)))
                .toList();
    }

    /** Whether it takes what it should give: each time counts. */
    private static boolean isTakenAnew(Usage usage, Violation violation) {
        return violation.kind() == Kind.RANGE
                && usage.use().writes()
                && usage.use().succeeded()
                && usage.use().violations().isEmpty();
    }

    private static boolean isStrong(Kind kind) {
        return kind == Kind.TYPE || kind == Kind.RANGE;
    }

    private static String subject(Violation violation) {
        return "violation " + violation.kind().word() + " " + violation.field();
    }

    private static String last(String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }
}
