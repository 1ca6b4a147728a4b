package dev.sinew.app.serve;

import dev.sinew.engine.verify.TokenVerdict;
import dev.sinew.store.Identity;
import dev.sinew.store.JournalEntry;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Has the verdicts on tokens journaled. One that is not taken is tried again with the next. */
final class VerdictJournal implements Consumer<TokenVerdict> {
    private static final String SOURCE = "verify";

    private final Committer committer;
    private final InstantSource clock;
    private final Queue<TokenVerdict> again = new ConcurrentLinkedQueue<>();

    VerdictJournal(Committer committer, InstantSource clock) {
        this.committer = committer;
        this.clock = clock;
    }

    @Override
    public void accept(TokenVerdict verdict) {
        again.add(verdict);
        int waiting = again.size();
        for (int i = 0; i < waiting; i++) {
            TokenVerdict next = again.poll();
            if (next != null) {
                offer(next);
            }
        }
    }

    private void offer(TokenVerdict verdict) {
        JournalEntry entry = new JournalEntry(
                JournalEntry.VERDICT, VerdictBytes.of(verdict), SOURCE, Identity.NONE, clock.instant());
        committer.offer(entry).exceptionally(failure -> {
            again.add(verdict);
            return List.of();
        });
    }
}
