package dev.sinew.spec.lint;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * Operations of administration ask for the same schemes and scopes as operations for everybody.
 *
 * <p>What keeps a customer out is then one comparison in the code of each operation, and one that was forgotten is enough.
 *
 * <p>It fires once for the specification, with the operations that have a word such as admin or backoffice in their path and
 * whose security is also that of an operation elsewhere. It is a possibility where that security has no scopes: roles may
 * stand in the token. It stays quiet where all operations are administration, and where no security is required.
 *
 * <p>To fix it, require a scheme or scope of its own. Source: OWASP API5:2023.
 */
@Rule(
        id = "posture.spec-admin-not-separated",
        flaw = "spec-admin-not-separated",
        title = "Administration with the same security as all else",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API5:2023"},
        cwe = {285},
        standards = {"NIST-800-228 REC-API-12"})
public final class SpecAdminNotSeparated implements LintCheck {
    private static final Set<String> WORDS =
            Set.of("admin", "admins", "administration", "backoffice", "superuser", "superadmin", "sysadmin");

    @Override
    public List<Remark> remarks(Written api) {
        List<WrittenOperation> secured = api.operations().stream()
                .filter(each -> !each.security().isNone())
                .toList();
        Set<List<SortedMap<String, SortedSet<String>>>> usual = new HashSet<>();
        secured.stream()
                .filter(each -> !isAdministration(each))
                .forEach(each -> usual.add(each.security().alternatives()));
        List<WrittenOperation> same = secured.stream()
                .filter(each ->
                        isAdministration(each) && usual.contains(each.security().alternatives()))
                .toList();
        if (same.isEmpty()) {
            return List.of();
        }
        boolean scoped = same.stream()
                .anyMatch(each -> each.security().alternatives().stream()
                        .anyMatch(one -> one.values().stream().anyMatch(scopes -> !scopes.isEmpty())));
        String names = Spread.listed(same.stream().map(WrittenOperation::shown).toList());
        return List.of(new Remark(
                api.whole(),
                "",
                scoped ? Confidence.LIKELY : Confidence.POSSIBLE,
                api.line(same.getFirst().place()),
                List.of("secured like operations for everybody: " + names),
                same.size(),
                "security: [{adminToken: [admin]}]"));
    }

    private static boolean isAdministration(WrittenOperation operation) {
        return PublicPlaces.segments(operation.path()).stream().anyMatch(WORDS::contains);
    }
}
