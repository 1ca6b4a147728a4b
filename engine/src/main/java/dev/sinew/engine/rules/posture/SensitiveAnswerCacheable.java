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
import dev.sinew.model.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * An answer with sensitive data of a caller may be kept by caches.
 *
 * <p>A browser keeps it on disk after the user has left; a shared cache that finds {@code public} hands it to the next who asks for
 * the same URL (RFC 9111, sections 3 and 5.2.2). It becomes somebody else's.
 *
 * <p>It fires for each operation that is called with credentials, whose successful answers to GET hold personal, financial, health or
 * secret data, and that says {@code public} or a life above zero without {@code private} or {@code no-store}: confirmed. Operations
 * that say nothing of caches at all are told once for each host, where browsers use it and the data are grave (cards, accounts,
 * identities, health, secrets): a possibility, as browsers then guess.
 *
 * <p>It stays quiet for operations that nobody needs credentials for, for {@code private}, {@code no-cache} and {@code no-store},
 * for names and addresses of the public, and where the source does not record answers' headers.
 *
 * <p>To fix it, send {@code Cache-Control: no-store} with every answer that is made for one caller.
 */
@Rule(
        id = "posture.sensitive-answer-cacheable",
        flaw = "sensitive-answer-cacheable",
        title = "Sensitive answer may be kept by caches",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {524, 525},
        standards = {"RFC 9111"})
public final class SensitiveAnswerCacheable implements Check {
    private static final String FIELD = "cache-control";

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        Examples silent = new Examples();
        boolean browsers = false;
        for (OperationPosture each : api.operations()) {
            boolean personal = each.operation().method().equals("GET")
                    && !each.learned().authenticationTypes().isEmpty();
            long kept = each.count(Trait.CACHEABLE);
            NavigableSet<String> classes =
                    personal ? classes(each, kept > 0 ? Severity.MEDIUM : Severity.HIGH) : new TreeSet<>();
            if (!classes.isEmpty() && kept > 0) {
                found.add(kept(each, kept, classes));
            } else if (!classes.isEmpty() && each.count(Trait.STORABLE) > 0) {
                browsers |= Browsers.use(each);
                silent.add(
                        each,
                        each.first(Trait.STORABLE),
                        "holds " + String.join(", ", classes),
                        each.count(Trait.STORABLE));
            }
        }
        if (!silent.isEmpty() && browsers) {
            found.add(
                    silent.weakness(api.api(), FIELD, Confidence.POSSIBLE, "were answered without private or no-store")
                            .cured("Send Cache-Control: no-store with every answer that is made for one caller."));
        }
        return found;
    }

    private static Weakness kept(OperationPosture each, long kept, NavigableSet<String> classes) {
        String path = each.operation().path();
        String note = kept + " answers ask to be kept and hold " + String.join(", ", classes);
        return Weakness.of(each, FIELD, Confidence.CONFIRMED, each.first(Trait.CACHEABLE), note, kept)
                .cured(cure(path));
    }

    /** The classes of at least some severity in successful answers. */
    private static NavigableSet<String> classes(OperationPosture operation, Severity least) {
        NavigableSet<String> classes = new TreeSet<>();
        operation.learned().answers().forEach((status, answer) -> {
            if (status / 100 == 2) {
                answer.body()
                        .fields()
                        .forEach(field -> field.dataClasses().stream()
                                .filter(id -> isAtLeast(id, least))
                                .forEach(classes::add));
            }
        });
        return classes;
    }

    private static boolean isAtLeast(String id, Severity least) {
        return DataClass.ofId(id)
                .filter(each -> each.severity().compareTo(least) >= 0)
                .isPresent();
    }

    private static String cure(String path) {
        return "Answer " + path + " with Cache-Control: no-store. NGINX: location " + path
                + " { add_header Cache-Control no-store always; }";
    }
}
