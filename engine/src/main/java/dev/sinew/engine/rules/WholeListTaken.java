package dev.sinew.engine.rules;

import dev.sinew.engine.detect.Detector.Judgement;
import dev.sinew.engine.usage.Usage;
import dev.sinew.engine.usage.UsageDetector;
import dev.sinew.engine.usage.Use.Named;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Optional;

/**
 * Somebody takes a whole list of people at once, and opens what it lists.
 *
 * <p>Who works with such a list looks for one person at a time, and may: no check of rights sees it leave. What tells is the size of a
 * page: applications ask for as many as fit on a page, and whoever wants all of them has to say so.
 *
 * <p>It fires for a page of at least two hundred, of which the answer holds at least twenty records with sensitive values, where the caller
 * wants at least eight times as much as anybody of at least two others wants there; where fewer others say how much they want there, twice as
 * much as anybody of at least five others wants anywhere on the host. What the caller then opens of that kind, never more than ten minutes
 * after the last, is told of, too. It stays quiet for programs that work for others, which go through everything page by page, and
 * for who wants as much as others do. It is never certain: it may be somebody's task.
 *
 * <p>Measured: in twenty-six labelled services of three days each, nobody honest. Preview: they are made up.
 *
 * <p>To fix it, set a bound for the size of a page, and have whoever needs everything ask for an export that somebody else allows.
 */
@Rule(
        id = "detect.whole-list-taken",
        flaw = "bulk-extraction",
        title = "Whole list of people taken at once",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API6:2023"},
        cwe = {770})
public final class WholeListTaken implements UsageDetector {
    private static final long MUCH = 200;
    private static final int RECORDS = 20;
    private static final int TIMES = 8;
    private static final int FEW = 2;
    private static final int OTHERS = 5;
    private static final int TWICE = 2;

    @Override
    public Optional<Judgement> judge(Usage usage) {
        boolean shows = usage.use().succeeded() && !usage.use().revealed().isEmpty();
        if (!shows || !usage.use().actor().known() || usage.isService()) {
            return Optional.empty();
        }
        Optional<String> note = takes(usage);
        if (note.isEmpty() && usage.goesOn() && isOfOne(usage)) {
            note = Optional.of("opened within minutes after a whole list was taken");
        }
        return note.map(each -> new Judgement(Outcome.EXPOSED, Confidence.LIKELY, List.of(), each));
    }

    @Override
    public boolean leadsOn(Usage usage) {
        return takes(usage).isPresent();
    }

    private static Optional<String> takes(Usage usage) {
        boolean many = usage.use().records() >= RECORDS
                && usage.use().revealed().stream().anyMatch(kind -> kind.value() >= RECORDS);
        if (many) {
            for (Named parameter : usage.use().amounts()) {
                Usage.Numbers here = usage.amounts(parameter);
                if (parameter.value() >= MUCH && here.others() >= FEW && parameter.value() >= TIMES * here.largest()) {
                    return Optional.of(all(usage, parameter) + "nobody of " + here.others()
                            + " others here wants more than " + here.largest());
                }
                Usage.Numbers anywhere = usage.amountsOfApi();
                if (parameter.value() >= MUCH
                        && here.others() < FEW
                        && parameter.value() >= TWICE * here.largest()
                        && anywhere.others() >= OTHERS
                        && parameter.value() >= TWICE * anywhere.largest()) {
                    return Optional.of(all(usage, parameter) + "nobody of " + anywhere.others()
                            + " others wants more than " + anywhere.largest() + " of anything");
                }
            }
        }
        return Optional.empty();
    }

    private static String all(Usage usage, Named parameter) {
        return usage.use().records() + " records with sensitive values by a " + parameter.name() + " of "
                + parameter.value() + "; ";
    }

    /** Whether it reads one thing that its path names. */
    private static boolean isOfOne(Usage usage) {
        return usage.operation().path().contains("{") && !usage.use().writes();
    }
}
