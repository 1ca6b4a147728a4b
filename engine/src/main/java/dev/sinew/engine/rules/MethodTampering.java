package dev.sinew.engine.rules;

import dev.sinew.engine.detect.Detector.Judgement;
import dev.sinew.engine.usage.Usage;
import dev.sinew.engine.usage.UsageDetector;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A path was called by a method that nobody else uses there, and the server went along.
 *
 * <p>Guards often name the methods that they look at. Another verb, or a header or parameter that names another one, gets past them while the
 * handler behind answers as usual.
 *
 * <p>It fires where at least five others succeed at the path and hardly any names another method, by a header such as
 * X-HTTP-Method-Override or the parameter _method, nor do three others anywhere at the host; and where none of them uses a verb that APIs do not have, such as TRACE or one
 * that was made up. It stays quiet for refused calls, for the usual verbs, which few may use where most only read, and for staff and
 * services.
 *
 * <p>Measured: no signal in three labelled captures, in which nothing of the kind is labelled; none on their
 * 3,263 honest exchanges, and none on 19,280 made of prose, code, markup and odd names. Preview: it was not yet seen to
 * find one in traffic that others recorded.
 *
 * <p>To fix it, allow methods by name, refuse all others before any handler, and switch method override off.
 */
@Rule(
        id = "detect.method-tampering",
        flaw = "method-tampering",
        title = "Method that nobody else uses on a path",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API5:2023"},
        cwe = {650})
public final class MethodTampering implements UsageDetector {
    private static final int OTHERS = 5;
    /** So many others do so at the host where programs do that can only send forms. */
    private static final int HABIT = 3;

    private static final Set<String> USUAL = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    @Override
    public Optional<Judgement> judge(Usage usage) {
        int others = usage.othersOfPath();
        if (!usage.use().succeeded() || others < OTHERS || usage.forOthers()) {
            return Optional.empty();
        }
        boolean usual = usage.overridingAnywhere() >= HABIT;
        if (usage.use().override() && !usual && Usage.isRare(usage.overriding(), others)) {
            return Optional.of(said(
                    usage,
                    Confidence.LIKELY,
                    "names another method than it calls; of " + others + " others none does"));
        }
        String method = usage.use().method();
        if (!USUAL.contains(method) && usage.byMethod() == 0) {
            String note = method + "; none of " + others + " others uses it on this path";
            return Optional.of(said(usage, Confidence.LIKELY, note));
        }
        return Optional.empty();
    }

    private static Judgement said(Usage usage, Confidence confidence, String note) {
        return new Judgement(usage.use().writes() ? Outcome.CHANGED : Outcome.EXPOSED, confidence, List.of(), note);
    }
}
