package dev.sinew.app.analyze;

import dev.sinew.bytes.Slice;
import dev.sinew.engine.verify.IssuerKeys;
import dev.sinew.engine.verify.TokenSink;
import dev.sinew.engine.verify.TokenVerdict;
import dev.sinew.engine.verify.TokenVerdicts;
import dev.sinew.engine.verify.TokenVerifier;
import dev.sinew.model.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Verifies the tokens that observers hand over, on a thread of its own. Raw tokens are held in a queue of limited length until
 * then, and nowhere else. Observers wait for room in it, so that the same input gives the same verdicts; where none comes,
 * the token is counted and left.
 */
final class TokenVerification implements TokenSink, AutoCloseable {
    private static final int QUEUED = 1 << 12;
    private static final int MOST_TOKENS = 1 << 18;
    private static final long MOST_SECONDS = 10;
    /** No token: fingerprints are never 0. */
    private static final Token END = new Token(0, Slice.EMPTY);

    private final BlockingQueue<Token> queue;
    private final ExecutorService thread;
    private final Future<TokenVerdicts> work;
    private final TokenVerifier verifier;
    private final VerdictCounts counts = new VerdictCounts();
    private final LongAdder overflow = new LongAdder();
    private final LongAdder tooLong = new LongAdder();
    private TokenVerdicts verdicts = new TokenVerdicts(0);

    private record Token(long print, Slice raw) {}

    TokenVerification(List<IssuerKeys> keys) {
        this(keys, QUEUED);
    }

    TokenVerification(List<IssuerKeys> keys, int queued) {
        this.queue = new ArrayBlockingQueue<>(queued);
        this.verifier = new TokenVerifier(keys);
        this.thread = Executors.newSingleThreadExecutor(runnable -> {
            Thread made = new Thread(runnable, "verify");
            made.setDaemon(true);
            return made;
        });
        this.work = thread.submit(this::verify);
    }

    @Override
    public void token(long print, byte[] bytes, int from, int to) {
        if (to - from > TokenVerifier.MAX_BYTES) {
            tooLong.increment();
            return;
        }
        Token token = new Token(print, Slice.of(Arrays.copyOfRange(bytes, from, to)));
        if (!queue.offer(token) && !waited(token)) {
            overflow.increment();
        }
    }

    /** Whether room came. It does not where the worker has ended, which {@link #drain} tells. */
    private boolean waited(Token token) {
        try {
            return !work.isDone() && queue.offer(token, MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private TokenVerdicts verify() throws InterruptedException {
        TokenVerdicts found = new TokenVerdicts(MOST_TOKENS);
        for (Token token = queue.take(); token.print() != 0; token = queue.take()) {
            if (found.full()) {
                overflow.increment();
            } else if (!found.has(token.print())) {
                TokenVerdict verdict = verifier.verify(
                        token.print(), token.raw().array(), 0, token.raw().length());
                found.add(verdict);
                counts.add(verdict);
            }
        }
        return found;
    }

    /** Waits until all tokens are verified. Nothing may be handed over any more. */
    void drain() throws InterruptedException {
        boolean told = false;
        while (!told && !work.isDone()) {
            told = queue.offer(END, 100, TimeUnit.MILLISECONDS);
        }
        try {
            verdicts = work.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("verifying tokens failed; please report this as a bug", e.getCause());
        }
    }

    /** What is known of each token, after {@link #drain}. */
    TokenVerdicts verdicts() {
        return verdicts;
    }

    /** What the user should know of, after {@link #drain}. */
    List<Problem> problems() {
        List<Problem> problems = counts.problems();
        VerdictCounts.add(
                problems, tooLong.sum(), "longer than 8 KiB was not verified", "longer than 8 KiB were not verified");
        VerdictCounts.add(
                problems, overflow.sum(), "found no room and was not verified", "found no room and were not verified");
        VerdictCounts.add(
                problems,
                verifier.unguessed(),
                "of issuers and key ids beyond the limit was not tried with known keys",
                "of issuers and key ids beyond the limit were not tried with known keys");
        return problems;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
