package dev.sinew.app.serve;

import dev.sinew.app.fold.Folds;
import dev.sinew.engine.route.RouteView;
import dev.sinew.engine.verify.TokenVerdicts;
import dev.sinew.store.Snapshot;
import dev.sinew.store.Snapshots;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves what the folds know now and then, so that a start need not read the whole journal. Runs on the folds' thread. */
final class Saving implements Replay.Told {
    private static final Logger LOG = LoggerFactory.getLogger(Saving.class);
    private static final int FORMAT = 1;

    private final Snapshots snapshots;
    private final int keyId;
    private final TokenVerdicts tokens;
    private final InstantSource clock;
    private final long every;
    private long saved;
    private volatile Duration took = Duration.ZERO;

    /** Saving after every so many entries; {@code saved} is the last sequence that is saved already. */
    Saving(Snapshots snapshots, int keyId, TokenVerdicts tokens, InstantSource clock, long every, long saved) {
        this.snapshots = snapshots;
        this.keyId = keyId;
        this.tokens = tokens;
        this.clock = clock;
        this.every = every;
        this.saved = saved;
    }

    @Override
    public void tick(Folds folds, RouteView view, long sequence) {
        if (sequence - saved >= every) {
            save(folds, sequence);
        }
    }

    /** Saves what came since the last time, where anything did. */
    void save(Folds folds, long sequence) {
        if (sequence == saved) {
            return;
        }
        Instant started = clock.instant();
        snapshots.save(
                new Snapshot(sequence, FORMAT, Integer.toHexString(keyId), started),
                out -> folds.write(out, keyId, tokens));
        saved = sequence;
        took = Duration.between(started, clock.instant());
        LOG.atInfo()
                .addKeyValue("sequence", sequence)
                .addKeyValue("ms", took.toMillis())
                .log("state saved");
    }

    /** How long the last one took. */
    Duration took() {
        return took;
    }
}
