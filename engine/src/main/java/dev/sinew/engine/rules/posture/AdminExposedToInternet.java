package dev.sinew.engine.rules.posture;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Set;

/**
 * Operations of administrators succeed for clients with addresses of the internet.
 *
 * <p>A stolen or guessed password of one administrator is then enough, from anywhere, and every flaw in those operations is in
 * everybody's reach.
 *
 * <p>It fires once for each host with operations that are administrative by two signs at once, a word in their path or selector
 * ({@code admin}, {@code backoffice} …) and callers who are staff by their tokens or the configuration, and that answered calls from
 * public addresses with success. It stays quiet where addresses are not known, where all are private, where users call the
 * operation as well, and where the user tells that the host is a test; what is told to be internal has a rule of its own.
 *
 * <p>To fix it, let only the company's network or its access proxy reach them, and ask for a second factor.
 */
@Rule(
        id = "posture.admin-exposed-to-internet",
        flaw = "admin-exposed-to-internet",
        title = "Administration is reached from the internet",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API5:2023", "API8:2023"},
        cwe = {749})
public final class AdminExposedToInternet implements Check {
    private static final Set<String> WORDS = Set.of(
            "admin", "administration", "administrator", "backoffice", "superadmin", "sysadmin", "superuser", "backend");

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        if (Reach.isToldInternal(api) || Reach.isTest(api)) {
            return List.of();
        }
        Examples examples = new Examples();
        for (OperationPosture each : api.operations()) {
            long reached = Reach.publicSuccesses(each);
            boolean staff = each.cohorts().contains("staff") && !each.cohorts().contains("user");
            if (reached > 0 && staff && isAdministrative(each)) {
                examples.add(each, Reach.firstSuccess(each), "", reached);
            }
        }
        return examples.isEmpty()
                ? List.of()
                : List.of(examples.weakness(
                                api.api(), "", Confidence.LIKELY, "for staff succeeded from addresses of the internet")
                        .cured(
                                "Let only known networks reach them. NGINX: location /admin { allow 192.0.2.0/24; deny all; } with"
                                        + " your own network; Kong: the ip-restriction plugin on the route."));
    }

    private static boolean isAdministrative(OperationPosture operation) {
        String text = operation.operation().path() + " " + operation.operation().selector();
        List<String> words = NameTraits.words(text);
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).equals("back") && words.get(i + 1).equals("office")) {
                return true;
            }
        }
        return words.stream().anyMatch(WORDS::contains);
    }
}
