package dev.sinew.app.fold;

import dev.sinew.bytes.Slice;
import dev.sinew.engine.verify.IssuerKeys;
import dev.sinew.engine.verify.KnownTokens;
import dev.sinew.engine.verify.TokenFacts;
import dev.sinew.engine.verify.TokenSink;
import dev.sinew.engine.verify.TokenVerdict;
import dev.sinew.engine.verify.TokenVerdict.Signature;
import dev.sinew.engine.verify.TokenVerdicts;
import dev.sinew.engine.verify.TokenVerifier;
import dev.sinew.model.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Verifies the tokens that observers hand over, on a thread of its own. Raw tokens are held in a queue of limited length until
 * then, and nowhere else. Observers wait for room in it, so that the same input gives the same verdicts; where none comes,
 * the token is counted and left.
 */
public final class TokenVerification implements TokenSink, KnownTokens, AutoCloseable {
    private static final int QUEUED = 1 << 12;
    private static final int MOST_TOKENS = 1 << 18;
    private static final long MOST_SECONDS = 10;
    /** No token: fingerprints are never 0. */
    private static final Token END = new Token(0, Slice.EMPTY, new CountDownLatch(0));

    private final BlockingQueue<Token> queue;
    private final ExecutorService thread;
    private final Future<?> work;
    private final TokenVerifier verifier;
    private final Consumer<TokenVerdict> told;
    private final VerdictCounts counts = new VerdictCounts();
    private final LongAdder overflow = new LongAdder();
    private final LongAdder tooLong = new LongAdder();
    private final TokenVerdicts verdicts = new TokenVerdicts(MOST_TOKENS);

    /** A token, or the end of those handed over until some time, which {@code done} tells. */
    private record Token(long print, Slice raw, CountDownLatch done) {
        /** Whether none follows. */
        boolean ends() {
            return print == 0 && done.getCount() == 0;
        }
    }

    /** A verification with the keys of issuers, as far as they are known. */
    public TokenVerification(List<IssuerKeys> keys) {
        this(keys, verdict -> {});
    }

    /** A verification that tells each verdict, on its own thread. */
    public TokenVerification(List<IssuerKeys> keys, Consumer<TokenVerdict> told) {
        this(keys, told, QUEUED);
    }

    TokenVerification(List<IssuerKeys> keys, Consumer<TokenVerdict> told, int queued) {
        this.told = told;
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
        Token token = new Token(print, Slice.of(Arrays.copyOfRange(bytes, from, to)), END.done());
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

    private boolean verify() throws InterruptedException {
        for (Token token = queue.take(); !token.ends(); token = queue.take()) {
            if (token.print() == 0) {
                token.done().countDown();
            } else if (isFull()) {
                overflow.increment();
            } else if (!has(token.print())) {
                add(verifier.verify(
                        token.print(), token.raw().array(), 0, token.raw().length()));
            }
        }
        return true;
    }

    private boolean isFull() {
        synchronized (verdicts) {
            return verdicts.full();
        }
    }

    @Override
    public boolean has(long print) {
        synchronized (verdicts) {
            return verdicts.has(print);
        }
    }

    private void add(TokenVerdict verdict) {
        synchronized (verdicts) {
            verdicts.add(verdict);
        }
        counts.add(verdict);
        told.accept(verdict);
    }

    /** Waits until the tokens that were handed over so far are verified. */
    public void catchUp() {
        CountDownLatch done = new CountDownLatch(1);
        Token mark = new Token(0, Slice.EMPTY, done);
        try {
            boolean told = false;
            while (!told && !work.isDone()) {
                told = queue.offer(mark, 100, TimeUnit.MILLISECONDS);
            }
            while (!work.isDone() && !done.await(100, TimeUnit.MILLISECONDS)) {
                // The worker is busy, or has failed, which drain tells.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until all tokens are verified. Nothing may be handed over any more. */
    public void drain() throws InterruptedException {
        boolean told = false;
        while (!told && !work.isDone()) {
            told = queue.offer(END, 100, TimeUnit.MILLISECONDS);
        }
        try {
            work.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("verifying tokens failed; please report this as a bug", e.getCause());
        }
    }

    /** How many tokens were verified. */
    public int known() {
        synchronized (verdicts) {
            return verdicts.size();
        }
    }

    /** What is known of a token's signature. */
    @Override
    public Signature signature(long print) {
        synchronized (verdicts) {
            return verdicts.signature(print);
        }
    }

    /** All that is known of a token. */
    @Override
    public TokenFacts facts(long print) {
        synchronized (verdicts) {
            return verdicts.facts(print);
        }
    }

    /** What the user should know of, as far as it is verified by now. */
    public List<Problem> problems() {
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
