package dev.sinew.probe.run;

import dev.sinew.probe.http.BudgetSpent;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What comes of work on another thread. */
final class Awaited {
    private Awaited() {}

    /**
     * The result, once it is there.
     *
     * @throws BudgetSpent where the run is over, there or here
     */
    static <R> R of(Future<R> work) {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BudgetSpent("the run was interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BudgetSpent spent) {
                throw spent;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
