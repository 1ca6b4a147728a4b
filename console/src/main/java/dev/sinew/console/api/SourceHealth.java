package dev.sinew.console.api;

import java.time.Instant;
import java.util.Optional;

/**
 * What one source sent since Sinew was started.
 *
 * @param name what a person called it
 * @param kind {@code token}, {@code folder} or {@code standard input}
 * @param accepted exchanges
 * @param duplicates that came before
 * @param rejected that could not be read
 * @param last when the last came
 */
public record SourceHealth(
        String name, String kind, long accepted, long duplicates, long rejected, Optional<Instant> last) {}
