package dev.sinew.probe.http;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Lets requests begin at a pace. Safe for use by several threads. */
final class Turns {
    private final Semaphore places;
    private final long between;
    private final ReentrantLock lock = new ReentrantLock();
    private long next = System.nanoTime();

    Turns(Pace pace) {
        this.places = new Semaphore(pace.atOnce());
        this.between = pace.perSecond() == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / pace.perSecond();
    }

    /** Waits until a request may begin; each is followed by {@link #end}. */
    void begin() throws InterruptedException {
        places.acquire();
        if (between == 0) {
            return;
        }
        long due = due();
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
            if (Thread.interrupted()) {
                places.release();
                throw new InterruptedException();
            }
        }
    }

    private long due() {
        lock.lock();
        try {
            long due = Math.max(next, System.nanoTime());
            next = due + between;
            return due;
        } finally {
            lock.unlock();
        }
    }

    void end() {
        places.release();
    }
}
