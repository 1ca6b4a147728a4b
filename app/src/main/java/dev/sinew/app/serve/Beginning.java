package dev.sinew.app.serve;

import dev.sinew.app.config.Configuration;
import dev.sinew.app.fold.Folds;
import dev.sinew.app.fold.Restored;
import dev.sinew.engine.verify.TokenVerdicts;
import dev.sinew.model.Descriptions;
import dev.sinew.model.Problem;
import dev.sinew.model.RuleEntry;
import dev.sinew.store.Snapshot;
import dev.sinew.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a start goes on from: the newest saved state that can be used, else the beginning of the journal.
 *
 * @param folds what is known
 * @param tokens what those ask of tokens
 * @param after the last sequence that they know
 */
record Beginning(Folds folds, TokenVerdicts tokens, long after) {
    private static final Logger LOG = LoggerFactory.getLogger(Beginning.class);
    private static final int MOST_TOKENS = 1 << 18;

    static Beginning of(
            Store store,
            int keyId,
            Configuration configuration,
            Descriptions descriptions,
            List<? extends RuleEntry<?>> rules) {
        Optional<Snapshot.Valid> saved = store.snapshots().newest();
        return saved.flatMap(each -> restored(each, keyId, configuration, descriptions, rules))
                .orElseGet(() -> anew(store, configuration, descriptions, rules));
    }

    private static Optional<Beginning> restored(
            Snapshot.Valid saved,
            int keyId,
            Configuration configuration,
            Descriptions descriptions,
            List<? extends RuleEntry<?>> rules) {
        TokenVerdicts tokens = new TokenVerdicts(MOST_TOKENS);
        long sequence = saved.snapshot().sequence();
        try (InputStream in = saved.content().get()) {
            switch (Folds.read(in, keyId, configuration, descriptions, rules, tokens)) {
                case Restored.Whole whole -> {
                    LOG.atInfo()
                            .addKeyValue("sequence", sequence)
                            .addKeyValue("bytes", saved.bytes())
                            .log("going on from saved state");
                    return Optional.of(new Beginning(whole.folds(), tokens, sequence));
                }
                case Restored.Refused refused ->
                    LOG.atWarn()
                            .addKeyValue("sequence", sequence)
                            .addKeyValue("why", refused.reason())
                            .log("saved state cannot be used; learning anew from the journal");
            }
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("sequence", sequence).setCause(e).log("saved state cannot be read; learning anew");
        }
        return Optional.empty();
    }

    private static Beginning anew(
            Store store, Configuration configuration, Descriptions descriptions, List<? extends RuleEntry<?>> rules) {
        Beginning made = without(configuration, descriptions, rules);
        long first = store.journal().first();
        if (first > 1) {
            made.folds()
                    .problems()
                    .add(new Problem(
                            "journal",
                            -1,
                            "learned anew from entry " + first
                                    + " on: what came before was taken away, and no saved state of it"
                                    + " can be used"));
        }
        return made;
    }

    /** Knows nothing yet. */
    static Beginning without(
            Configuration configuration, Descriptions descriptions, List<? extends RuleEntry<?>> rules) {
        TokenVerdicts tokens = new TokenVerdicts(MOST_TOKENS);
        return new Beginning(new Folds(configuration, descriptions, rules, tokens), tokens, 0);
    }

    /** A replay that goes on from here; {@code keys} says which privacy keys' observations it takes. */
    Replay replay(IntPredicate keys, Replay.Told told) {
        return new Replay(folds, tokens, after, keys, told);
    }
}
