package dev.sinew.capture;

import java.util.Optional;

/**
 * One input, being cut into batches by one thread.
 *
 * <p>It never throws: an input that breaks off yields what came before and then a batch that reports the problem, so that
 * the order holds for problems too.
 */
public interface Source extends AutoCloseable {
    /** The next batch, or empty at the end of the input. */
    Optional<Batch> next();

    /** Releases the input. */
    @Override
    void close();
}
