package dev.sinew.engine.usage;

import dev.sinew.engine.detect.Detector.Judgement;
import dev.sinew.engine.usage.Use.Named;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Operation;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Segment;
import dev.sinew.model.Signal;
import java.util.List;
import java.util.Optional;

/** Signals of what is said of uses. */
final class UsageSignals {
    private UsageSignals() {}

    static Signal of(RuleFacts facts, Judgement judgement, Use use, Operation operation) {
        boolean exposed = judgement.outcome() == Outcome.EXPOSED;
        return new Signal(
                facts,
                operation,
                use.origin(),
                use.timeMicros(),
                judgement.outcome(),
                use.actor(),
                judgement.objects(),
                exposed ? use.revealed().stream().map(Named::name).toList() : List.of(),
                judgement.confidence(),
                judgement.note());
    }

    /** One of a call of a search, which may be at no operation. */
    static Signal found(RuleFacts facts, Judgement judgement, Use told, Optional<Operation> known) {
        Operation operation = known.orElseGet(() -> operation(told));
        Judgement said = told.succeeded()
                ? new Judgement(Outcome.EXPOSED, judgement.confidence(), judgement.objects(), judgement.note())
                : judgement;
        return of(facts, said, told, operation);
    }

    /** The operation of a use that belongs to none that is known. */
    static Operation operation(Use use) {
        return new Operation(use.api(), use.method(), path(use), use.selector());
    }

    /** As far as its words may be kept; the rest are parameters. */
    private static String path(Use use) {
        StringBuilder path = new StringBuilder();
        for (Segment segment : use.segments()) {
            path.append('/').append(segment.text().isEmpty() && segment.length() > 0 ? "{}" : segment.text());
        }
        return path.isEmpty() ? "/" : path.toString();
    }
}
