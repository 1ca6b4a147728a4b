package dev.sinew.probe.run;

import dev.sinew.probe.http.BudgetSpent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does things at the same time, each on a virtual thread; how many requests that makes at once is the sender's to say. */
public final class Together {
    private Together() {}

    /**
     * What comes of each, in the order given.
     *
     * @throws BudgetSpent after all have ended, where one of them ended so
     */
    public static <T, R> List<R> map(List<T> all, Function<T, R> work) {
        List<Future<R>> begun = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            all.forEach(each -> begun.add(threads.submit(() -> work.apply(each))));
        }
        List<R> done = new ArrayList<>();
        begun.forEach(each -> done.add(Awaited.of(each)));
        return done;
    }
}
