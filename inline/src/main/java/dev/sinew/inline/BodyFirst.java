package dev.sinew.inline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Reads the beginning of a request's body before the request goes on: to its end, or up to a limit. It goes on with what was read in
 * front of what is still to come.
 */
final class BodyFirst implements Runnable {
    private final Request request;
    private final int limit;
    private final Callback callback;
    private final Then then;
    private final List<Content.Chunk> read = new ArrayList<>();
    private final BodyCopy begin;
    private long size;

    /** What comes next: the request with all of its body, and a copy of the beginning. What fails later than within the call is told. */
    interface Then {
        void go(Request whole, BodyCopy begin, Consumer<RuntimeException> failed);
    }

    /** {@code callback} is told where reading fails: there is nobody to answer then. */
    BodyFirst(Request request, int limit, Callback callback, Then then) {
        this.request = request;
        this.limit = limit;
        this.callback = callback;
        this.then = then;
        this.begin = new BodyCopy(limit);
        this.begin.expects(request.getLength());
    }

    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                read.forEach(Content.Chunk::release);
                callback.failed(chunk.getFailure());
                return;
            }
            read.add(chunk);
            begin.add(chunk.getByteBuffer());
            size += chunk.remaining();
            if (chunk.isLast() || size > limit) {
                go();
                return;
            }
        }
    }

    private void go() {
        Replayed whole = new Replayed(request, read);
        Consumer<RuntimeException> failed = failure -> {
            whole.release();
            callback.failed(failure);
        };
        try {
            then.go(whole, begin, failed);
        } catch (RuntimeException e) {
            failed.accept(e);
        }
    }

    /** A request with what was read of it to be read again. */
    private static final class Replayed extends Request.Wrapper {
        private final Queue<Content.Chunk> again;

        Replayed(Request request, List<Content.Chunk> read) {
            super(request);
            this.again = new ArrayDeque<>(read);
        }

        @Override
        public Content.@Nullable Chunk read() {
            Content.Chunk next = again.poll();
            return next == null ? super.read() : next;
        }

        @Override
        public void demand(Runnable ready) {
            if (again.isEmpty()) {
                super.demand(ready);
            } else {
                // Not within the call: whoever demands may still be reading.
                getComponents().getExecutor().execute(ready);
            }
        }

        void release() {
            again.forEach(Content.Chunk::release);
            again.clear();
        }
    }
}
