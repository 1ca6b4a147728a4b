package dev.sinew.inline;

import java.util.concurrent.Executor;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.TryExecutor;

/**
 * Threads of a server whose connections go on with their next request where the answer to the last one has passed. Jetty hands a connection over to another thread
 * there, as its handler may wait; ours does not, and mostly there is no next request yet, so that the other thread would only find out that.
 */
record Resuming(QueuedThreadPool threads) implements Executor, TryExecutor {
    @Override
    public void execute(Runnable task) {
        if (task instanceof Connection) {
            task.run();
        } else {
            threads.execute(task);
        }
    }

    @Override
    public boolean tryExecute(Runnable task) {
        return threads.tryExecute(task);
    }
}
