package dev.sinew.spec.lint;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Set;

/**
 * A text that has a form, by its name, is described without it: neither format nor pattern, nor a list of values.
 *
 * <p>What could be refused at the door, such as an id with a quote in it or a country that does not exist, reaches the code
 * behind it.
 *
 * <p>It fires once for each operation, shared schema and shared parameter, with the names of all such texts: parameters in
 * paths, and what is called id, code, email, phone, date, currency, country, status, type and the like. Where most lack it
 * that is said once for the specification. It stays quiet for free texts such as names and comments, where a pattern does
 * more harm than good, and for answers.
 *
 * <p>To fix it, write the {@code format}, {@code pattern} or {@code enum}. Source: NIST SP 800-228, REC-API-13.
 */
@Rule(
        id = "posture.spec-string-unrestricted",
        flaw = "spec-string-unrestricted",
        title = "Text of a known form without that form",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API4:2023"},
        cwe = {20},
        standards = {"NIST-800-228 REC-API-13"})
public final class SpecStringUnrestricted implements LintCheck {
    private static final Set<String> FORMS = Set.of(
            "id",
            "ids",
            "uuid",
            "guid",
            "code",
            "currency",
            "country",
            "language",
            "locale",
            "iban",
            "bic",
            "swift",
            "email",
            "mail",
            "phone",
            "mobile",
            "fax",
            "msisdn",
            "date",
            "time",
            "datetime",
            "timestamp",
            "birthday",
            "zip",
            "postcode",
            "zipcode",
            "ssn",
            "hash",
            "checksum",
            "ip",
            "hostname",
            "domain",
            "version",
            "status",
            "state",
            "type",
            "kind",
            "role",
            "gender",
            "sort",
            "order",
            "direction",
            "unit",
            "timezone",
            "pan",
            "cvv",
            "cvc",
            "vin");

    @Override
    public List<Remark> remarks(Written api) {
        return Limits.of(
                        api,
                        field -> field.is("string")
                                && (field.in().equals("path") || FORMS.contains(Words.last(field.name()))),
                        field -> field.says("format", "pattern", "enum", "const", "x-extensible-enum"))
                .remarks(
                        "format, pattern or enum",
                        field -> field.path() + ": {type: string, pattern: '^[A-Za-z0-9-]{1,36}$'}");
    }
}
