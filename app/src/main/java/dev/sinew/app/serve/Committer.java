package dev.sinew.app.serve;

import dev.sinew.console.Refusal;
import dev.sinew.store.Appended;
import dev.sinew.store.Journal;
import dev.sinew.store.JournalEntry;
import dev.sinew.store.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the journal, on one thread: what waits at the same time is committed in one transaction, so that the cost of making it
 * durable is shared. Nothing is answered before that.
 */
final class Committer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final int MOST_ENTRIES = 4_096;

    /** How many entries of one delivery are committed at once; with others beside them still less than an append may have. */
    private static final int PIECE = 16_384;

    private static final int QUEUED = 1 << 14;
    private static final int RETRY_SECONDS = 5;

    private final Journal journal;
    private final LongConsumer committed;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(QUEUED);
    private final Thread thread;
    private volatile boolean closing;
    private volatile String trouble = "";

    private record Waiting(List<JournalEntry> entries, CompletableFuture<List<Appended.Place>> done) {}

    /** A committer that tells the highest sequence after each commit. */
    Committer(Journal journal, LongConsumer committed) {
        this.journal = journal;
        this.committed = committed;
        this.thread = Thread.ofPlatform().name("commit").daemon().start(this::run);
    }

    /**
     * Commits entries and waits for it; very many in several pieces, of which each is whole.
     *
     * @throws Refusal where the store does not take them, or not all of them, now
     */
    List<Appended.Place> commit(List<JournalEntry> entries) throws Refusal, InterruptedException {
        if (entries.size() <= PIECE) {
            return commitPiece(entries);
        }
        List<Appended.Place> places = new ArrayList<>(entries.size());
        for (int from = 0; from < entries.size(); from += PIECE) {
            places.addAll(commitPiece(entries.subList(from, Math.min(entries.size(), from + PIECE))));
        }
        return places;
    }

    private List<Appended.Place> commitPiece(List<JournalEntry> entries) throws Refusal, InterruptedException {
        Waiting waiting = new Waiting(entries, new CompletableFuture<>());
        if (closing || !queue.offer(waiting)) {
            throw closing ? stopping() : new Refusal(429, "Too much is under way. Send this again a little later.", 1);
        }
        try {
            return waiting.done().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw new IllegalStateException("writing the journal failed", e.getCause());
        }
    }

    /** Commits an entry of our own when there is time; fails where it is not taken. */
    CompletableFuture<List<Appended.Place>> offer(JournalEntry entry) {
        Waiting waiting = new Waiting(List.of(entry), new CompletableFuture<>());
        if (closing || !queue.offer(waiting)) {
            waiting.done().completeExceptionally(stopping());
        }
        return waiting.done();
    }

    /** Why the store did not take the last commit; empty where it did. */
    String trouble() {
        return trouble;
    }

    /** How many commits wait. */
    int waiting() {
        return queue.size();
    }

    private void run() {
        List<Waiting> together = new ArrayList<>();
        try {
            while (!closing || !queue.isEmpty()) {
                Waiting first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    together.add(first);
                    gather(together);
                    commitAll(together);
                    together.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closing = true;
            queue.forEach(left -> left.done().completeExceptionally(stopping()));
        }
    }

    private void gather(List<Waiting> together) {
        int entries = together.getFirst().entries().size();
        for (Waiting next = queue.peek(); next != null && entries < MOST_ENTRIES; next = queue.peek()) {
            entries += next.entries().size();
            together.add(next);
            queue.remove();
        }
    }

    private void commitAll(List<Waiting> together) {
        List<JournalEntry> all = new ArrayList<>();
        together.forEach(waiting -> all.addAll(waiting.entries()));
        try {
            List<Appended.Place> places = journal.append(all).places();
            trouble = "";
            committed.accept(
                    places.stream().mapToLong(Appended.Place::sequence).max().orElse(0));
            int from = 0;
            for (Waiting waiting : together) {
                int to = from + waiting.entries().size();
                waiting.done().complete(places.subList(from, to));
                from = to;
            }
        } catch (StoreUnavailable e) {
            refuse(together, e);
        } catch (RuntimeException e) { // our own fault: told to those who wait, and the next commit is tried
            LOG.atError().setCause(e).log("writing the journal failed");
            together.forEach(waiting -> waiting.done().completeExceptionally(e));
        }
    }

    private void refuse(List<Waiting> together, StoreUnavailable why) {
        if (trouble.isEmpty()) {
            LOG.atError()
                    .addKeyValue("why", why.getMessage())
                    .log("the store takes nothing; senders are asked to come again");
        }
        trouble = String.valueOf(why.getMessage());
        Refusal refusal = new Refusal(
                503, "The store takes nothing just now. Nothing was taken; send this again.", RETRY_SECONDS);
        together.forEach(waiting -> waiting.done().completeExceptionally(refusal));
    }

    private static Refusal stopping() {
        return new Refusal(503, "Sinew is stopping. Nothing was taken; send this again.", RETRY_SECONDS);
    }

    /** Commits what waits and ends. */
    @Override
    public void close() {
        closing = true;
        Ended.await(thread);
    }
}
