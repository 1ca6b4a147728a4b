package dev.sinew.architecture.bad.engine;

import dev.sinew.architecture.bad.app.Start;
import dev.sinew.architecture.bad.model.Word;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.assertj.core.api.SoftAssertions;

/** Does all that a fold must not do. */
public final class Fold {
    private final List<Object> state = new ArrayList<>();

    void use(Start start, Word word, Clock clock, ExecutorService threads, Logger logger, System.Logger other) {
        state.addAll(List.of(start, word, clock, threads, logger, other, Thread.currentThread()));
        state.addAll(List.of(new SoftAssertions(), new ByteArrayOutputStream(), URI.create("a"), Path.of("a")));
        Supplier<Instant> now = Instant::now;
        state.add(now);
        state.add(System.nanoTime() + System.currentTimeMillis());
        System.out.println(state);
    }
}
