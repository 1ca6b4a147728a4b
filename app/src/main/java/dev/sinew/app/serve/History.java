package dev.sinew.app.serve;

import dev.sinew.app.config.Configuration;
import dev.sinew.app.fold.ActorNames;
import dev.sinew.app.fold.Folds;
import dev.sinew.app.fold.Results;
import dev.sinew.app.fold.Specified;
import dev.sinew.engine.ownership.OwnedPlace;
import dev.sinew.engine.route.RouteView;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.RuleEntry;
import dev.sinew.report.AnalysisReport;
import dev.sinew.store.Journal;
import dev.sinew.store.JournalEntry;
import dev.sinew.store.Journaled;
import dev.sinew.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What today's rules say of what came in before: a result of its own, which changes nothing of what the service shows. Marks are
 * set when an exchange is observed, so that what a mark of today would have noticed then is not in it.
 */
public final class History {
    private static final int PAGE = 2_000;

    private final Results results;
    private final Folds folds;
    private final RouteView view;

    /** Folds what the journal of a store has of a time and after. */
    public History(Store store, Instant since, String version, Configuration configuration, Specified specified) {
        List<RuleEntry<Object>> rules = RuleIndex.all();
        Beginning nothing = Beginning.without(configuration, specified.descriptions(), rules);
        this.folds = nothing.folds();
        this.results = new Results(version, "replay", rules, configuration, specified, ActorNames.LASTING);
        Journal journal = store.journal();
        Optional<Integer> key = KeyFile.known(store.settings());
        Replay replay = nothing.replay(id -> key.isEmpty() || key.get() == id, (known, seen, sequence) -> {});
        Consumer<Journaled> taker = read -> {
            if (isOf(read, since)) {
                replay.accept(read);
            }
        };
        long after = 0;
        for (long to = journal.read(after, PAGE, taker); to > after; to = journal.read(after, PAGE, taker)) {
            after = to;
        }
        this.view = folds.view();
    }

    /** Verdicts on tokens count from any time: they say what a token is, not what happened. */
    private static boolean isOf(Journaled read, Instant since) {
        return switch (read) {
            case Journaled.Damaged damaged -> true;
            case Journaled.Entry entry ->
                entry.entry().kind() == JournalEntry.VERDICT
                        || !entry.entry().received().isBefore(since);
        };
    }

    /** What is known now. */
    public AnalysisReport report() {
        return results.report(folds, view, List.of());
    }

    /** Where callers name what is their own, in order. */
    public List<OwnedPlace> owned() {
        return folds.owned();
    }

    /** What was learned of each operation, in order. */
    public List<LearnedOperation> learned() {
        return results.learned(view);
    }
}
