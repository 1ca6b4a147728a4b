package dev.sinew.app.fold;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/**
 * Keeps the heap near what is alive. The collector in use prefers to grow the heap as far as it may before it looks at what has
 * become old, so that a long input would take a quarter of the machine's memory though a tenth is alive. Asked now and then, this
 * has it look, at a cost that stays small: only once the heap is well above what was alive the last time.
 */
public final class HeapSize {
    private static final long LEAST = 256L << 20;
    private static final int TIMES = 2;

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private long alive;

    /** Collects where much of what is held is likely to be garbage. */
    public void check() {
        if (memory.getHeapMemoryUsage().getUsed() > Math.max(LEAST, TIMES * alive)) {
            memory.gc();
            alive = memory.getHeapMemoryUsage().getUsed();
        }
    }
}
