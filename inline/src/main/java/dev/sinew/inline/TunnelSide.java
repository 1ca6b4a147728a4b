package dev.sinew.inline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;

/**
 * One side of two connections that no longer speak HTTP: what comes here goes to the other side, a buffer at a time, and what ends here
 * ends there. Each side is bounded by the idle time of its connection.
 */
final class TunnelSide extends AbstractConnection.NonBlocking implements Connection.UpgradeTo {
    private static final int BUFFER = 16 << 10;

    private final ByteBufferPool pool;
    private final Pipe pipe = new Pipe();
    private final EndPoint towards;
    private Runnable opened = () -> {};
    private ByteBuffer early = BufferUtil.EMPTY_BUFFER;

    /** Takes from {@code from} what goes {@code towards} the other side. */
    TunnelSide(EndPoint from, EndPoint towards, Executor executor, ByteBufferPool pool) {
        super(from, executor);
        this.towards = towards;
        this.pool = pool;
    }

    /** What is done when this side is open, before anything passes. */
    TunnelSide then(Runnable action) {
        opened = action;
        return this;
    }

    /** What was read beyond the last message of HTTP. */
    @Override
    public void onUpgradeTo(ByteBuffer beyond) {
        if (beyond != null && beyond.hasRemaining()) {
            early = BufferUtil.copy(beyond);
        }
    }

    @Override
    public void onOpen() {
        super.onOpen();
        opened.run();
        pipe.iterate();
    }

    @Override
    public void onFillable() {
        pipe.iterate();
    }

    @Override
    public void onFillInterestedFailed(Throwable cause) {
        end();
    }

    private void end() {
        getEndPoint().close();
        towards.close();
    }

    /** Reads and writes in turn, so that nothing is read that cannot be passed on. */
    private final class Pipe extends IteratingCallback {
        private RetainableByteBuffer held = RetainableByteBuffer.EMPTY;

        @Override
        protected Action process() throws IOException {
            release();
            if (early.hasRemaining()) {
                ByteBuffer first = early;
                early = BufferUtil.EMPTY_BUFFER;
                towards.write(this, first);
                return Action.SCHEDULED;
            }
            held = pool.acquire(BUFFER, true);
            ByteBuffer buffer = held.getByteBuffer();
            int read = getEndPoint().fill(buffer);
            if (read > 0) {
                towards.write(this, buffer);
                return Action.SCHEDULED;
            }
            release();
            if (read == 0) {
                fillInterested();
                return Action.IDLE;
            }
            return Action.SUCCEEDED;
        }

        private void release() {
            held.release();
            held = RetainableByteBuffer.EMPTY;
        }

        /** One side has said all. The other one may still have something to say, but not for ever: see the idle time. */
        @Override
        protected void onCompleteSuccess() {
            towards.shutdownOutput();
            if (getEndPoint().isOutputShutdown()) {
                end();
            }
        }

        @Override
        protected void onCompleteFailure(Throwable cause) {
            release();
            end();
        }

        @Override
        public InvocationType getInvocationType() {
            return Callback.InvocationType.NON_BLOCKING;
        }
    }
}
