package dev.sinew.app.serve;

import dev.sinew.model.Credential;
import dev.sinew.model.Fields;
import dev.sinew.model.Observation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What passed since the folds were looked at last: which values somebody was just told, and which somebody just changed something of.
 * Nobody is refused what may have become theirs a moment ago. For many threads.
 */
final class Recent {
    /** So many values are remembered; with more nobody can say anything until there are fewer. */
    private static final int MOST = 4_000_000;
    /** So long after traffic was lost nobody can say what it gave to whom. */
    private static final Duration AFTER_LOSS = Duration.ofMinutes(15);

    /** So long what passed is on its way into the journal and to the folds at most, but in trouble. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(3);

    private static final long[] NOTHING = {};

    private static final int OK = 200;
    private static final int REDIRECT = 300;

    private final InstantSource clock;
    private final ConcurrentMap<Long, Integer> told = new ConcurrentHashMap<>();
    private final Queue<Noted> noted = new ConcurrentLinkedQueue<>();
    private final List<Lane> lanes = new CopyOnWriteArrayList<>();
    private volatile Instant lost = Instant.MIN;
    private volatile Instant since = Instant.MAX;

    Recent(InstantSource clock) {
        this.clock = clock;
    }

    /** What one exchange told; {@code sequence} is where the journal has it, once it has. */
    static final class Noted {
        private final long[] keys;
        private volatile long sequence = Long.MAX_VALUE;

        Noted(long[] keys) {
            this.keys = keys;
        }

        /** The journal has it. */
        void isAt(long at) {
            sequence = at;
        }
    }

    /** Starts to remember, or ends to. */
    void remember(boolean wanted) {
        since = !wanted ? Instant.MAX : since.equals(Instant.MAX) ? clock.instant() : since;
    }

    /** Where exchanges pass that are looked at in their order. */
    final class Lane {
        private final AtomicLong passed = new AtomicLong();
        private long looked;

        /** An exchange passed and is going to be looked at. */
        void passed() {
            passed.incrementAndGet();
        }

        /** Takes what an exchange told whom, and what it changed. */
        Noted note(Observation seen) {
            Noted one = new Noted(since.equals(Instant.MAX) ? NOTHING : keys(seen));
            for (long key : one.keys) {
                told.merge(key, 1, Integer::sum);
            }
            if (one.keys.length > 0) {
                noted.add(one);
            }
            looked(1);
            return one;
        }

        /** So many exchanges that passed will never be looked at. */
        void lose(int exchanges) {
            lost = clock.instant();
            looked(exchanges);
        }

        private synchronized void looked(int exchanges) {
            looked += exchanges;
            notifyAll();
        }

        private synchronized boolean catchesUp(long end) {
            long wanted = passed.get();
            while (looked < wanted) {
                long millis = (end - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    return false;
                }
                try {
                    wait(millis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return true;
        }
    }

    /** Another lane. */
    Lane lane() {
        Lane lane = new Lane();
        lanes.add(lane);
        return lane;
    }

    /** Forgets what the folds know by now: all up to a sequence of the journal. */
    void forget(long sequence) {
        noted.removeIf(one -> {
            if (one.sequence > sequence) {
                return false;
            }
            for (long key : one.keys) {
                told.computeIfPresent(key, (same, times) -> times == 1 ? null : times - 1);
            }
            return true;
        });
    }

    /**
     * Whether so much is remembered that refusing is safe by what was known at a time: nothing was lost of late, nothing left out, and
     * what passed before it was remembered is among what was known.
     */
    boolean isWhole(Instant known) {
        boolean lostLately = !lost.equals(Instant.MIN) && clock.instant().isBefore(lost.plus(AFTER_LOSS));
        return covers(known) && !lostLately && told.size() < MOST;
    }

    /** Whether what passed before it was remembered is among what was known at a time. */
    boolean covers(Instant known) {
        return !since.equals(Instant.MAX) && !known.isBefore(since.plus(UNDER_WAY));
    }

    /** Waits until all that passed before now was looked at, so long at most; whether it was. */
    boolean catchesUp(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        for (Lane lane : lanes) {
            if (!lane.catchesUp(end)) {
                return false;
            }
        }
        return true;
    }

    /** Whether who has some credentials may just have got to know of a value, or somebody just changed something of what it names. */
    boolean mentions(long[] values, List<Credential> credentials) {
        for (long value : values) {
            if (isTold(value, credentials)) {
                return true;
            }
        }
        return false;
    }

    private boolean isTold(long print, List<Credential> credentials) {
        if (print == 0) {
            return false;
        }
        if (told.containsKey(print)) {
            return true;
        }
        for (Credential credential : credentials) {
            if (told.containsKey(key(credential, print))) {
                return true;
            }
        }
        return false;
    }

    private static long[] keys(Observation seen) {
        boolean fine = seen.status() >= OK && seen.status() < REDIRECT;
        if (!fine) {
            return NOTHING;
        }
        LongBag bag = new LongBag();
        Fields answer = seen.answer();
        for (int row = 0; row < answer.count(); row++) {
            for (Credential credential : seen.credentials()) {
                bag.add(answer.print(row), key(credential, answer.print(row)));
            }
        }
        if (!isRead(seen.method())) {
            seen.segments().forEach(segment -> bag.add(segment.print(), segment.print()));
            Fields request = seen.request();
            for (int row = 0; row < request.count(); row++) {
                bag.add(request.print(row), request.print(row));
            }
        }
        return bag.keys();
    }

    private static boolean isRead(String method) {
        return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    }

    private static long key(Credential credential, long print) {
        long mixed = (print ^ Long.rotateLeft(credential.print(), 21)) * 0x9e3779b97f4a7c15L;
        return mixed ^ mixed >>> 31;
    }

    /** Different values, as they come. */
    private static final class LongBag {
        private long[] keys = new long[16];
        private int size;

        void add(long print, long key) {
            if (print == 0) {
                return;
            }
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, 2 * size);
            }
            keys[size++] = key;
        }

        long[] keys() {
            return Arrays.stream(keys, 0, size).distinct().toArray();
        }
    }
}
