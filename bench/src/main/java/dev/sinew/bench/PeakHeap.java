package dev.sinew.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** The most of the heap that was in use after a garbage collection, from its making on: what a run needs, rather than takes. */
final class PeakHeap {
    private final AtomicLong most = new AtomicLong();
    private final Set<String> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(pool -> pool.getName())
            .collect(Collectors.toUnmodifiableSet());

    PeakHeap() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(
                        (notification, nothing) -> collected(notification.getUserData()), null, null);
            }
        }
    }

    private void collected(Object told) {
        if (told instanceof CompositeData data) {
            Stream<Long> used =
                    GarbageCollectionNotificationInfo.from(data).getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                            .filter(entry -> pools.contains(entry.getKey()))
                            .map(entry -> entry.getValue())
                            .map(MemoryUsage::getUsed);
            most.accumulateAndGet(used.mapToLong(Long::longValue).sum(), Math::max);
        }
    }

    /** In bytes; 0 where nothing was collected yet. */
    long bytes() {
        return most.get();
    }

    /** What is in use now, after everything was collected that can be. */
    static long usedNow() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
