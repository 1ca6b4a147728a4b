package dev.sinew.probe.proof;

import dev.sinew.probe.oracle.Baseline;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller creates with a text that stands nowhere else is read by another, at its address or below it, whom no list tells of it while one tells its owner. So things are told apart that otherwise have only what many have, such
 * as hours that somebody worked.
 */
record CreatedRead(Endpoint endpoint, Fixtures fixtures, Trial trial) {
    private static final int MOST_PAIRS = 8;

    /** What is said of an endpoint that reads; empty where the run created nothing that it is about. */
    static Optional<Outcome> read(Endpoint endpoint, Trial trial) {
        return trial.fixtures().flatMap(fixtures -> new CreatedRead(endpoint, fixtures, trial).judge());
    }

    private Optional<Outcome> judge() {
        Map<Persona, Made> first = new LinkedHashMap<>();
        fixtures.made().stream()
                .filter(each -> each.body().contains(each.canary())
                        && each.at(endpoint).isPresent()
                        && !Sight.isReplaced(each, trial))
                .forEach(each -> first.putIfAbsent(each.owner(), each));
        Verdicts verdicts = new Verdicts("");
        boolean tried = false;
        int pairs = 0;
        Pairs kinds = new Pairs(
                verdicts,
                each -> first.containsKey(each) || !each.reached(endpoint).isEmpty());
        for (Made like : first.values()) {
            for (Persona other : trial.personas()) {
                boolean fit = other != like.owner() && !Rank.apart(other, like.owner());
                if (fit && pairs < MOST_PAIRS && kinds.isOpen(like.owner(), other)) {
                    tried = true;
                    pairs++;
                    kinds.attempt(
                            like.owner(),
                            other,
                            () -> Sight.shared(like, other, trial)
                                    .map(Outcome::inconclusive)
                                    .orElseGet(() -> fresh(like, other)));
                }
            }
        }
        return tried ? Optional.of(kinds.outcome()) : Optional.empty();
    }

    private Outcome fresh(Made like, Persona other) {
        Optional<Made> made = fixtures.spare(like);
        Outcome outcome = made.map(each -> judge(each, other))
                .orElseGet(() -> Outcome.inconclusive(
                        like.owner() + " could create no object for this test: " + fixtures.whyNoMore(like)));
        made.ifPresent(fixtures::discard);
        return outcome;
    }

    private Outcome judge(Made made, Persona other) {
        Persona owner = made.owner();
        Filled asked = made.at(endpoint).orElseThrow();
        Filled never = made.called(NeverExisted.like(made.id())).at(endpoint).orElseThrow();
        Optional<Baseline> baseline = trial.baseline(trial.thrice(asked.ask(), owner.session()));
        List<String> marked = baseline.map(each -> each.values().stream()
                        .filter(value -> value.contains(made.canary()))
                        .toList())
                .orElse(List.of());
        if (marked.isEmpty()) {
            return Outcome.inconclusive("the text that " + owner + " wrote is not shown here");
        }
        Outcome outcome = new ForeignAsk(
                        trial, owner, other, asked.ask(), never.ask(), "the id of what it just created")
                .judge(baseline.get(), marked);
        return outcome.verdict() == Verdict.CONFIRMED && Sight.isShownElsewhere(made, other, trial)
                ? Outcome.inconclusive(
                        "a list shows " + other + " what " + owner + " wrote there, so that it may be meant for all")
                : outcome;
    }
}
