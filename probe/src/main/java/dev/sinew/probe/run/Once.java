package dev.sinew.probe.run;

import dev.sinew.probe.http.BudgetSpent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * What is found out once, whoever wants to know, and whoever asks meanwhile waits for it. Safe for use by several threads.
 *
 * @param <K> the question
 * @param <V> the answer
 */
final class Once<K, V> {
    private final Map<K, FutureTask<V>> all = new ConcurrentHashMap<>();

    /**
     * The answer, found out by {@code find} where nobody has asked yet.
     *
     * @throws BudgetSpent where the run is over
     */
    V get(K question, Supplier<V> find) {
        FutureTask<V> mine = new FutureTask<>(find::get);
        FutureTask<V> other = all.putIfAbsent(question, mine);
        if (other == null) {
            mine.run();
        }
        return Awaited.of(other == null ? mine : other);
    }

    /** Forgets all answers, as they may have changed. */
    void forget() {
        all.clear();
    }
}
